import { pupilParts } from '../ctf-blocks.ts'
import { text } from '../ctf-shape.ts'

/**
 * CTF 25, as the DfE's Get Information About Pupils writes it (`Sex`). Elements that service does not write are those
 * of CTF 12; additions since then whose names are not known (service children, grounds for removal) are kept unread.
 */
export const CTF_25 = { version: '25.0', pupil: pupilParts(text('Sex', 'sex', 'Gender')) } as const

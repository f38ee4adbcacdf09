import { pupilParts } from '../ctf-blocks.ts'
import { text } from '../ctf-shape.ts'

/** CTF 19, as the DfE's multiplication tables check wrote it: still `Gender`, and `URN` in both schools of the header. */
export const CTF_19 = { version: '19.0', pupil: pupilParts(text('Gender', 'sex', 'Sex')) } as const

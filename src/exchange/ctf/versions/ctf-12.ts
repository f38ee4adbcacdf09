import { pupilParts } from '../ctf-blocks.ts'
import { text } from '../ctf-shape.ts'

/** CTF 12, as a commercial school system wrote it from 2012 to 2017. */
export const CTF_12 = { version: '12.0', pupil: pupilParts(text('Gender', 'sex', 'Sex')) } as const

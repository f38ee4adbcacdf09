import type { ADDRESS, HEADER } from './ctf-blocks.ts'
import type { CtfOther, ValuesOf } from './ctf-shape.ts'
import type { CTF_25 } from './versions/ctf-25.ts'

/** One pupil: the elements of the format under lower-camel names, texts as they stand in the file. */
export type CtfPupil = ValuesOf<(typeof CTF_25)['pupil']>

/** A contact of a pupil. Two contacts are never made one, however alike: that once gave strangers' addresses away. */
export type CtfContact = NonNullable<CtfPupil['contacts']>[number]

/** Where somebody lives; see `resolveContactAddress` for those who live with the pupil. */
export type CtfAddress = ValuesOf<typeof ADDRESS>

/** One school in a pupil's history. */
export type CtfSchoolRecord = NonNullable<CtfPupil['schoolHistory']>[number]

/** Who sends the file. `estab` is `LLLL` for the authority itself; `XXX`/`XXXX` occurs. */
export interface CtfSource {
  readonly lea: string
  readonly estab: string
  readonly name?: string
  readonly urn?: string
  readonly academicYear?: string
}

/** Where the file goes: a school, an authority (`LLLL`), unknown (all X) or outside the maintained sector (all M). */
export interface CtfDestination {
  readonly lea: string
  readonly estab: string
  readonly urn?: string
}

/** The rest of the header. */
export type CtfHeader = Omit<ValuesOf<typeof HEADER>, 'ctfVersion' | 'sourceSchool' | 'destSchool'>

/** A transfer file in the format's own words. */
export interface CtfFile {
  readonly source: CtfSource
  readonly destination: CtfDestination
  /** Two digits, dot, zero: `25.0`. */
  readonly version: string
  readonly header?: CtfHeader
  readonly pupils: readonly CtfPupil[]
  /** Elements beside header and pupils that the format does not know. */
  readonly other?: readonly CtfOther[]
}

/** The seven characters that a destination is in a file name. */
export function destinationCode({ lea, estab }: Pick<CtfDestination, 'lea' | 'estab'>): string {
  return lea + estab
}

/**
 * Splits seven characters into authority and establishment.
 * @returns undefined when they are none of: seven digits, three digits and `LLLL`, seven X, seven M
 */
export function readDestinationCode(
  code: string,
): { readonly lea: string; readonly estab: string } | undefined {
  const upper = code.toUpperCase()
  if (!/^(\d{7}|\d{3}LLLL|X{7}|M{7})$/.test(upper)) return undefined
  return { lea: upper.slice(0, 3), estab: upper.slice(3) }
}

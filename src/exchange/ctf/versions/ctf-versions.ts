import { HEADER } from '../ctf-blocks.ts'
import { group, list, type ValuesOf } from '../ctf-shape.ts'
import { CTF_12 } from './ctf-12.ts'
import { CTF_19 } from './ctf-19.ts'
import { CTF_25 } from './ctf-25.ts'

/** The elements of a pupil in one version of the format. */
export type CtfVersion = typeof CTF_12 | typeof CTF_19 | typeof CTF_25

/** The versions whose elements are known well enough to write, oldest first. Others from 12.0 on are read tolerantly. */
export const WRITTEN_VERSIONS: readonly CtfVersion[] = [CTF_12, CTF_19, CTF_25]

/** The version that new files are written in. */
export const PRESENT_VERSION = CTF_25

/** The whole file in one version. */
export function fileParts(version: CtfVersion) {
  return {
    header: group('Header', HEADER),
    pupils: list('CTFpupilData', 'Pupil', version.pupil),
  }
}

/** A file as its elements stand. */
export type CtfTree = ValuesOf<ReturnType<typeof fileParts>>

/** Whether Onroll knows the version: 12.0 to 25.0. */
export function versionKnown(version: string): 'known' | 'newer' | 'unknown' {
  const number = /^(\d{2})\.0$/.exec(version)?.[1]
  if (number === undefined || Number(number) < 12) return 'unknown'
  return Number(number) > 25 ? 'newer' : 'known'
}

/** The definition in which a version is written; undefined when its elements are not known for certain. */
export function writtenVersion(version: string): CtfVersion | undefined {
  return WRITTEN_VERSIONS.find((known) => known.version === version)
}

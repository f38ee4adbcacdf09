import { parsePlainDate, plainDate } from '../../domain/calendar/plain-date.ts'
import { ageOn } from '../../domain/child/year-group.ts'
import type { ProblemList, ProblemSeverity } from '../file-problem.ts'
import { type CtfFile, type CtfPupil, destinationCode, readDestinationCode } from './ctf.ts'
import { readCtfFileName } from './ctf-file-name.ts'
import type { Place } from './ctf-frames.ts'
import { type CtfTree, versionKnown } from './versions/ctf-versions.ts'

/** Whether a seven-digit number was a school on a day (`YYYY-MM-DD`); undefined when nobody can say. */
export type KnownSchool = (laestab: string, on: string) => boolean | undefined

/** What the checks need beside the file. */
export interface CheckCtfContext {
  readonly fileName?: string
  readonly knownSchool?: KnownSchool
  readonly problems: ProblemList
  placeOf(part: object): Place | undefined
}

type Tell = (
  code: string,
  severity: ProblemSeverity,
  part: object,
  path: string,
  found: string,
  expected: string,
) => void

/** Checks what no single value shows: header, file name, lost files, pupil numbers given twice, dates in order. */
export function checkCtfFile(file: CtfFile, tree: CtfTree, context: CheckCtfContext): void {
  const tell: Tell = (code, severity, part, path, found, expected) => {
    const place = context.placeOf(part)
    const whole = [place?.path, path].filter((name) => name !== undefined && name !== '').join('/')
    const problem = { code, severity, path: whole === '' ? 'file' : whole, found, expected }
    context.problems.add(
      place === undefined ? problem : { ...problem, line: place.lines?.get(path) ?? place.line },
    )
  }
  checkHeader(file, tree, tell)
  checkFileName(file, tree, context.fileName, tell)
  if (isLost(file) && file.pupils.length !== 1) {
    const found = `${file.pupils.length} pupils`
    tell(
      'LOST_FILE_ONE_PUPIL',
      'error',
      tree,
      'CTFpupilData',
      found,
      'exactly one in a file for the Lost Pupils Database',
    )
  } else if (file.pupils.length === 0) {
    tell('NO_PUPILS', 'error', tree, 'CTFpupilData', 'no pupils', 'one pupil or more')
  }
  checkUpnsOnce(file.pupils, tell)
  const madeOn = parsePlainDate((file.header?.dateTime ?? '').slice(0, 10))
  for (const pupil of file.pupils) checkPupil(pupil, madeOn, context.knownSchool, tell)
}

function isLost({ destination }: CtfFile): boolean {
  return /^(X{7}|M{7})$/.test(destinationCode(destination))
}

function checkHeader(file: CtfFile, tree: CtfTree, tell: Tell): void {
  if (tree.header === undefined) {
    tell('HEADER_MISSING', 'error', tree, 'Header', '', 'a header')
    return
  }
  if (tree.pupils === undefined)
    tell('PUPILS_MISSING', 'error', tree, 'CTFpupilData', '', 'an element with the pupils')
  const known = versionKnown(file.version)
  if (known === 'newer') {
    tell('VERSION_NEWER', 'warning', tree.header, 'CTFversion', file.version, '12.0 to 25.0; read as 25.0')
  } else if (known === 'unknown') {
    tell('VERSION_NOT_READ', 'warning', tree.header, 'CTFversion', file.version, 'a version such as 25.0')
  }
  if (!/^(\d{7}|\d{3}LLLL|X{7})$/.test(destinationCode(file.source))) {
    const found = destinationCode(file.source)
    tell('SOURCE_NOT_READ', 'error', tree.header, 'SourceSchool', found, 'three digits and four digits')
  }
  if (readDestinationCode(destinationCode(file.destination)) === undefined) {
    const found = destinationCode(file.destination)
    const expected = 'seven digits, three digits and LLLL, seven X or seven M'
    tell('DESTINATION_NOT_READ', 'error', tree.header, 'DestSchool', found, expected)
  }
}

function checkFileName(file: CtfFile, tree: CtfTree, fileName: string | undefined, tell: Tell): void {
  if (fileName === undefined) return
  const name = readCtfFileName(fileName)
  if (name === undefined) {
    tell('FILE_NAME_NOT_READ', 'warning', tree, 'file name', fileName, 'LLLSSSS_CTF_LLLSSSS_nnn.xml')
    return
  }
  if (name.kind !== 'CTF') {
    tell(
      'FILE_NAME_KIND',
      'warning',
      tree,
      'file name',
      name.kind,
      'CTF: this is another kind of data transfer',
    )
  }
  const differ = (part: string, inName: string, inHeader: string) => {
    if (inName === inHeader) return
    const expected = `${inHeader}, as in the header`
    tell('FILE_NAME_AND_HEADER_DIFFER', 'warning', tree, `file name ${part}`, inName, expected)
  }
  differ('source', name.source, destinationCode(file.source))
  differ('destination', name.destination, destinationCode(file.destination))
}

function checkUpnsOnce(pupils: readonly CtfPupil[], tell: Tell): void {
  const seen = new Set<string>()
  for (const pupil of pupils) {
    const { upn } = pupil
    if (upn === undefined || upn === '') tell('UPN_MISSING', 'warning', pupil, 'UPN', '', 'a UPN')
    else if (seen.has(upn)) {
      tell('UPN_TWICE', 'error', pupil, 'UPN', upn, 'each UPN once: a person must say which child it is')
    } else seen.add(upn)
  }
}

/** Ages outside which a date of birth is more likely a slip than a pupil. No rule of law: years of age. */
const PLAUSIBLE_AGE = { from: 2, to: 20 }

function checkPupil(
  pupil: CtfPupil,
  madeOn: ReturnType<typeof parsePlainDate>,
  knownSchool: KnownSchool | undefined,
  tell: Tell,
): void {
  if (!pupil.surname) tell('VALUE_MISSING', 'error', pupil, 'Surname', '', 'a surname')
  if (!pupil.forename) tell('VALUE_MISSING', 'warning', pupil, 'Forename', '', 'a forename')
  if (!pupil.sex) tell('VALUE_MISSING', 'warning', pupil, 'Sex', '', 'M or F')
  if (pupil.dob === undefined) tell('VALUE_MISSING', 'error', pupil, 'DOB', '', 'a date of birth')
  const born = parsePlainDate(pupil.dob ?? '')
  if (born !== undefined && madeOn !== undefined) {
    const age = born > madeOn ? -1 : ageOn(born, madeOn)
    if (age < PLAUSIBLE_AGE.from || age > PLAUSIBLE_AGE.to) {
      tell('DOB_NOT_PLAUSIBLE', 'warning', pupil, 'DOB', born, 'the date of birth of a school child')
    }
  }
  for (const contact of pupil.contacts ?? []) {
    const isEmpty = contact.address === undefined || Object.keys(contact.address).length === 0
    if (isEmpty)
      tell('ADDRESS_MISSING', 'warning', contact, 'Address', '', 'an address; none is taken from others')
  }
  for (const school of pupil.schoolHistory ?? []) {
    const { entryDate, leavingDate, lea = '', estab = '' } = school
    if (entryDate !== undefined && leavingDate !== undefined && leavingDate < entryDate) {
      const expected = `a day on or after the entry date ${entryDate}`
      tell('LEAVING_BEFORE_ENTRY', 'error', school, 'LeavingDate', leavingDate, expected)
    }
    const on = parsePlainDate(leavingDate ?? '') ?? parsePlainDate(entryDate ?? '') ?? madeOn
    const isNumber = /^\d{7}$/.test(lea + estab)
    if (isNumber && knownSchool?.(lea + estab, on ?? plainDate('1900-01-01')) === false) {
      tell(
        'SCHOOL_NOT_KNOWN',
        'warning',
        school,
        'Estab',
        lea + estab,
        'a school of that day in the national register',
      )
    }
  }
}

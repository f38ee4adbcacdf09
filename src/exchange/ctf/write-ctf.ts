import { ok, type Refusal, type Result, refuse } from '../../domain/result.ts'
import type { FileProblem } from '../file-problem.ts'
import { isCtfDateTime } from './check-ctf-value.ts'
import { type CtfFile, type CtfHeader, destinationCode, readDestinationCode } from './ctf.ts'
import { type Omission, withoutUnwritableAttendance } from './ctf-attendance.ts'
import { ctfFileName, readCtfFileName } from './ctf-file-name.ts'
import { readCtf } from './read-ctf.ts'
import { fileParts, PRESENT_VERSION, WRITTEN_VERSIONS, writtenVersion } from './versions/ctf-versions.ts'
import { type FieldFault, writeElements } from './write-ctf-elements.ts'

/** A file to be written. `protectedChild` is never written; it stops the file. */
export type CtfDraft = Omit<CtfFile, 'pupils' | 'version' | 'destination'> & {
  readonly version?: string
  readonly destination?: CtfFile['destination']
  readonly pupils: readonly (CtfFile['pupils'][number] & { readonly protectedChild?: boolean })[]
}

export interface WriteCtfOptions {
  /** Seven digits, three digits and `LLLL`, seven X or seven M. */
  readonly destination: string
  /** 1 to 999, counting up for each pair of source and destination: see `nextSerial`. */
  readonly serial: number
  /** `25.0` unless the draft or this says otherwise. */
  readonly version?: string
  /** `YYYY-MM-DDThh:mm:ss`; stands in the header unless the draft's header has a moment of its own. */
  readonly madeAt: string
  /** Who decided that the file of a protected child may be made, and why. Without it such a file is refused. */
  readonly release?: { readonly by: string; readonly reason: string }
  /** The name of the rejected file that this one replaces. The child's true status is kept by the register, not here. */
  readonly resendOf?: string
}

/** A transfer file, ready to be uploaded by a person. */
export interface WrittenCtf {
  readonly fileName: string
  readonly destination: string
  readonly serial: string
  readonly version: string
  /** UTF-8 text. */
  readonly text: string
  readonly resendOf?: string
  /** What was left out, and why. */
  readonly omitted: readonly Omission[]
  /** What a reader will remark. */
  readonly warnings: readonly FileProblem[]
}

export type WriteCtfRefusal = Refusal<
  | 'PROTECTED_CHILD'
  | 'LOST_FILE_ONE_PUPIL'
  | 'NO_PUPILS'
  | 'DESTINATION_NOT_UNDERSTOOD'
  | 'SOURCE_NOT_UNDERSTOOD'
  | 'SERIAL_NOT_UNDERSTOOD'
  | 'VERSION_NOT_WRITTEN'
  | 'MADE_AT_NOT_UNDERSTOOD'
  | 'RESEND_NOT_UNDERSTOOD'
  | 'FIELD_MISSING'
  | FieldFault['code']
>

/** Stands in the header of files that Onroll makes. */
export const SUPPLIER = 'Onroll'

/**
 * Writes a common transfer file. Making one takes no pupil off roll.
 *
 * @refuses  PROTECTED_CHILD unless released; LOST_FILE_ONE_PUPIL when a file to the Lost Pupils Database (all X or all
 *           M) has not exactly one pupil; RESEND_NOT_UNDERSTOOD; FIELD_… naming the field
 * @law      Education (Pupil Information) (England) Regulations 2005; DfE, Common transfer file specification
 */
export function writeCtf(draft: CtfDraft, options: WriteCtfOptions): Result<WrittenCtf, WriteCtfRefusal> {
  const routing = routingOf(draft, options)
  if (!routing.ok) return routing
  const { destination, version, source } = routing.value
  const pupils = pupilsOf(draft, options, destination)
  if (!pupils.ok) return pupils

  const { attendance, omitted } = withoutUnwritableAttendance(pupils.value, version.version)
  const { name, other: _, ...sourceRest } = { other: undefined, ...draft.source }
  const faults: FieldFault[] = []
  const given: CtfHeader = draft.header ?? {}
  const tree = {
    header: {
      documentName: 'Common Transfer File',
      dateTime: options.madeAt,
      documentQualifier: 'full',
      supplierId: SUPPLIER,
      ...given,
      ctfVersion: version.version,
      sourceSchool: { ...sourceRest, ...source, schoolName: name },
      destSchool: { ...urnOf(draft, destination), ...destination },
    },
    pupils: attendance,
    other: draft.other,
  }
  const body = writeElements(fileParts(version), tree, '', 1, faults)
  const fault = faults[0]
  if (fault) return refuse({ ...fault, facts: { faults } })

  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<CTfile>\n${body}</CTfile>\n`
  const fileName = ctfFileName(source, destination, options.serial)
  return ok({
    fileName,
    destination: destinationCode(destination),
    serial: String(options.serial).padStart(3, '0'),
    version: version.version,
    text,
    ...(options.resendOf === undefined ? {} : { resendOf: options.resendOf }),
    omitted,
    warnings: readCtf(new TextEncoder().encode(text), { fileName }).problems,
  })
}

function routingOf(draft: CtfDraft, options: WriteCtfOptions) {
  const version = writtenVersion(options.version ?? draft.version ?? PRESENT_VERSION.version)
  if (version === undefined) {
    const versions = WRITTEN_VERSIONS.map((known) => known.version).join(', ')
    const message = `Onroll writes the versions ${versions}. Give one of them; schools today read ${PRESENT_VERSION.version}.`
    return refuse<WriteCtfRefusal>({ code: 'VERSION_NOT_WRITTEN', message, field: 'version' })
  }
  const destination = readDestinationCode(options.destination)
  if (destination === undefined) {
    const message =
      'Give the destination as a school’s seven-digit number, an authority as 860LLLL, XXXXXXX for unknown, or MMMMMMM for outside the maintained sector of England and Wales.'
    return refuse<WriteCtfRefusal>({ code: 'DESTINATION_NOT_UNDERSTOOD', message, field: 'destination' })
  }
  const source = { lea: String(draft.source?.lea ?? ''), estab: String(draft.source?.estab ?? '') }
  if (!/^(\d{3}(\d{4}|LLLL)|X{7})$/.test(destinationCode(source))) {
    const message =
      'Give the sending school’s three-digit authority (source.lea) and four-digit number (source.estab).'
    return refuse<WriteCtfRefusal>({ code: 'SOURCE_NOT_UNDERSTOOD', message, field: 'source' })
  }
  if (!Number.isInteger(options.serial) || options.serial < 1 || options.serial > 999) {
    const message = 'The serial number must be a whole number from 1 to 999.'
    return refuse<WriteCtfRefusal>({ code: 'SERIAL_NOT_UNDERSTOOD', message, field: 'serial' })
  }
  if (!isCtfDateTime(options.madeAt)) {
    const message = 'Give the moment at which the file is made as YYYY-MM-DDThh:mm:ss.'
    return refuse<WriteCtfRefusal>({ code: 'MADE_AT_NOT_UNDERSTOOD', message, field: 'madeAt' })
  }
  const resent = options.resendOf === undefined ? undefined : readCtfFileName(options.resendOf)
  const isResend = options.resendOf === undefined || resent?.source === destinationCode(source)
  if (!isResend || options.resendOf === ctfFileName(source, destination, options.serial)) {
    const message =
      'A file sent again is a new file: name the rejected one of the same school, and give another number.'
    return refuse<WriteCtfRefusal>({ code: 'RESEND_NOT_UNDERSTOOD', message, field: 'resendOf' })
  }
  return ok({ version, destination, source })
}

function pupilsOf(draft: CtfDraft, options: WriteCtfOptions, destination: { lea: string; estab: string }) {
  const pupils = Array.isArray(draft.pupils) ? draft.pupils : []
  const isLost = /^(X{7}|M{7})$/.test(destinationCode(destination))
  if (isLost && pupils.length !== 1) {
    const message = `A file for the Lost Pupils Database holds one pupil only; this one has ${pupils.length}. Make one file for each child.`
    return refuse<WriteCtfRefusal>({ code: 'LOST_FILE_ONE_PUPIL', message, field: 'pupils' })
  }
  if (pupils.length === 0) {
    const message = 'The file has no pupil. Add one.'
    return refuse<WriteCtfRefusal>({ code: 'NO_PUPILS', message, field: 'pupils' })
  }
  const isReleased =
    options.release !== undefined && options.release.by !== '' && options.release.reason !== ''
  for (const [index, pupil] of pupils.entries()) {
    const flag: unknown = pupil?.protectedChild
    if (flag !== undefined && flag !== false && !isReleased) {
      const message =
        'This child is protected, so no transfer file is made. Ask the officer who may release it; a release names that person and the reason.'
      return refuse<WriteCtfRefusal>({ code: 'PROTECTED_CHILD', message, field: `pupils[${index}]` })
    }
    for (const key of ['surname', 'dob'] as const) {
      if (pupil?.[key]) continue
      const message = `pupils[${index}].${key} is missing. A transfer file needs it.`
      return refuse<WriteCtfRefusal>({ code: 'FIELD_MISSING', message, field: `pupils[${index}].${key}` })
    }
  }
  return ok(pupils.map(({ protectedChild: _, ...pupil }) => pupil))
}

/** The URN of the draft's destination holds only while the file goes there. */
function urnOf(draft: CtfDraft, destination: { readonly lea: string; readonly estab: string }) {
  const before = draft.destination
  const isSame = before !== undefined && destinationCode(before) === destinationCode(destination)
  return isSame && before.urn !== undefined ? { urn: before.urn } : {}
}

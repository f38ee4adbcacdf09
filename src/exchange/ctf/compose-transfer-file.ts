import { academicYearStart } from '../../domain/calendar/academic-year.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { CtfPupil, CtfSchoolRecord } from './ctf.ts'
import { PRESENT_VERSION } from './versions/ctf-versions.ts'
import type { CtfDraft } from './write-ctf.ts'

/** What is known of a pupil who leaves. */
export interface LeavingPupil {
  /** The school that sends the file. */
  readonly school: { readonly laestab: string; readonly name: string; readonly urn?: number }
  /** Identity and everything else, in the format's words. School history is added here. */
  readonly pupil: Omit<CtfPupil, 'schoolHistory' | 'other'>
  readonly entryOn?: PlainDate
  readonly leavingOn: PlainDate
  /** The code of the school's system; kept as it stands, because no list of codes is published as text. */
  readonly leavingReason: string
  /** Schools before this one, oldest first. */
  readonly before?: readonly CtfSchoolRecord[]
  readonly protectedChild?: boolean
}

/** The draft of a file for one leaver, with this school last in the history. The year is the one in which the school year starts. */
export function composeTransferFile(leaver: LeavingPupil): CtfDraft {
  const { school, entryOn, leavingOn, leavingReason } = leaver
  const [lea, estab] = [school.laestab.slice(0, 3), school.laestab.slice(3)]
  const urn = school.urn === undefined ? {} : { urn: String(school.urn) }
  const record: CtfSchoolRecord = {
    lea,
    estab,
    ...urn,
    schoolName: school.name,
    ...(entryOn === undefined ? {} : { entryDate: entryOn }),
    leavingDate: leavingOn,
    leavingReason,
    lastSchool: true,
  }
  const academicYear = String(academicYearStart(leavingOn))
  return {
    source: { lea, estab, name: school.name, ...urn, academicYear },
    version: PRESENT_VERSION.version,
    pupils: [
      {
        ...leaver.pupil,
        schoolHistory: [...(leaver.before ?? []), record],
        ...(leaver.protectedChild === undefined ? {} : { protectedChild: leaver.protectedChild }),
      },
    ],
  }
}

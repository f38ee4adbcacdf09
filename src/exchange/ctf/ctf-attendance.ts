import type { CtfPupil } from './ctf.ts'

/** Something that was left out of a file. */
export interface Omission {
  readonly path: string
  readonly because: string
}

const NONE_GIVEN =
  'Attendance is left out: Onroll holds the marks it needs for enquiries and not a pupil’s whole attendance record. The school sends it from its own system.'
const TWO_CHARACTER_CODES =
  'The attendance marks are left out: since August 2024 some codes have two characters, and how a transfer file writes those is not known. The totals are kept.'

/**
 * Takes out attendance marks that cannot be written without guessing. Marks are one character a session; a digit shows
 * a code of two characters (C1, J1, Y1 to Y7).
 */
export function withoutUnwritableAttendance(
  pupils: readonly CtfPupil[],
  version: string,
): { readonly attendance: readonly CtfPupil[]; readonly omitted: readonly Omission[] } {
  const omitted: Omission[] = []
  const attendance = pupils.map((pupil, index) => {
    const years = pupil.attendance
    const path = `pupils[${index}].attendance`
    if (years === undefined) omitted.push({ path, because: NONE_GIVEN })
    if (!Array.isArray(years) || version < '25') return pupil
    return {
      ...pupil,
      attendance: (years as NonNullable<CtfPupil['attendance']>).map((year, at) => {
        const marks = year?.attendSessions?.attendanceMarks
        if (typeof marks !== 'string' || !/\d/.test(marks)) return year
        omitted.push({ path: `${path}[${at}].attendSessions`, because: TWO_CHARACTER_CODES })
        const { attendSessions: _, ...rest } = year
        return rest
      }),
    }
  })
  return { attendance, omitted }
}

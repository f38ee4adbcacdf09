import { dateOf, type PlainDate, partsOf } from './plain-date.ts'

/** A school year as the school census and the CTF mean it: 1 September to 31 August. */
export interface AcademicYear {
  /** The calendar year in which it starts: 2026 for 2026/27. */
  readonly startYear: number
  /** As people write it: `2026/27`. */
  readonly name: string
  readonly from: PlainDate
  readonly to: PlainDate
}

const FIRST_MONTH = 9

/** The calendar year in which the academic year of a day starts: 2026 for 31 August 2027. */
export function academicYearStart(on: PlainDate): number {
  const { year, month } = partsOf(on)
  return month >= FIRST_MONTH ? year : year - 1
}

/** The academic year that a day falls in. At the ends of the calendar (1900, 2199) it is cut to days that can be told. */
export function academicYearOf(on: PlainDate): AcademicYear {
  const startYear = academicYearStart(on)
  return {
    startYear,
    name: `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`,
    from: startYear < 1900 ? dateOf(1900, 1, 1) : dateOf(startYear, FIRST_MONTH, 1),
    to: startYear === 2199 ? dateOf(2199, 12, 31) : dateOf(startYear + 1, FIRST_MONTH - 1, 31),
  }
}

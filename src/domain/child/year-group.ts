import { academicYearStart } from '../calendar/academic-year.ts'
import { type PlainDate, partsOf } from '../calendar/plain-date.ts'

/** National curriculum year as the CTF writes it: N1, N2, R, 1 to 14. */
export type YearGroup = 'N1' | 'N2' | 'R' | `${number}`

const RECEPTION_AGE = 4
const LAST_YEAR = 14

/**
 * The year group a child belongs to by age, which may differ from the one a school has placed the child in.
 *
 * @param born  date of birth
 * @param on    the day asked about; the year group changes on 1 September
 * @returns     undefined below nursery age and above year 14
 */
export function yearGroupOf(born: PlainDate, on: PlainDate): YearGroup | undefined {
  const year = academicYearStart(on) - academicYearStart(born) - RECEPTION_AGE - 1
  if (year < -2 || year > LAST_YEAR) return undefined
  if (year === -2) return 'N1'
  if (year === -1) return 'N2'
  return year === 0 ? 'R' : `${year}`
}

/** `Year 8`, `Reception` or `Nursery`. */
export function yearGroupName(group: YearGroup): string {
  if (group === 'R') return 'Reception'
  return group.startsWith('N') ? 'Nursery' : `Year ${group}`
}

/**
 * Age in whole years on a day; negative before birth. A child born on 29 February is a year older on 1 March when the
 * year has no such day.
 */
export function ageOn(born: PlainDate, on: PlainDate): number {
  const [birth, day] = [partsOf(born), partsOf(on)]
  const before = day.month < birth.month || (day.month === birth.month && day.day < birth.day)
  return day.year - birth.year - (before ? 1 : 0)
}

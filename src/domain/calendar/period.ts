import { type Refusal, type Result, refuse } from '../result.ts'

/** Days on which one school has a session (Education Act 1996 s579). Unit: whole school days, 0 or more. */
export interface SchoolDays {
  readonly unit: 'school-day'
  readonly count: number
}

/** Mondays to Fridays less bank holidays. Unit: whole working days, 0 or more. */
export interface WorkingDays {
  readonly unit: 'working-day'
  readonly count: number
}

/** Calendar days, every one of them. Unit: whole days, 0 or more. */
export interface Days {
  readonly unit: 'day'
  readonly count: number
}

/** A length of time as a text of law or policy states it; the three units never stand for one another. */
export type Period = SchoolDays | WorkingDays | Days

/** Whether the day a period starts from is day 1 (`counts`) or day 0 (`does-not-count`). A text may mean either. */
export type FirstDay = 'counts' | 'does-not-count'

/** A number of school days. Throws when the number is not whole or is negative: that is a bug in the caller. */
export function schoolDays(count: number): SchoolDays {
  return { unit: 'school-day', count: wholeNumber(count) }
}

/** A number of working days. Throws when the number is not whole or is negative. */
export function workingDays(count: number): WorkingDays {
  return { unit: 'working-day', count: wholeNumber(count) }
}

/** A number of calendar days. Throws when the number is not whole or is negative. */
export function days(count: number): Days {
  return { unit: 'day', count: wholeNumber(count) }
}

/**
 * Reads a period that came from outside.
 *
 * @param unit   `school-day`, `working-day` or `day`
 * @param count  a whole number, 1 or more
 * @refuses      UNIT_NOT_UNDERSTOOD, COUNT_NOT_UNDERSTOOD
 */
export function readPeriod(unit: unknown, count: unknown): Result<Period> {
  if (unit !== 'school-day' && unit !== 'working-day' && unit !== 'day') {
    return refuse({
      code: 'UNIT_NOT_UNDERSTOOD',
      message: 'Give the unit as school-day, working-day or day.',
      field: 'unit',
    })
  }
  if (typeof count !== 'number' || !isPeriodLength(count)) return countNotUnderstood()
  return { ok: true, value: { unit, count } }
}

/** True for a whole number of 1 or more: the only lengths a period can have. */
export function isPeriodLength(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 1
}

/** The refusal of a length that is not a whole number of 1 or more. */
export function countNotUnderstood(): {
  readonly ok: false
  readonly refusal: Refusal<'COUNT_NOT_UNDERSTOOD'>
} {
  return refuse({
    code: 'COUNT_NOT_UNDERSTOOD',
    message: 'Give the number of days as a whole number, 1 or more.',
    field: 'count',
  })
}

function wholeNumber(count: number): number {
  if (!Number.isSafeInteger(count) || count < 0) throw new Error(`Not a number of days: ${count}`)
  return count
}

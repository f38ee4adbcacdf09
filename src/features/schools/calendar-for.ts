import { createHash } from 'node:crypto'
import type { BankHolidays } from '../../domain/calendar/bank-holidays.ts'
import { type SchoolCalendar, schoolCalendar } from '../../domain/calendar/school-calendar.ts'
import { type Result, refuse } from '../../domain/result.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import { findBankHolidays } from './bank-holidays.store.ts'
import { listPeriodsFor } from './calendar-periods.store.ts'
import { keptFor } from './kept-calendars.ts'
import { layCalendar } from './lay-calendar.ts'
import { findSchool } from './schools.store.ts'

/** A school's calendar with the short hash of what it was laid from; another hash means other days. */
export interface KnownCalendar {
  readonly calendar: SchoolCalendar
  readonly bankHolidays: BankHolidays
  readonly edition: string
}

export const DIVISION = 'england-and-wales'

/**
 * The calendar of one school, or the authority's default where `schoolUrn` is null.
 *
 * @refuses  BANK_HOLIDAYS_MISSING, CALENDAR_TOO_SHORT (no terms yet), as {@link schoolCalendar}
 */
export async function calendarFor(
  read: ReadTrx,
  of: { readonly laId: number; readonly schoolUrn: number | null },
): Promise<Result<KnownCalendar>> {
  return keptFor(read, `${of.laId} ${of.schoolUrn ?? ''}`, () => lay(read, of))
}

async function lay(
  read: ReadTrx,
  of: { readonly laId: number; readonly schoolUrn: number | null },
): Promise<Result<KnownCalendar>> {
  const bankHolidays = await findBankHolidays(read, DIVISION)
  if (bankHolidays === undefined) {
    return refuse({
      code: 'BANK_HOLIDAYS_MISSING',
      message:
        'The bank holidays are not in Onroll yet. The data officer imports them: onroll import bank-holidays FILE.',
    })
  }
  const school = of.schoolUrn === null ? undefined : await findSchool(read, of.schoolUrn)
  const laid = layCalendar(await listPeriodsFor(read, of.laId, school))
  const calendar = schoolCalendar({ ...laid, bankHolidays })
  if (!calendar.ok) return calendar
  const parts = JSON.stringify([
    laid,
    [...bankHolidays.names],
    bankHolidays.speaksFrom,
    bankHolidays.speaksUntil,
  ])
  const edition = createHash('sha256').update(parts).digest('hex').slice(0, 12)
  return { ok: true, value: { calendar: calendar.value, bankHolidays, edition } }
}

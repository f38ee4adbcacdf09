import { sql } from 'kysely'
import type { BankHolidays } from '../../domain/calendar/bank-holidays.ts'
import { dateOf, type PlainDate, partsOf } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'
import { forgetCalendars } from './kept-calendars.ts'

/** Begins the source of a day that a later list no longer names: a holiday that was moved. The row stays as history. */
const WITHDRAWN = 'withdrawn: '

export interface BankHolidayRow {
  readonly division: string
  readonly on_date: PlainDate
  readonly title: string
}

/** The bank holidays of a division as last imported; undefined before the first import. */
export async function findBankHolidays(read: ReadTrx, division: string): Promise<BankHolidays | undefined> {
  const rows = await read
    .selectFrom('bank_holiday')
    .select(['on_date', 'title'])
    .where('division', '=', division)
    .where('source', 'not like', `${WITHDRAWN}%`)
    .orderBy('on_date')
    .execute()
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return undefined
  return {
    names: new Map(rows.map((row) => [row.on_date, row.title])),
    speaksFrom: dateOf(partsOf(first.on_date).year, 1, 1),
    speaksUntil: dateOf(partsOf(last.on_date).year, 12, 31),
  }
}

/** Adds and corrects days; gives how many rows changed. */
export async function saveBankHolidays(
  trx: Trx,
  rows: readonly BankHolidayRow[],
  source: string,
): Promise<number> {
  forgetCalendars(trx)
  const { numAffectedRows } = await sql`
    insert into bank_holiday (division, on_date, title, source)
    select division, on_date, title, ${source}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (division text, on_date date, title text)
    on conflict (division, on_date) do update set title = excluded.title, source = excluded.source
      where bank_holiday.title <> excluded.title or bank_holiday.source like ${`${WITHDRAWN}%`}`.execute(trx)
  return Number(numAffectedRows ?? 0n)
}

/** Withdraws the days that a list for these years no longer names. */
export async function withdrawBankHolidays(
  trx: Trx,
  division: string,
  kept: readonly PlainDate[],
  from: PlainDate,
  until: PlainDate,
): Promise<number> {
  forgetCalendars(trx)
  const { numAffectedRows } = await sql`
    update bank_holiday set source = ${WITHDRAWN} || source
    where division = ${division} and on_date between ${from}::date and ${until}::date
      and on_date <> all(${[...kept]}::date[]) and source not like ${`${WITHDRAWN}%`}`.execute(trx)
  return Number(numAffectedRows ?? 0n)
}

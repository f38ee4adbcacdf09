import { type PlainDate, plainDate } from '../../src/domain/calendar/plain-date.ts'
import { systemOf } from '../../src/platform/auth/asker.ts'
import { type Db, inTransaction } from '../../src/platform/db/in-transaction.ts'
import { newId } from '../../src/platform/ids/new-id.ts'
import { publishedBankHolidays } from './calendars.ts'

const AT = new Date('2026-08-01T09:00:00Z')

/** Testshire's 2026/27 as the authority's calendar, half terms and the published bank holidays with it. */
const PERIODS = [
  ['term', '2026-09-02', '2026-12-18', 'Autumn 2026'],
  ['half-term', '2026-10-26', '2026-10-30', 'half term'],
  ['term', '2027-01-04', '2027-03-25', 'Spring 2027'],
  ['half-term', '2027-02-15', '2027-02-19', 'half term'],
  ['term', '2027-04-12', '2027-07-21', 'Summer 2027'],
  ['half-term', '2027-05-31', '2027-06-04', 'half term'],
] as const

/** Gives an authority of a test database its school year, so that days can be counted. */
export async function giveSchoolYear(worker: Db, laId: number): Promise<void> {
  await inTransaction(worker, systemOf(laId), async (trx) => {
    await trx
      .insertInto('bank_holiday')
      .values(
        [...publishedBankHolidays.names].map(([on, title]) => ({
          division: 'england-and-wales',
          on_date: on as PlainDate,
          title,
          source: 'published',
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await trx
      .insertInto('calendar_period')
      .values(
        PERIODS.map(([kind, from, until, label]) => ({
          la_id: laId,
          id: newId(AT),
          scope: 'authority',
          school_urn: null,
          trust_name: null,
          kind,
          from_on: plainDate(from),
          until_on: plainDate(until),
          label,
          basis: 'made up',
          recorded_at: AT,
          recorded_by: null,
        })),
      )
      .execute()
  })
}

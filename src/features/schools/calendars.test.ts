import { beforeEach, describe, expect, test } from 'vitest'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { schoolDays } from '../../domain/calendar/period.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { schoolDayAfter } from '../../domain/calendar/school-day-after.ts'
import type { TermPeriod } from '../../exchange/term-dates/term-dates.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import { inTransaction, type Trx } from '../../platform/db/in-transaction.ts'
import { openJobs } from '../../platform/jobs/jobs.ts'
import { calendarFor } from './calendar-for.ts'
import type { CalendarScope } from './calendar-periods.store.ts'
import { addDays, removePeriod, stateTerms } from './change-calendar.command.ts'
import { importBankHolidays } from './import-bank-holidays.command.ts'
import { importTermDates } from './import-term-dates.command.ts'
import { RECOMPUTE_DEADLINES } from './recompute-deadlines.ts'

const database = withTestDatabase()
const LA = 999
const SCHOOL = 999_101
const at = new Date('2026-08-01T09:00:00Z')
const mySchool: CalendarScope = { scope: 'school', schoolUrn: SCHOOL }

const asSystem = <Value>(work: (trx: Trx) => Promise<Value>) =>
  inTransaction(database.workerDb, systemOf(LA), work)
const term = (kind: TermPeriod['kind'], from: string, to: string): TermPeriod => ({
  kind,
  from: plainDate(from),
  to: plainDate(to),
  label: kind === 'term' ? 'Autumn 2026' : 'half term',
})
const AUTUMN = [term('term', '2026-09-02', '2026-12-18'), term('half-term', '2026-10-26', '2026-10-30')]
const file = { laId: LA, basis: 'made up', at, by: null }

async function dayTwenty(from: string, schoolUrn: number | null = SCHOOL): Promise<string> {
  const known = await asSystem((trx) => calendarFor(trx, { laId: LA, schoolUrn }))
  if (!known.ok) return known.refusal.code
  const due = schoolDayAfter(known.value.calendar, plainDate(from), schoolDays(20), 'counts')
  return due.ok ? due.value.due : due.refusal.code
}
const edition = async (schoolUrn: number | null = SCHOOL) => {
  const known = await asSystem((trx) => calendarFor(trx, { laId: LA, schoolUrn }))
  return known.ok ? known.value.edition : known.refusal.code
}

describe('the calendar of a school', () => {
  let sent: unknown[]
  let jobs: Awaited<ReturnType<typeof openJobs>>
  const change = (scope: CalendarScope = mySchool) => ({
    jobs,
    laId: LA,
    scope,
    at,
    by: null,
    basis: 'made up',
  })

  beforeEach(async () => {
    await database.owner.query('truncate jobs.job')
    await database.worker.query(
      `insert into local_authority (id, code, name, pack) values (999, '999', 'Testshire', 'testshire') on conflict do nothing`,
    )
    await database.worker.query(
      `insert into school (urn, la_code, la_name, name, kind, status, name_key, row_hash, first_seen_on, last_seen_on)
       values ($1, '999', 'Testshire', 'Alder Test Academy', '', 'Open', 'alder', '', '2026-01-01', '2026-01-01') on conflict do nothing`,
      [SCHOOL],
    )
    jobs = await openJobs({ pool: database.worker, clock: database.clock })
    sent = []
    jobs.work(RECOMPUTE_DEADLINES, async (data) => void sent.push(data))
    await asSystem(async (trx) => {
      await trx.updateTable('calendar_period').set({ superseded_at: at }).where('la_id', '=', LA).execute()
      await importBankHolidays(
        trx,
        [{ division: 'england-and-wales', on: plainDate('2026-12-25'), title: 'Christmas Day', notes: '' }],
        { fileName: 'made-up.json', sha256: 'x', at },
      )
      await importTermDates(trx, { scope: 'authority' }, AUTUMN, file)
    })
  })

  test('is the authority’s default, with half term cut out, until the school says otherwise', async () => {
    expect(await dayTwenty('2026-09-02')).toBe('2026-09-29')
    expect(await dayTwenty('2026-10-19')).toBe('2026-11-20')
    expect(await dayTwenty('2026-10-19', null)).toBe('2026-11-20')
  })

  test('a school day lost to an INSET day moves day twenty by one, there and not elsewhere', async () => {
    const before = await edition()
    const added = await asSystem((trx) => {
      const days = {
        kind: 'inset',
        from: plainDate('2026-11-02'),
        until: plainDate('2026-11-02'),
        label: 'INSET day',
      } as const
      return addDays(trx, change(), days)
    })
    expect(await dayTwenty('2026-10-19')).toBe('2026-11-23')
    expect(await dayTwenty('2026-10-19', null)).toBe('2026-11-20')
    expect(await edition()).not.toBe(before)
    await jobs.drain()
    expect(sent).toEqual([
      {
        laId: LA,
        scope: 'school',
        schoolUrn: SCHOOL,
        because: 'The INSET day from 2 November 2026 was added to the calendar.',
      },
    ])
    await asSystem((trx) => removePeriod(trx, change(), added.ok ? added.value : ''))
    expect(await dayTwenty('2026-10-19')).toBe('2026-11-20')
    expect(await edition()).toBe(before)
  })

  test('an open Saturday counts', async () => {
    await asSystem((trx) =>
      addDays(trx, change(), {
        kind: 'open',
        from: plainDate('2026-09-05'),
        until: plainDate('2026-09-05'),
        label: 'Open',
      }),
    )
    expect(await dayTwenty('2026-09-02')).toBe('2026-09-28')
  })

  test('a school that states its own terms has none of the authority’s that year', async () => {
    await asSystem((trx) =>
      stateTerms(trx, change(), 2026, [
        { label: 'Autumn 2026', from: plainDate('2026-09-07'), until: plainDate('2026-12-18') },
      ]),
    )
    expect(await dayTwenty('2026-09-02')).toBe('2026-10-02')
    expect(await dayTwenty('2026-10-19')).toBe('2026-11-13')
    expect(await dayTwenty('2026-09-02', null)).toBe('2026-09-29')
  })

  test('the same days twice are refused, with what stands there', async () => {
    const days = {
      kind: 'closed',
      from: plainDate('2026-11-02'),
      until: plainDate('2026-11-03'),
      label: 'Snow',
    } as const
    expect(await asSystem((trx) => addDays(trx, change(), days))).toMatchObject({ ok: true })
    expect(await asSystem((trx) => addDays(trx, change(), days))).toMatchObject({
      ok: false,
      refusal: { code: 'DAYS_OVERLAP', message: expect.stringContaining('Snow') },
    })
  })

  test('the same file of term dates again changes nothing; another replaces only its own years', async () => {
    const again = await asSystem((trx) => importTermDates(trx, { scope: 'authority' }, AUTUMN, file))
    expect(again).toEqual({ ok: true, value: { added: 0, superseded: 0, unchanged: 2 } })
    const later = [term('term', '2027-09-02', '2027-12-17')]
    await asSystem((trx) => importTermDates(trx, { scope: 'authority' }, later, file))
    expect(await dayTwenty('2026-09-02')).toBe('2026-09-29')
  })

  test('a bank holiday that a later list moves no longer counts on its old day', async () => {
    const list = (on: string) => [
      { division: 'england-and-wales', on: plainDate('2026-01-01'), title: 'New Year', notes: '' },
      { division: 'england-and-wales', on: plainDate(on), title: 'Made-up holiday', notes: '' },
    ]
    await asSystem((trx) => importBankHolidays(trx, list('2026-09-03'), { fileName: 'a', sha256: 'a', at }))
    expect(await dayTwenty('2026-09-02')).toBe('2026-09-30')
    await asSystem((trx) => importBankHolidays(trx, list('2026-09-30'), { fileName: 'b', sha256: 'b', at }))
    expect(await dayTwenty('2026-09-02')).toBe('2026-09-29')
    expect(await dayTwenty('2026-09-03')).toBe('2026-10-01')
  })

  test('beyond the last term nothing is guessed', async () => {
    expect(await dayTwenty('2026-12-01')).toBe('CALENDAR_TOO_SHORT')
  })
})

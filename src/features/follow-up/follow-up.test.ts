import { Kysely, PostgresDialect } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCase, anEnquiry, aPupilOnRoll, lookAt } from '../../../test/support/a-matter.ts'
import { passNight, workOn } from '../../../test/support/a-night.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import { digestTables } from '../../platform/db/digest-tables.ts'
import type { Tables } from '../../platform/db/tables.ts'
import type { NewEvent } from '../cases/index.ts'
import {
  findOrganisationByKey,
  openHomeEducation,
  openMatterTo,
  reachDayTwenty,
  recordEvents,
} from '../cases/index.ts'
import { enqueueRecompute, importTermDates } from '../schools/index.ts'
import { followUpJobs } from './index.ts'
import { sweepDeadlinesJob } from './sweep-deadlines.job.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  workOn(staffordshire, followUpJobs)
  return () => staffordshire.jobs.close()
})

const night = (on: string) => {
  database.clock.set(`${on}T03:10:00Z`)
  return passNight(staffordshire, followUpJobs)
}
const mailOf = (matterId: string, template: string) =>
  asSuperuser<{ to_address: string; body: string }>(
    database,
    'select to_address, body from outbox_message where matter_id = $1 and template = $2 order by to_address',
    [matterId, template],
  )
const says = async (matterId: string, key: string, event: NewEvent) => {
  const told = await staffordshire.as(key, (trx, by) =>
    recordEvents(staffordshire.deps, trx, by, matterId, [event]),
  )
  if (!told.ok) throw new Error(told.refusal.message)
}

describe('day 20', () => {
  test('is written down when it comes, whatever the enquiry waits for, and with the team’s later outcome brings the referral, policy 4.7', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'team-accepted' })
    await night('2026-09-29')
    const reached = await lookAt(staffordshire, matterId)
    expect(reached.state).toMatchObject({ state: 'Q3', dayTwentyReachedOn: '2026-09-29' })
    expect(reached.events.at(-1)?.by.accountId).toBeNull()
    database.clock.set('2026-09-30')
    await says(matterId, 'stafford-worker', {
      kind: 'team-outcome-recorded',
      facts: { outcome: 'not-located' },
    })
    expect((await lookAt(staffordshire, matterId)).state.state).toBe('Q4')
  })

  test('moves an enquiry whose team has already looked, policy 4.4', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'team-outcome-recorded' })
    await night('2026-09-28')
    expect((await lookAt(staffordshire, matterId)).state.state).toBe('Q3')
    await night('2026-09-29')
    expect((await lookAt(staffordshire, matterId)).state).toMatchObject({ state: 'Q4', since: '2026-09-29' })
  })

  test('counts at once with an outcome that comes before the night, and is written down once', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'team-outcome-recorded' })
    database.clock.set('2026-10-01')
    const again = () =>
      staffordshire.as('stafford-worker', (trx, by) =>
        reachDayTwenty(staffordshire.deps, trx, by, matterId, database.clock.today()),
      )
    expect(await again()).toEqual({ ok: true, value: true })
    expect(await again()).toEqual({ ok: true, value: false })
    expect((await lookAt(staffordshire, matterId)).state.state).toBe('Q4')
  })

  test('of a corrected first day comes anew', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'team-accepted' })
    await night('2026-09-29')
    await says(matterId, 'alder-staff', {
      kind: 'correction-recorded',
      facts: {
        corrects: 2,
        field: 'dayZero',
        was: '2026-09-02',
        now: '2026-09-07',
        reason: 'came on two days',
      },
    })
    expect((await lookAt(staffordshire, matterId)).state.dayTwentyReachedOn).toBeNull()
    await night('2026-10-01')
    expect((await lookAt(staffordshire, matterId)).state.dayTwentyReachedOn).toBeNull()
    await night('2026-10-02')
    expect((await lookAt(staffordshire, matterId)).state.dayTwentyReachedOn).toBe('2026-10-02')
  })
})

describe('what falls due', () => {
  test('is told to its owner once on the day, and to a manager once when it is late, without a word of the child', async () => {
    const { matterId, pupil } = await anEnquiry(staffordshire, { upTo: 'day-zero-recorded' })
    await night('2026-09-08')
    const due = await mailOf(matterId, 'due-today')
    expect(due.map(({ to_address }) => to_address)).toEqual(['staffordshire-alder-staff@example.org'])
    expect(due[0]?.body).toContain('Ask School Admissions is due today, 8 September 2026')
    await night('2026-09-09')
    expect(await mailOf(matterId, 'late')).toEqual([])
    for (const on of ['2026-09-10', '2026-09-11', '2026-09-14']) await night(on)
    const late = await mailOf(matterId, 'late')
    expect(late.map(({ to_address }) => to_address)).toEqual(['staffordshire-alder-head@example.org'])
    expect(await mailOf(matterId, 'due-today')).toHaveLength(1)
    for (const { body } of [...due, ...late]) expect(body).not.toContain(pupil.familyName)
  })

  test('of the team goes to the team’s own people', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'admissions-asked' })
    database.clock.set('2026-09-10')
    await says(matterId, 'admissions', { kind: 'admissions-answered', facts: { onRoll: 'none' } })
    await staffordshire.asSystem(async (trx) => {
      const team = await findOrganisationByKey(trx, 'stafford')
      await openMatterTo(trx, matterId, team?.id ?? '', 'team', 'asked', database.clock.now())
    })
    await says(matterId, 'alder-staff', { kind: 'team-requested', facts: { team: 'Stafford' } })
    const [row] = await asSuperuser<{ organisation_id: string; due_on: string }>(
      database,
      `select organisation_id, due_on::text from deadline where matter_id = $1 and kind = 'team-receive'`,
      [matterId],
    )
    expect(row?.organisation_id).toBe(staffordshire.organisation('stafford').id)
    await night(row?.due_on ?? '')
    expect((await mailOf(matterId, 'due-today')).map(({ to_address }) => to_address)).toContain(
      'staffordshire-stafford-worker@example.org',
    )
  })

  test('once a year brings the home educated family’s contact back to the list', async () => {
    database.clock.set('2026-09-14')
    const pupil = await aPupilOnRoll(staffordshire)
    const opened = await staffordshire.asSystem((trx) =>
      openHomeEducation(staffordshire.deps, trx, systemOf(staffordshire.laId), {
        childId: pupil.id,
        schoolUrn: null,
        openedOn: plainDate('2026-09-14'),
        from: 'a test',
        startsAt: 'E4',
      }),
    )
    expect(opened.ok).toBe(true)
    const [{ id = '' } = {}] = await asSuperuser<{ id: string }>(
      database,
      `select id from matter where child_id = $1 and kind = 'home-education'`,
      [pupil.id],
    )
    await night('2027-09-13')
    expect((await lookAt(staffordshire, id)).state.state).toBe('E4')
    await night('2027-09-14')
    expect((await lookAt(staffordshire, id)).state.state).toBe('E3')
  })
})

describe('a case under long review', () => {
  test('ends on the day after compulsory school age, not before, policy 2.1', async () => {
    const { caseId } = await aCase(staffordshire, { upTo: 'triaged', pupil: { bornOn: '2011-03-14' } })
    await says(caseId, 'cme-manager', {
      kind: 'checks-exhausted',
      facts: { signedOffBy: 'Demo-cme-manager' },
    })
    await night('2027-06-25')
    expect((await lookAt(staffordshire, caseId)).state.state).toBe('L7')
    await night('2027-06-26')
    const ended = await lookAt(staffordshire, caseId)
    expect([ended.state.state, ended.state.open]).toEqual(['L8', false])
    expect(ended.events.at(-1)).toMatchObject({
      kind: 'over-compulsory-age',
      facts: { lastDay: '2027-06-25' },
    })
  })
})

describe('a change of the calendar', () => {
  test('moves the dates that rest on it, says why, and done twice changes nothing', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'day-zero-recorded' })
    const { laId } = staffordshire
    const reach = { scope: 'school', schoolUrn: staffordshire.alder.urn } as const
    database.clock.set('2026-09-03')
    await staffordshire.asSystem(async (trx) => {
      const closed = { kind: 'closed' as const, from: plainDate('2026-09-07'), to: plainDate('2026-09-08') }
      await importTermDates(trx, reach, [{ ...closed, label: 'Boiler' }], {
        laId,
        basis: 'made up',
        at: database.clock.now(),
        by: null,
      })
      await enqueueRecompute(trx, staffordshire.jobs, laId, reach, 'The school’s calendar changed.')
    })
    const { failed } = await staffordshire.jobs.drain()
    expect(failed).toEqual([])
    const moved = await lookAt(staffordshire, matterId)
    expect(moved.events.filter(({ kind }) => kind === 'deadline-recomputed').length).toBeGreaterThan(0)
    expect(moved.events.at(-1)?.facts).toMatchObject({ reason: expect.stringContaining('Boiler') })
    const before = await digestTables(database.worker, true)
    await staffordshire.asSystem((trx) =>
      enqueueRecompute(trx, staffordshire.jobs, laId, reach, 'The school’s calendar changed.'),
    )
    expect((await staffordshire.jobs.drain()).failed).toEqual([])
    expect(await digestTables(database.worker, true)).toEqual(before)
  })
})

describe('the nightly look', () => {
  test('done twice in one night leaves the same as done once', async () => {
    await anEnquiry(staffordshire, { upTo: 'team-outcome-recorded' })
    await night('2026-10-06')
    const once = await digestTables(database.worker, true)
    expect(await night('2026-10-06')).toBeGreaterThan(0)
    expect(await digestTables(database.worker, true)).toEqual(once)
  })

  test('goes through a thousand deadlines and sends their jobs in a few queries', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'day-zero-recorded' })
    await night('2026-09-03')
    await asSuperuser(
      database,
      `insert into deadline (la_id, id, matter_id, child_id, kind, label, action, due_on, from_on, count, unit, first_day,
         because, skipped, side, status, pack_edition, calendar_edition, made_at)
       select m.la_id, gen_random_uuid(), m.id, m.child_id, 'made-up-' || n, 'Made up', 'record-review', '2026-09-04',
         '2026-09-02', 1, 'day', 'counts', '[]', '[]', 'school', 'open', '1', '1', now()
       from matter m, generate_series(1, 1000) n where m.id = $1`,
      [matterId],
    )
    database.clock.set('2026-09-04T03:10:00Z')
    const asked: string[] = []
    const counting = new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: database.worker }),
      log: ({ query }) => void asked.push(query.sql),
    })
    await sweepDeadlinesJob.handle(
      { ...staffordshire.deps, db: counting },
      { laId: staffordshire.laId },
      { id: '1', attempt: 1 },
    )
    const [waiting] = await asSuperuser<{ n: number }>(
      database,
      `select count(*)::int as n from jobs.job where name = 'deadline-reached' and state = 'created'`,
    )
    expect(waiting?.n).toBeGreaterThanOrEqual(1000)
    expect(asked.length).toBeLessThan(40)
    const [left] = await asSuperuser<{ n: number }>(
      database,
      `select count(*)::int as n from deadline where status = 'open' and reached_on is null and due_on <= '2026-09-04'`,
    )
    expect(left?.n).toBe(0)
  })
})

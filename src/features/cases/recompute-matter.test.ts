import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEnquiry, lookAt } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import { listDeadlinesOfMatter } from '../deadlines/index.ts'
import { addDays, removePeriod } from '../schools/change-calendar.command.ts'
import { describeEvent, recomputeMatter } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority

beforeAll(async () => {
  staffordshire = await anAuthority(database)
})
afterAll(() => staffordshire.jobs.close())

const BECAUSE = 'The INSET day from 14 September 2026 was added to the calendar.'
const change = (schoolUrn: number) => ({
  jobs: staffordshire.jobs,
  laId: staffordshire.laId,
  scope: { scope: 'school' as const, schoolUrn },
  at: database.clock.now(),
  by: null,
  basis: 'made up',
})
const insetDay = (schoolUrn: number, day = '2026-09-14') =>
  staffordshire.asSystem((trx) =>
    addDays(trx, change(schoolUrn), {
      kind: 'inset',
      from: plainDate(day),
      until: plainDate(day),
      label: 'INSET day',
    }),
  )
const recompute = (matterId: string, because = BECAUSE) =>
  staffordshire.asSystem((trx) =>
    recomputeMatter(staffordshire.deps, trx, systemOf(staffordshire.laId), matterId, because),
  )
const dueOf = async (matterId: string, kind: string) =>
  (await staffordshire.asSystem((trx) => listDeadlinesOfMatter(trx, matterId))).find(
    (row) => row.kind === kind,
  )

describe('a calendar that changes', () => {
  test('moves day 20 of that school, and the reason stands on the timeline, policy 4.4', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'enquiry-recorded' })
    expect((await dueOf(matterId, 'refer-to-cme'))?.dueOn).toBe('2026-09-29')
    const added = await insetDay(staffordshire.alder.urn)
    expect(await recompute(matterId)).toBeGreaterThan(0)
    expect(await dueOf(matterId, 'refer-to-cme')).toMatchObject({
      dueOn: '2026-09-30',
      skipped: expect.arrayContaining([expect.objectContaining({ on: '2026-09-14' })]),
    })
    const moved = (await lookAt(staffordshire, matterId)).events.filter(
      ({ kind }) => kind === 'deadline-recomputed',
    )
    expect(moved).toContainEqual(
      expect.objectContaining({
        by: expect.objectContaining({ name: 'Onroll' }),
        facts: expect.objectContaining({ kind: 'refer-to-cme', was: '2026-09-29', now: '2026-09-30' }),
      }),
    )
    for (const event of moved) expect(describeEvent(event).text).toContain(BECAUSE)
    const periodId = added.ok ? added.value : ''
    await staffordshire.asSystem((trx) => removePeriod(trx, change(staffordshire.alder.urn), periodId))
  })

  test('worked out a second time changes nothing more', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'enquiry-recorded' })
    const added = await insetDay(staffordshire.alder.urn, '2026-09-15')
    await recompute(matterId)
    const before = await lookAt(staffordshire, matterId)
    const rows = await staffordshire.asSystem((trx) => listDeadlinesOfMatter(trx, matterId))
    expect(await recompute(matterId)).toBe(0)
    expect(await lookAt(staffordshire, matterId)).toEqual(before)
    expect(await staffordshire.asSystem((trx) => listDeadlinesOfMatter(trx, matterId))).toEqual(rows)
    const periodId = added.ok ? added.value : ''
    await staffordshire.asSystem((trx) => removePeriod(trx, change(staffordshire.alder.urn), periodId))
  })

  test('leaves another school’s pupils and what has ended alone', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'enquiry-recorded' })
    await insetDay(staffordshire.birch.urn)
    expect(await recompute(matterId)).toBe(0)
    expect((await dueOf(matterId, 'refer-to-cme'))?.dueOn).toBe('2026-09-29')
  })

  test('never takes back what was met', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'team-accepted' })
    const asked = await dueOf(matterId, 'ask-admissions')
    expect(asked).toMatchObject({ status: 'met', metOn: '2026-09-08' })
    await insetDay(staffordshire.alder.urn, '2026-09-04')
    await recompute(matterId, 'The INSET day from 4 September 2026 was added to the calendar.')
    expect(await dueOf(matterId, 'ask-admissions')).toMatchObject({ status: 'met', metOn: '2026-09-08' })
  })
})

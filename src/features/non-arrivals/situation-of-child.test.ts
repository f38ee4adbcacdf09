import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { aCase, lookAt } from '../../../test/support/a-matter.ts'
import { A_REPORT, fillReport, sendReport } from '../../../test/support/a-report.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { allRoutes } from '../../web/all-routes.ts'
import { listFlags } from '../children/index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, allRoutes)
  database.clock.set('2026-10-20')
})
afterAll(() => desks.close())

const flagsFor = (key: string, childId: string) =>
  staffordshire.as(key, async (trx) => (await listFlags(trx, childId)).map(({ code }) => code))

describe('what is known of the child’s situation', () => {
  test('is ticked from the lists of the policy, several at once, each with its day and who said it, policy 2.5', async () => {
    const alder = await desks.of('alder-staff')
    const pupil = { ...A_REPORT.pupil, familyName: 'Test-Moving' }
    const risk = {
      riskPoints: ['frequent-moves', 'exclusion'],
      groups: ['looked-after', 'refugee-or-asylum'],
    }
    const sent = await sendReport(alder, { pupil, risk })
    const matterId = /\/matters\/([0-9a-f-]{36})/.exec(sent.location ?? '')?.[1] ?? ''
    const { child, state } = await lookAt(staffordshire, matterId)
    const flags = await staffordshire.as('alder-staff', (trx) => listFlags(trx, child.id))
    expect(flags).toEqual(
      ['exclusion', 'frequent-moves', 'looked-after', 'refugee-or-asylum'].map((code) => ({
        code,
        fromOn: '2026-10-20',
        source: 'Alder Sample Academy',
        note: null,
      })),
    )
    // They close nothing, and only those who work on the child see them.
    expect(state).toMatchObject({ state: 'Q1', open: true })
    for (const key of ['birch-staff', 'stafford-worker', 'admissions', 'virtual-school'])
      expect(await flagsFor(key, child.id)).toEqual([])
  })

  test('puts a looked-after child first in line when the case is triaged, and closes nothing, policy 2.6', async () => {
    const { caseId, pupil } = await aCase(staffordshire, {
      upTo: 'child-matched',
      pupil: { flags: ['looked-after', 'gypsy-roma-traveller'] },
    })
    const form = await desks.opens('cme-officer', caseId, 'triage')
    const words = wordsOf(form)
    expect(words).toContain('Which group a family belongs to (policy 2.6) decides no lane')
    expect(form.body).toMatch(
      /name="reasons"[^>]*value="looked-after"[^>]*checked|value="looked-after"[^>]*name="reasons"[^>]*checked/,
    )
    expect(form.body).toMatch(
      /name="lane"[^>]*value="red"[^>]*checked|value="red"[^>]*name="lane"[^>]*checked/,
    )
    await desks.records('cme-officer', caseId, 'triage', { lane: 'red', reasons: ['looked-after'] })
    const { state } = await lookAt(staffordshire, caseId)
    expect(state).toMatchObject({ state: 'L2', lane: 'red', open: true, lookedAfter: true })
    // The Virtual School works on a looked-after child’s case, and on no other.
    const other = await aCase(staffordshire, { upTo: 'triaged' })
    const virtualSchool = await desks.of('virtual-school')
    expect((await virtualSchool.get(`/matters/${caseId}`)).status).toBe(200)
    expect((await virtualSchool.get(`/matters/${other.caseId}`)).status).toBe(404)
    expect(await flagsFor('virtual-school', pupil.id)).toContain('looked-after')
  })
})

test('the law under which the information is used stands where it is given, in the authority’s words of the day, policy 4.1', async () => {
  database.clock.set('2026-10-20')
  const alder = await desks.of('alder-staff')
  const draft = await fillReport(alder, { pupil: { ...A_REPORT.pupil, familyName: 'Test-Lawful' } })
  const words = wordsOf(await alder.get(`${draft}/check`))
  expect(words).toContain(
    'its legal duty to find children who are missing education (Education Act 1996, section 436A)',
  )
  expect(words).toContain('UK GDPR, not on consent')
  expect(words).not.toContain('Data Protection Act 1998')
})

import { beforeAll, describe, expect, test } from 'vitest'
import { type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { aCase, lookAt } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { allRoutes } from '../../web/all-routes.ts'

const database = withTestDatabase()
let authority: AnAuthority
let desks: Desks

beforeAll(async () => {
  authority = await anAuthority(database)
  desks = desksOf(authority, allRoutes)
  return () => desks.close()
})

async function dates(caseId: string) {
  return asSuperuser<{ kind: string; due: string; status: string; because: unknown }>(
    database,
    `select kind, due_on::text as due, status, because from deadline where matter_id = '${caseId}'
     and kind in ('red-review', 'key-worker') order by kind`,
  )
}

describe('triage by readable rules', () => {
  test('policy 2.5, 2.6: the page says each rule that holds, its paragraph, its weight and what it rests on', async () => {
    const { caseId } = await aCase(authority, {
      upTo: 'child-matched',
      pupil: { flags: ['exclusion', 'gypsy-roma-traveller', 'special-needs'] },
    })
    const page = wordsOf(await desks.opens('cme-officer', caseId, 'triage'))
    expect(page).toContain(
      'The child was excluded. (policy 2.5(g), weight 2). It rests on: on the record since',
    )
    expect(page).toMatch(/Needs of support, which never count: [^.]*gypsy roma traveller/)
    expect(page).not.toMatch(/Traveller[^.]*weight/i)
  })

  test('policy 2.6: the same child with another origin or a disability has the same rules and points', async () => {
    const points = async (flags: readonly string[]) => {
      const { caseId } = await aCase(authority, { upTo: 'child-matched', pupil: { flags: [...flags] } })
      return /(\d+) points in all/.exec(wordsOf(await desks.opens('cme-officer', caseId, 'triage')))?.[1]
    }
    const plain = await points(['exclusion'])
    expect(plain).toBeDefined()
    for (const need of ['refugee-or-asylum', 'gypsy-roma-traveller', 'special-needs', 'migrant'])
      expect([need, await points(['exclusion', need])]).toEqual([need, plain])
  })

  test('an officer takes a rule out with a reason, and both stand on the case', async () => {
    const { caseId } = await aCase(authority, { upTo: 'child-matched', pupil: { flags: ['exclusion'] } })
    const without = await desks.records('cme-officer', caseId, 'triage', {
      lane: 'standard',
      leftOut: 'exclusion',
    })
    expect(without.status).toBe(422)
    expect(wordsOf(without)).toContain('Write down why the rule you chose does not hold.')
    const answer = await desks.records('cme-officer', caseId, 'triage', {
      lane: 'standard',
      leftOut: 'exclusion',
      leftOutBecause: 'The governors reinstated him.',
    })
    expect(answer.status).toBe(303)
    const page = wordsOf(await (await desks.of('cme-officer')).get(`/matters/${caseId}`))
    expect(page).toContain('Rules of triage')
    expect(page).toContain('Taken out: The governors reinstated him.')
  })

  test('policy 2.6, 3.4: the red lane is reviewed on the same day and has a key worker within 24 hours, each with its why', async () => {
    const { caseId } = await aCase(authority, {
      upTo: 'child-matched',
      pupil: { flags: ['child-protection-plan'] },
    })
    const set = database.clock.today()
    const answer = await desks.records('cme-officer', caseId, 'triage', {
      lane: 'red',
      reasons: ['child-protection-plan'],
    })
    expect(answer.status).toBe(303)
    const [keyWorker, review] = await dates(caseId)
    expect(review).toMatchObject({ kind: 'red-review', due: set, status: 'open' })
    expect(keyWorker).toMatchObject({ kind: 'key-worker', status: 'open' })
    expect(Date.parse(keyWorker?.due ?? '') - Date.parse(set)).toBe(86_400_000)
    expect(JSON.stringify(keyWorker?.because)).toContain('council-practice')
    await desks.records('cme-officer', caseId, 'name-key-worker', {
      name: 'Sol Test-Worker',
      job: 'social worker, Stafford',
      told: 'by telephone, today',
    })
    await desks.records('cme-officer', caseId, 'review', {
      finding: 'Nobody at home.',
      next: 'Visit tomorrow.',
    })
    expect((await dates(caseId)).map(({ status }) => status)).toEqual(['met', 'met'])
    expect((await lookAt(authority, caseId)).state.lane).toBe('red')
  })

  test('the standard lane has neither', async () => {
    const { caseId } = await aCase(authority, { upTo: 'child-matched' })
    await desks.records('cme-officer', caseId, 'triage', { lane: 'standard' })
    expect(await dates(caseId)).toEqual([])
  })
})

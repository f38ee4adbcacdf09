import { afterAll, beforeAll, expect, test } from 'vitest'
import { anEnquiry } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { foldMatter } from '../../domain/case/fold-matter.ts'
import { countStepsSince, listEvents } from './index.ts'

const database = withTestDatabase()
let authority: AnAuthority
beforeAll(async () => {
  authority = await anAuthority(database)
})
afterAll(() => authority.jobs.close())

test('the steps that are counted are the ones that the histories fold to', async () => {
  const ids = [
    (await anEnquiry(authority, { upTo: 'removal-decided' })).matterId,
    (await anEnquiry(authority, { upTo: 'admissions-asked' })).matterId,
  ]
  const [counted, folded] = await authority.as('cme-manager', async (trx, by) => {
    const walked = new Map<string, number>()
    for (const id of ids) {
      const { path } = foldMatter('school-enquiry', await listEvents(trx, id))
      path.forEach(({ by: transition }, index) => {
        const from = path[index - 1]?.state
        if (from === undefined || transition === null) return
        walked.set(`${transition} ${from}`, (walked.get(`${transition} ${from}`) ?? 0) + 1)
      })
    }
    const steps = await countStepsSince(trx, by.laId, plainDate('2000-01-01'))
    return [new Map(steps.map(({ transition, from, times }) => [`${transition} ${from}`, times])), walked]
  })
  expect(folded.get('T1 Q0')).toBe(2)
  for (const [step, times] of folded) expect([step, counted.get(step)]).toEqual([step, times])
})

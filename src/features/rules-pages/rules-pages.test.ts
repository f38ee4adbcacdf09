import { beforeAll, expect, test } from 'vitest'
import { testApp } from '../../../test/support/test-app.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { makeTwoAuthorities } from '../../../test/support/two-authorities.ts'
import { webClient } from '../../../test/support/web-client.ts'
import { allRoutes } from '../../web/all-routes.ts'

const database = withTestDatabase()
let app: ReturnType<typeof testApp>

beforeAll(async () => {
  await makeTwoAuthorities(database.workerDb)
  app = testApp(database, { routes: allRoutes })
})

async function read(path: string, person = 'staffordshire-auditor'): Promise<string> {
  const client = webClient(app)
  await client.signInAs(person)
  const answer = await client.get(path)
  expect(answer.status).toBe(200)
  return answer.body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

test('a rule stands with its value, its unit and the text it rests on', async () => {
  const page = await read('/rules?topic=non-arrival')
  expect(page).toContain('School days after which a school sends the CME referral form')
  expect(page).toContain('20 school days')
  expect(page).toContain('Staffordshire CME policy, 4.4')
})

test('the day asked about chooses the rules, and another authority has its own', async () => {
  expect(await read('/rules?on=1 September 2020')).toContain('values in force on 1 September 2020')
  expect(await read('/rules?topic=non-arrival', 'testshire-auditor')).not.toContain(
    'Staffordshire CME policy',
  )
})

test('a day that is none shows today’s rules', async () => {
  expect(await read('/rules?on=<script>')).toContain('values in force on 24 November 2026')
})

test('the index leads to each topic, and says first what differs and what nobody has confirmed', async () => {
  const page = await read('/rules')
  expect(page).toMatch(
    /Where policy and law differ: \d+ .* To confirm: \d+ of \d+ .* Pupils who did not come/,
  )
  expect(await read('/rules?topic=no-such-topic')).toContain('By topic')
})

test('a value that has parts stands in words', async () => {
  expect(await read('/rules?topic=compulsory-school-age')).toContain('the last Friday in June')
  expect(await read('/rules?topic=postcode-districts')).toContain(
    'Newcastle-under-Lyme, or another authority',
  )
  expect(await read('/rules?topic=attendance-codes')).toContain('N: reason not yet established')
})

test('where policy and law differ stands with both texts and what governs', async () => {
  const page = await read('/rules/conflicts')
  expect(page).toContain('When a school may remove a child it cannot find (policy 4.4, 4.7, 4.9)')
  expect(page).toContain('What governs: SI 2024/208, reg 9(1)(i)')
})

test('each source stands with what rests on it', async () => {
  expect(await read('/rules/sources')).toContain('Education Act 1996')
})

test('the policy’s paragraphs stand with what the law says otherwise beside them', async () => {
  expect(await read('/rules/policy')).toContain('An acknowledgement unlocks nothing')
})

test('values that nobody has confirmed stand on a list of their own', async () => {
  expect(await read('/rules/to-confirm')).toContain('To confirm')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { saveNationalAuthorities } from '../schools/index.ts'
import { ageOfContact, directoryRoutes } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  await staffordshire.asSystem((trx) =>
    saveNationalAuthorities(trx, [
      { code: '860', name: 'Staffordshire', status: 'current', gssCode: null },
      { code: '831', name: 'Derby', status: 'current', gssCode: null },
      { code: '000', name: 'Gone-Away', status: 'former', gssCode: null },
    ]),
  )
  desks = desksOf(staffordshire, directoryRoutes)
})
afterAll(() => desks.close())

const derby = {
  post: 'CME officer',
  email: 'CME@derby.example.org',
  phone: '01632 960700',
  source: 'Rang their switchboard',
  ...boxes('sinceOn', '2026-09-01'),
  ...boxes('confirmedOn', '2026-09-02'),
}

async function opened(code: string) {
  const officer = await desks.of('cme-officer')
  return { officer, form: await officer.get(`/directory/${code}`) }
}

test('policy 3.2: the directory names every authority in being, with our own as the pack says', async () => {
  database.clock.set('2026-09-02')
  const officer = await desks.of('cme-officer')
  const words = wordsOf(await officer.get('/directory'))
  expect(words).toContain('1 of 2 authorities have a contact here')
  expect(words).toContain('cme.referrals@staffordshire.gov.uk')
  expect(words).not.toContain('Gone-Away')
  expect(wordsOf(await officer.get('/directory?find=derb'))).not.toContain('Staffordshire 860')
})

test('policy 1.6: a contact says since when it holds, who confirmed it and how old that is', async () => {
  const { officer, form } = await opened('831')
  expect((await officer.submit(form, derby, '/directory/831')).status).toBe(303)
  database.clock.set('2026-10-12')
  const words = wordsOf(await (await desks.of('cme-officer')).get('/directory'))
  expect(words).toContain('cme@derby.example.org')
  expect(words).toContain('confirmed 40 days ago by Demo-cme-officer')
})

test('a newer contact keeps the older beside it, and two at once do not write over each other', async () => {
  const first = await opened('831')
  const second = await opened('831')
  const newer = { ...derby, email: 'missing@derby.example.org', ...boxes('confirmedOn', '2026-10-12') }
  expect((await first.officer.submit(first.form, newer, '/directory/831')).status).toBe(303)
  const late = await second.officer.submit(second.form, { ...derby, post: 'Somebody' }, '/directory/831')
  expect(late.status).toBe(409)
  expect(late.body).toContain('value="Somebody"')
  const words = wordsOf((await opened('831')).form)
  expect(words).toContain('missing@derby.example.org')
  expect(words).toContain('cme@derby.example.org')
})

test('what is no address, no number or a day to come is said at its field, and nothing is kept', async () => {
  const { officer, form } = await opened('831')
  const bad = {
    ...derby,
    post: '',
    email: 'not an address',
    phone: 'ring us',
    fingerprint: 'xyz',
    ...boxes('confirmedOn', '2027-01-01'),
  }
  const answer = await officer.submit(form, bad, '/directory/831')
  expect(answer.status).toBe(422)
  for (const said of [
    'A post outlives',
    'not an e-mail',
    'not a telephone',
    'ten groups',
    'today or earlier',
  ])
    expect(wordsOf(answer)).toContain(said)
  expect((await officer.get('/directory/999999')).status).toBe(404)
  expect((await (await desks.of('alder-staff')).get('/directory')).status).toBe(404)
})

test('the age of a contact is said in days, months or years', () => {
  const today = plainDate('2026-11-24')
  expect(ageOfContact(today, today)).toBe('confirmed today')
  expect(ageOfContact(plainDate('2026-11-23'), today)).toBe('confirmed yesterday')
  expect(ageOfContact(plainDate('2026-05-24'), today)).toBe('confirmed 6 months ago')
  expect(ageOfContact(plainDate('2020-11-20'), today)).toBe('confirmed 6 years ago')
})

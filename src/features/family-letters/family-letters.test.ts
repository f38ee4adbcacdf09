import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { anEnquiry, type MadeEnquiry } from '../../../test/support/a-matter.ts'
import { faultsOf } from '../../../test/support/a-report.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import type { Fields, WebAnswer } from '../../../test/support/web-client.ts'
import { codeAt, demonstrationSecret } from '../../platform/auth/one-time-codes.ts'
import { keepingSender } from '../../platform/mail/message-sender.ts'
import { allRoutes } from '../../web/all-routes.ts'
import { sendMessageJob } from '../letters/index.ts'

const database = withTestDatabase()
let authority: AnAuthority
let desks: Desks
let made: MadeEnquiry
let base: string
let adult: string

beforeAll(async () => {
  authority = await anAuthority(database)
  desks = desksOf(authority, allRoutes)
  const job = sendMessageJob(keepingSender)
  const deps = { ...authority.deps, db: database.workerDb }
  authority.jobs.work(job.name, (data, running) => job.handle(deps, data, running))
})
afterAll(() => desks.close())

beforeEach(async () => {
  made = await anEnquiry(authority, { upTo: 'team-accepted' })
  database.clock.set('2026-09-16')
  base = `/matters/${made.matterId}/family-letters`
  await asSuperuser(
    database,
    `insert into family_contact (la_id, id, child_id, position, name, relationship, parental_responsibility, lives_with_child, source, from_on, recorded_at)
     values ($1, gen_random_uuid(), $2, 9, 'Ines Test-Ashby', 'mother', 'yes', 'yes', 'school', '2026-09-01', now())`,
    [authority.laId, made.pupil.id],
  )
  adult = (await idsOf('family_contact', `name = 'Ines Test-Ashby'`))[0] ?? ''
})

async function idsOf(table: string, where = 'true'): Promise<readonly string[]> {
  const rows = await asSuperuser<{ id: string }>(
    database,
    `select id from ${table} where child_id = $1 and ${where} order by 1`,
    [made.pupil.id],
  )
  return rows.map(({ id }) => id)
}

const change = (statement: string) => asSuperuser(database, statement, [made.pupil.id])
const move = () =>
  asSuperuser(
    database,
    `insert into child_address (la_id, id, child_id, lines, from_on, source, recorded_at)
     values ($1, gen_random_uuid(), $2, '12 Other Lane', '2026-09-15', 'a neighbour', now())`,
    [authority.laId, made.pupil.id],
  )
const codeOf = (key: string) =>
  codeAt(demonstrationSecret(authority.person(key).accountId), database.clock.now())

async function written(fields: Fields = {}): Promise<WebAnswer> {
  const officer = await desks.of('cme-officer')
  const [address = ''] = await idsOf('child_address', 'until_on is null')
  const form = await officer.get(`${base}/write`)
  return officer.submit(
    form,
    { template: 'letter-please-contact', adult, address, personal: 'We rang twice.', ...fields },
    `${base}/write`,
  )
}

async function preview(): Promise<string> {
  const answer = await written()
  if (answer.location === undefined) throw new Error(faultsOf(answer).join())
  return answer.location
}

const LOOKED = { looked: ['address', 'words'] }
async function sends(key: string, look: string, fields: Fields = LOOKED): Promise<WebAnswer> {
  const client = await desks.of(key)
  const shown = await client.get(look)
  if (!shown.body.includes(`action="${look}"`)) return shown
  return client.submit(shown, { code: codeOf(key), ...fields }, look)
}

const letters = () =>
  asSuperuser<{
    to_address: string
    status: string
    problem: string | null
    body: string
    subject: string
    file_name: string
  }>(
    database,
    `select to_address, status, problem, body, subject, file_name from outbox_message where child_id = $1 and kind = 'letter'`,
    [made.pupil.id],
  )

async function confirm(): Promise<void> {
  const [address = ''] = await idsOf('child_address', 'until_on is null')
  const client = await desks.of('cme-officer')
  const path = `${base}/address?address=${address}`
  const said = await client.submit(
    await client.get(path),
    { word: 'confirmed', how: 'The mother, by telephone' },
    path,
  )
  expect(said.status).toBe(303)
}

const restrict = () =>
  asSuperuser(
    database,
    `insert into restriction (la_id, id, child_id, kind, reason, roles, set_at, reviewed_on, review_on)
     values ($1, gen_random_uuid(), $2, 'refuge', 'told', array['cme-officer', 'cme-manager'], now(), '2026-09-16', '2026-12-01')`,
    [authority.laId, made.pupil.id],
  )

describe('a letter to a family, policy 1.4', () => {
  it('shows on its preview who confirmed the address and when, and goes out after a second look', async () => {
    await confirm()
    const look = await preview()
    const shown = wordsOf(await (await desks.of('cme-officer')).get(look))
    expect(shown).toMatch(/Last confirmed on .*16 Sep.* by Demo-cme-officer: The mother, by telephone/)
    expect(faultsOf(await sends('cme-officer', look, {}))).toEqual([
      'Look at the address and at the words, and tick both.',
    ])
    expect((await sends('cme-officer', look)).status).toBe(303)
    const [letter] = await letters()
    expect(letter?.to_address).toContain('7 Made-Up Lane')
    expect(letter?.body).not.toMatch(/Made-Up Lane|Alder|Rowan/)
    expect([letter?.subject, letter?.file_name]).toEqual(['Please contact us', 'letter.pdf'])
    const pdf = await (await desks.of('cme-officer')).get(look.replace('look?', 'pdf?'))
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    await authority.jobs.drain()
    expect((await letters()).map(({ status }) => status)).toEqual(['kept'])
  })

  it('is taken back with a reason by whoever looks at it, and then cannot be sent', async () => {
    await confirm()
    const look = await preview()
    const officer = await desks.of('cme-officer')
    const stopPath = look.replace('look?', 'stop?')
    const empty = await officer.submit(await officer.get(look), {}, stopPath)
    expect(faultsOf(empty)).toEqual(['Write down why it is not sent.'])
    const stopped = await officer.submit(await officer.get(look), { why: 'They rang us today' }, stopPath)
    expect(stopped.status).toBe(303)
    expect(wordsOf(await officer.get(look))).toContain('They rang us today')
    expect(wordsOf(await sends('cme-officer', look))).not.toContain('in the outbox')
    expect(await letters()).toEqual([])
  })

  it.each<readonly [string, () => Promise<unknown>, RegExp]>([
    ['the family moved, and nobody confirmed where', move, /newer address that is disputed or not confirmed/],
    [
      'the address is disputed',
      async () => {
        const [address = ''] = await idsOf('child_address')
        await asSuperuser(
          database,
          `insert into address_word values ($1, gen_random_uuid(), $2, $3, 'disputed', 'x', now(), $4)`,
          [authority.laId, made.pupil.id, address, authority.person('cme-officer').accountId],
        )
      },
      /disputes this address/,
    ],
    [
      'the adult may no longer be contacted',
      () => change('update family_contact set must_not_contact = true where child_id = $1'),
      /must not be contacted/,
    ],
    [
      'the record changed',
      () => desks.records('cme-officer', made.matterId, 'note', { note: 'Something new' }),
      /changed since the preview/,
    ],
  ])('stops between preview and sending when %s', async (_what, happens, words) => {
    const look = await preview()
    await happens()
    expect(wordsOf(await sends('cme-officer', look))).toMatch(words)
    const officer = await desks.of('cme-officer')
    const other = await officer.get(`${base}/write`)
    const forced = await officer.submit(other, { ...LOOKED }, `${base}/write`)
    expect(forced.status).toBe(422)
    expect(await letters()).toEqual([])
  })

  it('takes no address, telephone or e-mail in its words', async () => {
    const told = await written({ personal: 'They live at 12 Other Lane, ring 01632 960111' })
    expect(faultsOf(told).join()).toMatch(/a telephone number and a street/)
    expect(wordsOf(told)).toContain('12 Other Lane')
  })

  it('about somebody who must not be found is held, and released by a second person alone', async () => {
    await restrict()
    expect(wordsOf(await (await desks.of('cme-officer')).get(await preview()))).toContain(
      'nobody has confirmed this address',
    )
    await confirm()
    const look = await preview()
    expect((await sends('cme-officer', look)).status).toBe(303)
    expect(await letters()).toEqual([])
    expect(wordsOf(await sends('cme-officer', look))).toContain('Somebody else releases this letter')
    await expect(
      authority.as('cme-officer', async (trx) => {
        const { releaseLetter, letterWent } = await import('./family-letters.store.ts')
        const id = look.split('letter=')[1] ?? ''
        await letterWent(trx, id, id)
        return releaseLetter(trx, id, database.clock.now())
      }),
    ).resolves.toBe(false)
    expect(faultsOf(await sends('cme-manager', look, { ...LOOKED, code: '000000' }))).toHaveLength(1)
    expect((await sends('cme-manager', look)).status).toBe(303)
    expect(await letters()).toHaveLength(1)
    await authority.jobs.drain()
    expect((await letters()).map(({ status }) => status)).toEqual(['kept'])
  })

  it('that waits in the outbox stops there when somebody is restricted meanwhile', async () => {
    await confirm()
    const look = await preview()
    expect((await sends('cme-officer', look)).status).toBe(303)
    await restrict()
    await authority.jobs.drain()
    const [letter] = await letters()
    expect([letter?.status, letter?.problem]).toEqual([
      'failed',
      'Stopped: a second person has to release it now. Write it again.',
    ])
  })

  it('is nothing for anybody off the list, and never told to somebody who is shut out', async () => {
    const look = await preview()
    for (const key of ['alder-staff', 'alder-head', 'data-officer', 'stafford-worker', 'admissions'])
      for (const path of [base, `${base}/write`, look])
        expect([key, (await (await desks.of(key)).get(path)).status]).toEqual([key, 404])
  })
})

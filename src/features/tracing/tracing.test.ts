import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { aCase, lookAt } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { webClient } from '../../../test/support/web-client.ts'
import { allRoutes } from '../../web/all-routes.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, allRoutes)
})
afterAll(() => desks.close())

async function tracing(pupil = {}) {
  const made = await aCase(staffordshire, { upTo: 'triaged', pupil })
  database.clock.set('2026-10-01')
  return made
}

const TO = { toName: 'Stafford Borough Council', toAddress: 'Civic Centre, Stafford' }

const seen = new Set<string>()

/** Prepares, reads and sends a request; gives the letter as it was kept and the link in it. */
async function sends(caseId: string, source = 'council-tax-and-housing') {
  const officer = await desks.of('cme-officer')
  const form = await officer.get(`/matters/${caseId}/tracing/ask?source=${source}`)
  const preview = await officer.submit(form, TO, `/matters/${caseId}/tracing/preview?source=${source}`)
  expect(preview.status).toBe(200)
  const sent = await officer.submit(preview, {}, `/matters/${caseId}/tracing/ask?source=${source}`)
  expect(sent.status).toBe(303)
  const letters = await asSuperuser<{
    body: string
    subject: string
    file_name: string | null
    csv: string | null
  }>(
    database,
    `select body, subject, file_name, convert_from(bytes, 'UTF8') as csv from outbox_message
     where matter_id = $1 and template = 'tracing-request'`,
    [caseId],
  )
  const letter = letters.find(({ body }) => !seen.has(body))
  if (letter === undefined) throw new Error('No letter was kept')
  seen.add(letter.body)
  const link = /\/reply\/[\w-]+/.exec(letter.body)?.[0] ?? ''
  return { preview: wordsOf(preview), letter, link }
}

const ANSWER = {
  initials: 'r.t.',
  bornYear: '2015',
  result: 'found-something',
  words: 'Council tax ended on 3 September',
  byName: 'Pat Sample-Rowe',
  byJob: 'revenues officer',
}

async function answers(link: string, fields = {}) {
  const partner = webClient(desks.app)
  return partner.submit(await partner.get(link), { ...ANSWER, ...fields }, link)
}

describe('a request to a source', () => {
  test('tells the least, is read before it goes, kept as it went, logged and chased, policy 2.4 and 3.2', async () => {
    const { caseId, pupil } = await tracing()
    const { preview, letter } = await sends(caseId)
    expect(preview).toContain('Nothing has gone yet')
    expect(letter.body).toContain('Ines Test-Mother')
    expect(letter.body).toContain('7 Made-Up Lane')
    for (const more of [pupil.upn, pupil.givenName, '14 March 2015', '01632'])
      expect(letter.body).not.toContain(more)
    expect(letter.subject).not.toContain(pupil.familyName)
    expect(letter.file_name).not.toContain(pupil.familyName)
    expect(letter.csv).toContain('"Parents","Ines Test-Mother"')
    const [logged] = await asSuperuser(
      database,
      'select what, to_whom, basis from sharing_log where child_id = $1',
      [pupil.id],
    )
    expect(logged).toMatchObject({
      what: 'Parents; Last known address',
      to_whom: 'Stafford Borough Council',
      basis: expect.stringContaining('Children Act 2004'),
    })
    const [due] = await asSuperuser<{ due_on: string }>(
      database,
      `select due_on::text from deadline where matter_id = $1 and kind = 'check-answer:council-tax-and-housing' and status = 'open'`,
      [caseId],
    )
    expect(due?.due_on).toBe('2026-10-08')
    const board = wordsOf(await (await desks.of('cme-officer')).get(`/matters/${caseId}/tracing`))
    expect(board).toContain('1 waiting')
    expect(board).toContain('Why here in the list')
    const tokens = await asSuperuser<{ n: string }>(
      database,
      `select count(*) as n from tracing_request where encode(token_hash, 'escape') like '%reply%' or told::text like '%reply%'`,
    )
    expect(tokens[0]?.n).toBe('0')
  })

  test('never carries a home that must stay secret, whoever asks', async () => {
    const { caseId } = await tracing({ protectedAddress: true })
    const { preview, letter, link } = await sends(caseId)
    expect(preview).toContain('the home must stay secret')
    expect(letter.body + letter.csv).not.toContain('Made-Up Lane')
    expect((await webClient(desks.app).get(link)).body).not.toContain('Made-Up Lane')
  })

  test('is told every fault, and is not sent when the case changed since it was read', async () => {
    const { caseId } = await tracing()
    const officer = await desks.of('cme-officer')
    const path = `/matters/${caseId}/tracing/ask?source=health`
    const form = await officer.get(path)
    const previewAt = `/matters/${caseId}/tracing/preview?source=health`
    expect(wordsOf(await officer.submit(form, {}, previewAt))).toContain('Enter where the request goes')
    const preview = await officer.submit(form, TO, previewAt)
    await desks.records('cme-officer', caseId, 'note', { text: 'something new', note: 'something new' })
    const late = await officer.submit(preview, {}, path)
    expect(late.status).toBe(422)
    expect(wordsOf(late)).toContain('Nothing was sent. Read it once more')
    expect((await officer.get(`/matters/${caseId}/tracing/ask?source=own-databases`)).status).toBe(404)
  })
})

describe('a one-time link', () => {
  test('shows only what was asked, takes one answer, and the officer makes it the answer of the source', async () => {
    const { caseId, pupil, matterId } = await tracing()
    const { link } = await sends(caseId)
    const asked = wordsOf(await webClient(desks.app).get(link))
    expect(asked).toContain('Ines Test-Mother')
    for (const more of [pupil.familyName, pupil.upn, '2015', staffordshire.alder.name])
      expect(asked).not.toContain(more)
    const answer = await answers(link)
    expect([answer.status, wordsOf(answer)]).toEqual([200, expect.stringContaining('we have your answer')])
    const again = wordsOf(await webClient(desks.app).get(link))
    expect(again).toContain('This link has been answered')
    expect(again).not.toContain('Ines Test-Mother')
    const officer = await desks.of('cme-officer')
    expect(wordsOf(await officer.get('/tracing'))).toContain('Stafford Borough Council')
    const board = await officer.get(`/matters/${caseId}/tracing`)
    expect(wordsOf(board)).toContain('Council tax ended on 3 September')
    const settled = await officer.submit(board, { became: 'answer' })
    expect(settled.status).toBe(303)
    expect((await lookAt(staffordshire, caseId)).events.at(-1)).toMatchObject({
      kind: 'check-answered',
      facts: { check: 'council-tax-and-housing', result: 'found-something' },
    })
    expect((await lookAt(staffordshire, matterId)).events.at(-1)).toMatchObject({
      kind: 'enquiry-recorded',
      facts: { result: 'found-something' },
    })
    expect(wordsOf(await officer.get('/tracing'))).toContain('Nothing waits')
    const yields = wordsOf(await officer.get(`/matters/${(await tracing()).caseId}/tracing`))
    expect(yields).toMatch(/Here it found something in 1 of \d+ answers?/)
  })

  test('used twice, late or for another child gets a clear page, and nothing is lost', async () => {
    const { caseId } = await tracing()
    const { link } = await sends(caseId)
    const other = await answers(link, { initials: 'QQ', words: 'about another' })
    expect(wordsOf(other)).toContain('not the initials or the year of the child')
    await answers(link, { result: 'nothing-found', words: '' })
    expect(wordsOf(await answers(link, { words: 'something more' }))).toContain('was answered before')
    const second = await sends(caseId, 'health')
    database.clock.set('2026-12-24')
    const late = wordsOf(await webClient(desks.app).get(second.link))
    expect(late).toContain('This link ended on')
    expect(late).not.toContain('Made-Up Lane')
    expect(wordsOf(await answers(second.link, { words: 'found at last' }))).toContain(
      'after the link had ended',
    )
    const board = wordsOf(await (await desks.of('cme-officer')).get(`/matters/${caseId}/tracing`))
    for (const words of ['about another', 'something more', 'found at last', 'read with care'])
      expect(board).toContain(words)
  })

  test('that never was, and an answer with faults, get a clear page with everything typed', async () => {
    const stranger = webClient(desks.app)
    expect((await stranger.get('/reply/not-a-link')).status).toBe(404)
    const { caseId } = await tracing()
    const { link } = await sends(caseId)
    const answer = await answers(link, { bornYear: 'fourteen', byName: '' })
    expect(answer.status).toBe(422)
    expect(wordsOf(answer)).toContain('four figures')
    expect(answer.body).toContain('Council tax ended on 3 September')
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { aCase, aPupilOnRoll, kindsOf, lookAt, type PupilPlan } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type WebAnswer, webClient } from '../../../test/support/web-client.ts'
import { newSigningKey, signerOf } from '../../platform/signing/signing-key.ts'
import { listDisclosures } from '../cases/index.ts'
import { caseworkRoutes } from '../casework/index.ts'
import { directoryRoutes } from '../cme-directory/index.ts'
import { saveNationalAuthorities } from '../schools/index.ts'
import { handOverRoutes } from './index.ts'
import { openFile } from './sealed-file.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks
const signer = signerOf(newSigningKey())

beforeAll(async () => {
  const made = await anAuthority(database)
  const deps = { ...made.deps, publicAddress: 'https://onroll.example.org', signer: () => signer }
  staffordshire = { ...made, deps }
  await staffordshire.asSystem((trx) =>
    saveNationalAuthorities(trx, [
      { code: '860', name: 'Staffordshire', status: 'current', gssCode: null },
      { code: '831', name: 'Derby', status: 'current', gssCode: null },
    ]),
  )
  desks = desksOf(staffordshire, [...handOverRoutes, ...directoryRoutes, ...caseworkRoutes])
})
afterAll(() => desks.close())

const toDerby = (reason: string) => ({
  to: '831',
  reason,
  authoriser: staffordshire.person('cme-officer').accountId,
})

interface Offered {
  readonly caseId: string
  readonly childId: string
  readonly answer: WebAnswer
  readonly passphrase: string
  readonly preview: string
}

/** Preview and offer as an officer does, with everything ticked that the page ticks. */
async function offered(plan: PupilPlan = {}): Promise<Offered> {
  const { caseId, pupil } = await aCase(staffordshire, { upTo: 'check-answered', pupil: plan })
  const officer = await desks.of('cme-officer')
  const form = await officer.get(`/matters/${caseId}/hand-over`)
  const preview = await officer.submit(
    form,
    toDerby('The mother’s new employer is there'),
    `/matters/${caseId}/hand-over/preview`,
  )
  expect(preview.status).toBe(200)
  const ticked = [...preview.body.matchAll(/name="field"[^>]*value="([^"]+)"/g)].map(([, id]) => id ?? '')
  const answer = await officer.submit(
    preview,
    { field: ticked, sentBy: 'own-hand' },
    `/matters/${caseId}/hand-over`,
  )
  const passphrase = /<b class="onr-passphrase">([^<]+)<\/b>/.exec(answer.body)?.[1] ?? ''
  return { caseId, childId: pupil.id, answer, passphrase, preview: preview.body }
}

async function fileOf(caseId: string): Promise<WebAnswer> {
  return (await desks.of('cme-officer')).get(`/matters/${caseId}/hand-over/file`)
}

async function contentOf({ caseId, passphrase }: Offered) {
  const opened = await openFile((await fileOf(caseId)).bytes, passphrase)
  if (!opened.ok) throw new Error(opened.refusal.message)
  return { ...JSON.parse(opened.value.content), text: opened.value.content }
}

/** The other authority: nobody who is signed in here. */
async function receiver(one: Offered) {
  const { receipt } = await contentOf(one)
  const path = new URL(receipt.link).pathname
  const client = webClient(desks.app)
  return {
    path,
    opens: () => client.get(path),
    answers: async (fields: Record<string, string>, form?: WebAnswer) =>
      client.submit(form ?? (await client.get(path)), { ...RECEIVER, ...fields }, path),
  }
}
const RECEIVER = { by: 'Mo Test-Receiver', post: 'CME officer', email: 'mo@derby.example.org' }

describe('handing a child over, policy 3.2', () => {
  test('the child stays ours, what went is logged with its law, and the file opens with the passphrase alone', async () => {
    const one = await offered()
    expect(one.answer.status).toBe(200)
    expect(one.passphrase.split(' ')).toHaveLength(9)
    const { state } = await lookAt(staffordshire, one.caseId)
    expect([state.open, state.state, state.handOver?.toName]).toEqual([true, 'L2', 'Derby'])
    const file = await fileOf(one.caseId)
    expect(file.headers['content-disposition']).toMatch(/sealed-file-S-\d{5}\.html/)
    expect(file.body).not.toContain('Rowan')
    const content = await contentOf(one)
    expect(content.child).toMatchObject({ givenName: 'Rowan', bornOn: '2015-03-14' })
    expect(content.text).toContain('7 Made-Up Lane')
    const [log] = await staffordshire.as('cme-officer', (trx) => listDisclosures(trx, one.childId))
    expect(log).toMatchObject({ toWhom: 'Derby (831), CME team', how: expect.stringContaining('sealed') })
    expect(log?.basis).toMatch(/436A.*Children Act 2004/)
    expect(log?.authorisedBy).toBe(staffordshire.person('cme-officer').accountId)
    expect(log?.what).toContain('Address')
  })

  test('the passphrase is kept nowhere', async () => {
    const one = await offered()
    const { rows } = await database.owner.query(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    for (const { name } of rows) {
      const found = await database.worker
        .query(`select 1 from ${name} t where t::text like $1`, [`%${one.passphrase}%`])
        .catch(() => ({ rowCount: 0 }))
      expect([name, found.rowCount]).toEqual([name, 0])
    }
  })

  test('an officer leaves lines out, and the other authority hears that something was', async () => {
    const { caseId } = await aCase(staffordshire, { upTo: 'check-answered' })
    const officer = await desks.of('cme-officer')
    const typed = toDerby('Seen there')
    const preview = await officer.submit(
      await officer.get(`/matters/${caseId}/hand-over`),
      typed,
      `/matters/${caseId}/hand-over/preview`,
    )
    const answer = await officer.submit(
      preview,
      { field: [], sentBy: 'own-hand' },
      `/matters/${caseId}/hand-over`,
    )
    const passphrase = /<b class="onr-passphrase">([^<]+)<\/b>/.exec(answer.body)?.[1] ?? ''
    const content = await contentOf({ caseId, passphrase } as Offered)
    expect(content.fields.map((field: { id: string }) => field.id)).toEqual([
      'identity-name',
      'identity-born',
    ])
    expect(content.child.upn).toBeUndefined()
    expect(content.heldBack.join()).toContain('left out')
  })

  test('what was recorded after the preview is looked at again before anything goes', async () => {
    const { caseId } = await aCase(staffordshire, { upTo: 'check-answered' })
    const officer = await desks.of('cme-officer')
    const preview = await officer.submit(
      await officer.get(`/matters/${caseId}/hand-over`),
      toDerby('Seen there'),
      `/matters/${caseId}/hand-over/preview`,
    )
    await desks.records('cme-officer', caseId, 'request-check', {
      check: 'police',
      told: ['name'],
      how: 'telephone',
    })
    const answer = await officer.submit(preview, { sentBy: 'own-hand' }, `/matters/${caseId}/hand-over`)
    expect(answer.status).toBe(409)
    expect(wordsOf(answer)).toContain('look again')
    expect((await lookAt(staffordshire, caseId)).state.handOver).toBeNull()
  })

  test('of a family in hiding nothing goes that leads to it, wherever it is written, trust bars 3 and 5', async () => {
    const one = await offered({
      address: { lines: '9 Canary-Hidden Row', postcode: 'ZZ9 9ZZ' },
      protectedAddress: true,
    })
    const content = await contentOf(one)
    expect(content.child.givenName).toBe('Rowan')
    for (const text of [content.text, one.preview, one.answer.body])
      for (const canary of ['Canary-Hidden', 'ZZ9', '01632 960123', 'Alder Sample'])
        expect(text).not.toContain(canary)
    expect(content.heldBack.join()).toContain('Ring the sender')
    const derby = await receiver(one)
    await derby.answers({ says: 'accepted', ...boxes('from', database.clock.today()) })
    const history = await lookAt(staffordshire, one.caseId)
    expect([history.state.open, history.state.walked.at(-1)]).toEqual([false, 'T34'])
    expect(JSON.stringify(history.events)).not.toMatch(/Derby|"831"|new employer/)
    const officer = await desks.of('cme-officer')
    const { caseId } = await aCase(staffordshire, {
      upTo: 'check-answered',
      pupil: { protectedAddress: true },
    })
    const typed = { ...toDerby('Fled to 12 Canary Road'), more: 'ring 01632 960999' }
    const form = await officer.get(`/matters/${caseId}/hand-over`)
    const answer = await officer.submit(form, typed, `/matters/${caseId}/hand-over/preview`)
    expect(answer.status).toBe(422)
    expect(wordsOf(answer)).toContain('lives in hiding')
  })

  test('a brother in hiding hides the home of all', async () => {
    const brother = await aPupilOnRoll(staffordshire, {
      givenName: 'Canary-Brother',
      address: { lines: '1 Canary-Hidden Row' },
      protectedAddress: true,
    })
    const one = await offered({ familyId: brother.familyId })
    const { text } = await contentOf(one)
    for (const canary of ['Canary-Hidden', '7 Made-Up Lane', 'Canary-Brother', '01632 960123'])
      expect(text).not.toContain(canary)
  })
})

describe('the receipt of another authority, policy 3.2 (T34)', () => {
  test('accepted by the link, it closes the case with the receipt as evidence; the link works once', async () => {
    const one = await offered()
    const derby = await receiver(one)
    const form = await derby.opens()
    expect(wordsOf(form)).not.toContain('Rowan')
    const today = database.clock.today()
    const answer = await derby.answers({ says: 'accepted', ...boxes('from', today) })
    expect([answer.status, wordsOf(answer).includes('You accepted')]).toEqual([200, true])
    const { state, events } = await lookAt(staffordshire, one.caseId)
    expect([state.open, state.state, state.walked.at(-1)]).toEqual([false, 'L8', 'T34'])
    const located = events.find(({ kind }) => kind === 'located')
    expect(located?.facts).toMatchObject({
      where: 'other-authority',
      place: 'Derby (831)',
      evidence: expect.stringMatching(/Receipt S-\d{5}: Derby is responsible from/),
      source: expect.stringContaining('Mo Test-Receiver'),
    })
    expect((await derby.opens()).status).toBe(410)
    const before = await kindsOf(staffordshire, one.caseId)
    const late = await derby.answers({ says: 'refused', reason: 'Changed our mind' }, form)
    expect([late.status, wordsOf(late).includes('was kept')]).toEqual([410, true])
    const again = await derby.answers({ says: 'refused', reason: 'Changed our mind' }, form)
    expect(again.status).toBe(410)
    const after = await lookAt(staffordshire, one.caseId)
    expect(after.events.map(({ kind }) => kind)).toEqual([...before, 'note-recorded'])
    expect(JSON.stringify(after.events.at(-1)?.facts)).toContain('Changed our mind')
  })

  test('refused, the case is ours as before, with the reason and something to do', async () => {
    const one = await offered()
    const derby = await receiver(one)
    await derby.answers({ says: 'refused', reason: 'No such family here' })
    const { state } = await lookAt(staffordshire, one.caseId)
    expect([state.open, state.state, state.handOver]).toEqual([true, 'L2', null])
    const open = await staffordshire.asSystem((trx) =>
      trx
        .selectFrom('deadline')
        .select(['kind', 'status'])
        .where('matter_id', '=', one.caseId)
        .where('kind', '=', 'hand-over-refused')
        .execute(),
    )
    expect(open).toEqual([{ kind: 'hand-over-refused', status: 'open' }])
  })

  test('opened first, it can still be accepted; a day to come and empty fields are said at their place', async () => {
    const one = await offered()
    const derby = await receiver(one)
    expect((await derby.answers({ says: 'opened' })).status).toBe(200)
    const bad = await derby.answers({ says: 'accepted', ...boxes('from', '2027-05-05'), email: 'x' })
    expect(bad.status).toBe(422)
    expect(wordsOf(bad)).toContain('come back to this page on that day')
    expect(bad.body).toContain('value="Mo Test-Receiver"')
    const done = await derby.answers({ says: 'accepted', ...boxes('from', database.clock.today()) })
    expect(done.status).toBe(200)
  })

  test('taken back, over its time or never made, a link gives a clear page and changes nothing', async () => {
    const one = await offered()
    const derby = await receiver(one)
    const stranger = webClient(desks.app)
    expect((await stranger.get('/receipts/nobody-knows-this')).status).toBe(410)
    database.clock.set('2027-02-28')
    expect(wordsOf(await derby.opens())).toContain('The time for answering here is over')
    database.clock.set('2026-10-05')
    const done = await desks.records('cme-officer', one.caseId, 'withdraw-hand-over', {
      reason: 'Found here',
    })
    expect(done.status).toBe(303)
    expect(wordsOf(await derby.opens())).toContain('taken the hand-over back')
  })

  test('an officer writes down a receipt that came by telephone, with what proves it', async () => {
    const one = await offered()
    const fields = {
      says: 'accepted',
      ...boxes('from', database.clock.today()),
      by: 'Mo Test-Receiver',
      post: 'CME officer',
      cameBy: 'telephone',
    }
    const bare = await desks.records('cme-officer', one.caseId, 'record-hand-over-answer', fields)
    expect([bare.status, wordsOf(bare).includes('what proves it')]).toEqual([422, true])
    const done = await desks.records('cme-officer', one.caseId, 'record-hand-over-answer', {
      ...fields,
      evidence: 'Called back to the number of the directory',
    })
    expect(done.status).toBe(303)
    expect((await lookAt(staffordshire, one.caseId)).state.walked.at(-1)).toBe('T34')
    expect(
      (await (await receiver(one).catch(() => ({ opens: async () => ({ status: 410 }) }))).opens()).status,
    ).toBe(410)
  })

  test('from a place sought the case goes back to tracing and closes there', async () => {
    const { caseId } = await aCase(staffordshire, { upTo: 'check-answered' })
    await desks.records('cme-officer', caseId, 'record-located', {
      where: 'in-area',
      source: 'Aunt',
      ...boxes('on', database.clock.today()),
    })
    const officer = await desks.of('cme-officer')
    const preview = await officer.submit(
      await officer.get(`/matters/${caseId}/hand-over`),
      toDerby('Moved on'),
      `/matters/${caseId}/hand-over/preview`,
    )
    const sent = await officer.submit(preview, { sentBy: 'own-hand' }, `/matters/${caseId}/hand-over`)
    const passphrase = /<b class="onr-passphrase">([^<]+)<\/b>/.exec(sent.body)?.[1] ?? ''
    const derby = await receiver({ caseId, passphrase } as Offered)
    await derby.answers({ says: 'accepted', ...boxes('from', database.clock.today()) })
    const { state } = await lookAt(staffordshire, caseId)
    expect([state.open, state.state]).toEqual([false, 'L8'])
  })

  test('without a hand-over, locating a child elsewhere says why there is no receipt', async () => {
    const { caseId } = await aCase(staffordshire, { upTo: 'check-answered' })
    const fields = {
      where: 'other-authority',
      authority: '831',
      source: 'Derby CME team',
      evidence: 'E-mail',
      ...boxes('on', database.clock.today()),
    }
    const bare = await desks.records('cme-officer', caseId, 'record-located', fields)
    expect([bare.status, wordsOf(bare).includes('why there is no receipt')]).toEqual([422, true])
    const done = await desks.records('cme-officer', caseId, 'record-located', {
      ...fields,
      noReceipt: 'They had opened a case of their own',
    })
    expect(done.status).toBe(303)
  })
})

describe('the list of hand-overs without a receipt', () => {
  test('shows days, authority and owner, and asks again after a week', async () => {
    const one = await offered()
    database.clock.set('2026-10-20')
    const words = wordsOf(await (await desks.of('cme-manager')).get('/hand-overs'))
    expect(words).toMatch(/Derby \d+, ask again Demo-cme-officer/)
    const due = await staffordshire.asSystem((trx) =>
      trx
        .selectFrom('deadline')
        .select(['due_on', 'action'])
        .where('matter_id', '=', one.caseId)
        .where('kind', '=', 'hand-over-receipt')
        .where('status', '=', 'open')
        .executeTakeFirstOrThrow(),
    )
    expect(due).toEqual({ due_on: '2026-10-12', action: 'chase-hand-over' })
    await desks.records('cme-officer', one.caseId, 'chase-hand-over', { how: 'Rang Derby' })
    const next = await staffordshire.asSystem((trx) =>
      trx
        .selectFrom('deadline')
        .select('due_on')
        .where('matter_id', '=', one.caseId)
        .where('kind', '=', 'hand-over-receipt')
        .where('status', '=', 'open')
        .executeTakeFirstOrThrow(),
    )
    expect(next.due_on).toBe('2026-10-27')
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { aPupilOnRoll, lookAt } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { formsOf, type WebAnswer } from '../../../test/support/web-client.ts'
import type { HandOverContent } from '../../exchange/hand-over/hand-over-content.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { newSigningKey, signerOf } from '../../platform/signing/signing-key.ts'
import { directoryRoutes } from '../cme-directory/index.ts'
import { saveNationalAuthorities } from '../schools/index.ts'
import { handOverRoutes } from './index.ts'
import { newPassphrase } from './passphrase.ts'
import { sealFile } from './sealed-file.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks
const derby = signerOf(newSigningKey())
const passphrase = newPassphrase()

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  await staffordshire.asSystem((trx) =>
    saveNationalAuthorities(trx, [{ code: '831', name: 'Derby', status: 'current', gssCode: null }]),
  )
  desks = desksOf(staffordshire, [...handOverRoutes, ...directoryRoutes])
})
afterAll(() => desks.close())

function content(child: Partial<HandOverContent['child']> = {}): HandOverContent {
  return {
    format: 'onroll-hand-over/1',
    id: newId(new Date()),
    madeAt: '2026-11-20T10:00:00.000Z',
    from: {
      code: '831',
      name: 'Derby',
      team: 'Derby CME team',
      email: 'cme@derby.example.org',
      phone: '01632 960700',
      officer: 'Mo Test-Sender',
      reference: 'S-00007',
    },
    to: { code: '860', name: 'Staffordshire' },
    reason: 'The father says that they moved to Stafford',
    gateway: 'Education Act 1996, section 436A',
    receipt: { link: 'https://onroll.derby.example.org/receipts/abc', until: '2027-02-18' },
    child: { givenName: 'Kit', familyName: 'Test-Mover', bornOn: '2014-02-03', ...child },
    fields: [{ id: 'x', section: 'last-known', label: 'Address', value: '<b>3 Sample Row</b>' }],
    heldBack: [],
  }
}

async function uploads(bytes: Buffer, words = passphrase): Promise<WebAnswer> {
  const officer = await desks.of('cme-officer')
  const form = await officer.get('/hand-overs/receive')
  const hidden = formsOf(form.body).find(({ action }) => action === '/hand-overs/receive')?.hidden ?? {}
  const file = { field: 'file', name: 'sealed.html', text: bytes.toString('latin1') }
  return officer.postFile('/hand-overs/receive', { ...hidden, passphrase: words }, file)
}

const sealed = async (text: unknown, signer = derby) =>
  sealFile(typeof text === 'string' ? text : JSON.stringify(text), passphrase, signer)

test('policy 3.2: a file of another authority is opened, looked at, and becomes a case with its origin', async () => {
  const file = await sealed(content())
  const kept = await uploads(file)
  expect(kept.status).toBe(303)
  const officer = await desks.of('cme-officer')
  const page = await officer.get(kept.location ?? '')
  const words = wordsOf(page)
  for (const said of ['Derby hands a child over', 'nobody has confirmed whose key', 'No record of ours'])
    expect(words).toContain(said)
  expect(page.body).not.toContain('<b>3 Sample Row</b>')
  const opened = await officer.submit(page, { child: 'new', route: 'R8' }, kept.location)
  expect(opened.status).toBe(303)
  const after = wordsOf(await officer.get(kept.location ?? ''))
  expect(after).toContain('https://onroll.derby.example.org/receipts/abc')
  const matterId = await staffordshire.asSystem(async (trx) => {
    const row = await trx.selectFrom('received_hand_over').select('matter_id').executeTakeFirstOrThrow()
    return row.matter_id ?? ''
  })
  const { state, child, events } = await lookAt(staffordshire, matterId)
  expect([child.givenName, state.state, state.route]).toEqual(['Kit', 'L0', 'R8'])
  expect(events[0]?.facts).toMatchObject({ from: 'Hand-over from Derby, S-00007' })
  // The same file once more leads to the same page, and to no second case.
  expect((await uploads(file)).location).toBe(kept.location)
  const twice = await officer.submit(page, { child: 'new', route: 'R7' }, kept.location)
  expect(twice.status).toBe(409)
})

test('likely matches stand first, and a case is opened on the record that is chosen', async () => {
  const pupil = await aPupilOnRoll(staffordshire, { givenName: 'Kit', bornOn: '2014-02-04' })
  const kept = await uploads(
    await sealed(content({ familyName: pupil.familyName, bornOn: '2014-02-04', upn: pupil.upn })),
  )
  const officer = await desks.of('cme-officer')
  const page = await officer.get(kept.location ?? '')
  expect(wordsOf(page)).toContain(pupil.upn)
  const nobody = await officer.submit(page, { route: 'R7' }, kept.location)
  expect([nobody.status, wordsOf(nobody).includes('Choose one of the children')]).toEqual([422, true])
  expect((await officer.submit(page, { child: pupil.id, route: 'R7' }, kept.location)).status).toBe(303)
  const cases = await staffordshire.asSystem((trx) =>
    trx.selectFrom('matter').select('kind').where('child_id', '=', pupil.id).execute(),
  )
  expect(cases).toEqual([{ kind: 'authority-case' }])
})

test('the key of the directory tells a known sender from another', async () => {
  const officer = await desks.of('cme-officer')
  await officer.submit(
    await officer.get('/directory/831'),
    {
      post: 'CME team',
      email: 'cme@derby.example.org',
      fingerprint: derby.fingerprint,
      source: 'Read to me on the telephone',
      ...boxes('sinceOn', database.clock.today()),
      ...boxes('confirmedOn', database.clock.today()),
    },
    '/directory/831',
  )
  const known = await uploads(await sealed(content()))
  expect(wordsOf(await officer.get(known.location ?? ''))).toContain(
    'the key is the one that our directory holds',
  )
  const other = await uploads(await sealed(content(), signerOf(newSigningKey())))
  expect(wordsOf(await officer.get(other.location ?? ''))).toContain('The key is not the one')
})

test('what is no such file, is damaged, meant for others or written by nobody’s release gets a clear answer', async () => {
  const good = await sealed(content())
  const flipped = Buffer.from(good)
  flipped[2000] = (flipped[2000] ?? 0) ^ 1
  const cases: readonly (readonly [Buffer, string, string?])[] = [
    [Buffer.from('%PDF-1.7 nothing'), 'not a sealed file'],
    [Buffer.alloc(0), 'Choose the file'],
    [good.subarray(0, 900), 'not a sealed file'],
    [flipped, 'changed on its way'],
    [good, 'The passphrase is not right', 'acorn actor'],
    [good, 'Type the passphrase', ''],
    [await sealed('not json'), 'no hand-over that this release'],
    [await sealed({ ...content(), fields: [{ id: 1 }] }), 'no hand-over that this release'],
  ]
  for (const [bytes, said, words] of cases) {
    const answer = await uploads(bytes, words ?? passphrase)
    expect([said, answer.status, wordsOf(answer).includes(said)]).toEqual([said, 422, true])
  }
  const officer = await desks.of('cme-officer')
  for (const path of ['nobody', newId(new Date())])
    expect((await officer.get(`/hand-overs/received/${path}`)).status).toBe(404)
  const stray = await uploads(await sealed({ ...content(), to: { code: '999', name: 'Testshire' } }))
  expect(wordsOf(await officer.get(stray.location ?? ''))).toContain('meant for Testshire')
})

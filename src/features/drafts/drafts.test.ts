import { beforeAll, expect, it } from 'vitest'
import { signedInAs } from '../../../test/support/signed-in.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type MadeAuthority, makeTwoAuthorities } from '../../../test/support/two-authorities.ts'
import type { SignedIn } from '../../platform/auth/asker.ts'
import { inTransaction, type Trx } from '../../platform/db/in-transaction.ts'
import { createDraft, findDraft, finishDraft, listOpenDrafts, saveAnswers, withdrawDraft } from './index.ts'

const database = withTestDatabase()
let staffordshire: MadeAuthority
let owner: SignedIn

beforeAll(async () => {
  staffordshire = (await makeTwoAuthorities(database.workerDb)).staffordshire
  owner = signedInAs(staffordshire, staffordshire.people.get('school-staff')!)
})

const as = <Value>(by: SignedIn, work: (trx: Trx) => Promise<Value>) =>
  inTransaction(database.appDb, by, work)
const now = () => database.clock.now()
const begin = () =>
  as(owner, (trx) => createDraft(trx, owner, { journey: 'report', answers: { name: 'Rowan' } }, now()))
const find = (by: SignedIn, id: string, journey = 'report') =>
  as(by, (trx) => findDraft(trx, by, journey, id))

it('keeps what was typed beside what is there already, and says so to a second tab', async () => {
  const id = await begin()
  const draft = (await find(owner, id))!
  const saved = await as(owner, (trx) =>
    saveAnswers(trx, owner, draft, 1, { sibling: ['Ash', 'Elm'] }, now()),
  )
  expect(saved).toEqual({ ok: true, value: 2 })
  expect((await find(owner, id))?.answers).toEqual({ name: 'Rowan', sibling: ['Ash', 'Elm'] })
  const late = await as(owner, (trx) => saveAnswers(trx, owner, draft, 1, { name: 'Late' }, now()))
  expect(late).toMatchObject({ ok: false, refusal: { code: 'DRAFT_CHANGED' } })
  const unversioned = await as(owner, (trx) =>
    saveAnswers(trx, owner, draft, undefined, { name: 'x' }, now()),
  )
  expect(unversioned.ok).toBe(false)
})

it('is seen by its owner alone, in the organisation it was begun for and for its own journey', async () => {
  const id = await begin()
  const colleague = signedInAs(staffordshire, staffordshire.people.get('headteacher')!)
  const elsewhere = { ...owner, organisationId: staffordshire.schools[1].id }
  expect(await find(colleague, id)).toBeUndefined()
  expect(await find(elsewhere, id)).toBeUndefined()
  expect(await find(owner, id, 'another-journey')).toBeUndefined()
})

it('finishes once: of two tabs that finish together one is refused', async () => {
  const id = await begin()
  const results = await Promise.all(
    ['/matters/1', '/matters/2'].map((to) => as(owner, (trx) => finishDraft(trx, owner, id, 1, to, now()))),
  )
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(await find(owner, id)).toMatchObject({ state: 'finished' })
  expect((await as(owner, (trx) => withdrawDraft(trx, owner, id, now()))).ok).toBe(false)
})

it('leaves the list of open drafts when it is finished or thrown away', async () => {
  const id = await begin()
  const open = async () =>
    (await as(owner, (trx) => listOpenDrafts(trx, owner, 'report'))).map((draft) => draft.id)
  expect(await open()).toContain(id)
  await as(owner, (trx) => withdrawDraft(trx, owner, id, now()))
  expect(await open()).not.toContain(id)
  expect(await find(owner, id)).toMatchObject({ state: 'withdrawn' })
})

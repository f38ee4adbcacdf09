import { beforeAll, describe, expect, test } from 'vitest'
import { giveSchoolYear } from '../../../test/support/school-year.ts'
import { signedInAs } from '../../../test/support/signed-in.ts'
import { testApp } from '../../../test/support/test-app.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type MadeAuthority, makeTwoAuthorities } from '../../../test/support/two-authorities.ts'
import { type WebClient, webClient } from '../../../test/support/web-client.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import type { Role } from '../../platform/auth/roles.ts'
import { repositoryPath } from '../../platform/config/paths.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import { loadPacks } from '../../rules/load-packs.ts'
import { allRoutes } from '../../web/all-routes.ts'
import { openAuthorityCase } from '../cases/index.ts'
import type { Deps } from '../slice.ts'

const database = withTestDatabase()
let authority: MadeAuthority
let app: ReturnType<typeof testApp>
let caseId: string

beforeAll(async () => {
  authority = (await makeTwoAuthorities(database.workerDb)).staffordshire
  await giveSchoolYear(database.workerDb, authority.laId)
  app = testApp(database, { routes: allRoutes })
  database.clock.set('2026-09-15')
  const packs = loadPacks(repositoryPath('packs'))
  const deps = {
    db: database.appDb,
    packs,
    jobs: undefined as never,
    clock: database.clock,
    demo: true,
  } satisfies Deps
  const by = { ...signedInAs(authority, person('cme-officer')), pack: 'staffordshire' }
  caseId = await inTransaction(database.appDb, by, async (trx) => {
    const opened = await openAuthorityCase(deps, trx, by, {
      childId: authority.child.id,
      schoolUrn: null,
      openedOn: plainDate('2026-09-14'),
      route: 'R7',
      from: 'a neighbour',
    })
    if (!opened.ok) throw new Error(opened.refusal.message)
    return opened.value.matter.id
  })
})

function person(role: Role) {
  const made = authority.people.get(role)
  if (!made) throw new Error(`nobody is ${role}`)
  return made
}

async function signedIn(role: Role): Promise<WebClient> {
  const client = webClient(app)
  await client.signInAs(`staffordshire-${role}`)
  return client
}

describe('handing over the work of somebody who is away', () => {
  const path = () => `/reassign?from=${person('cme-officer').accountId}`

  test('every matter that is handed over gets a line in its history and the new owner', async () => {
    const manager = await signedIn('cme-manager')
    const form = await manager.get(path())
    expect(form.body).toContain('Test-Canary')
    const answer = await manager.submit(
      form,
      {
        matters: [caseId],
        owner: person('cme-manager').accountId,
        deputy: person('cme-officer').accountId,
        reason: 'on leave',
      },
      path(),
    )
    expect(answer.status).toBe(303)
    const { body } = await manager.get(`/matters/${caseId}/timeline`)
    expect(body).toContain('Owner: Demo-cme-manager')
    expect(body).toContain('on leave')
    expect((await manager.get(path())).body).toContain('owns nothing that is open')
  })

  test('it needs something to hand over, two different people and a reason', async () => {
    const manager = await signedIn('cme-manager')
    const back = `/reassign?from=${person('cme-manager').accountId}`
    const answer = await manager.submit(await manager.get(back), { reason: '' }, back)
    expect(answer.status).toBe(422)
    for (const words of ['Choose at least one', 'Choose the new owner', 'Write down why'])
      expect(answer.body).toContain(words)
  })

  test('what somebody worked on since the list was drawn is looked at again first, and nothing is lost', async () => {
    const manager = await signedIn('cme-manager')
    const back = `/reassign?from=${person('cme-manager').accountId}`
    const form = await manager.get(back)
    const note = `/matters/${caseId}/note`
    const officer = await signedIn('cme-officer')
    expect((await officer.submit(await officer.get(note), { note: 'seen' }, note)).status).toBe(303)
    const fields = {
      matters: [caseId],
      owner: person('cme-officer').accountId,
      deputy: person('cme-manager').accountId,
      reason: 'back',
    }
    const stale = await manager.submit(form, fields, back)
    expect(stale.status).toBe(409)
    expect(stale.body).toContain('after you opened the list')
    expect(stale.body).toContain('value="back"')
  })

  test('what has no owner stands behind the tile with its reason, policy 2.3', async () => {
    const manager = await signedIn('cme-manager')
    expect((await manager.get('/')).body).toContain('href="/nobody"')
    const list = await manager.get('/nobody')
    expect(list.body).toContain('It has no owner')
    expect((await manager.get('/caseload')).body).toContain('Who looks after what')
    expect((await (await signedIn('cme-officer')).get('/caseload')).status).toBe(404)
  })

  test('a school hands nothing over', async () => {
    expect((await (await signedIn('headteacher')).get('/reassign')).status).toBe(404)
  })
})

import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Route } from '../../src/features/slice.ts'
import { systemOf } from '../../src/platform/auth/asker.ts'
import { isRecordParameter, type RecordParameter } from '../../src/platform/auth/may-open.ts'
import { may, ROLES, type Role } from '../../src/platform/auth/roles.ts'
import { inTransaction } from '../../src/platform/db/in-transaction.ts'
import { newId } from '../../src/platform/ids/new-id.ts'
import { openJobs } from '../../src/platform/jobs/jobs.ts'
import { allRoutes } from '../../src/web/all-routes.ts'
import { parametersOf } from '../../src/web/check-routes.ts'
import { aPublicReport } from '../support/a-public-report.ts'
import { businessState } from '../support/business-tables.ts'
import { testApp } from '../support/test-app.ts'
import { withTestDatabase } from '../support/test-database.ts'
import {
  type MadeAuthority,
  type MadeChild,
  type MadePerson,
  makeTwoAuthorities,
} from '../support/two-authorities.ts'
import { formsOf, type WebClient, webClient } from '../support/web-client.ts'

const database = withTestDatabase()
let app: FastifyInstance
let staffordshire: MadeAuthority
let testshire: MadeAuthority
const clients = new Map<Role, { client: WebClient; token: string }>()
const drafts = new Map<Role, string>()
let ownReport: string | undefined
let foreignReport: string | undefined
const roles = Object.keys(ROLES) as Role[]

beforeAll(async () => {
  ;({ staffordshire, testshire } = await makeTwoAuthorities(database.workerDb))
  ownReport = await aPublicReport(database, staffordshire.laId)
  foreignReport = await aPublicReport(database, testshire.laId)
  const jobs = await openJobs({ pool: database.worker, clock: database.clock })
  app = testApp(database, { routes: allRoutes, deps: { jobs } })
  await app.ready()
  for (const role of roles) clients.set(role, await signIn(`staffordshire-${role}`))
  for (const [role, person] of staffordshire.people) drafts.set(role, await aDraft(person))
  return async () => {
    await app.close()
    await jobs.close()
  }
})

/** A half-filled report of this person's own. */
async function aDraft(person: MadePerson): Promise<string> {
  return inTransaction(database.workerDb, systemOf(staffordshire.laId), async (trx) => {
    const id = newId(database.clock.now())
    await trx
      .insertInto('draft')
      .values({
        la_id: staffordshire.laId,
        id,
        account_id: person.accountId,
        organisation_id: person.organisation.id,
        journey: 'non-arrival',
        created_at: database.clock.now(),
        updated_at: database.clock.now(),
      })
      .execute()
    return id
  })
}

async function signIn(key: string): Promise<{ client: WebClient; token: string }> {
  const client = webClient(app)
  await client.signInAs(key)
  const page = await client.get('/acting-as')
  const token = formsOf(page.body)[0]?.hidden._csrf ?? ''
  if (token === '') throw new Error(`${key} has no token`)
  return { client, token }
}

/** Whose record a request names. `other` is open to another school alone; `foreign` belongs to another authority. */
type Whose = 'own' | 'other' | 'foreign' | 'none-such'
const WHOSE: readonly Whose[] = ['own', 'other', 'foreign', 'none-such']

function idOf(parameter: RecordParameter, whose: Whose, role: Role): string {
  const authority = whose === 'foreign' ? testshire : staffordshire
  const child: MadeChild = whose === 'other' ? authority.otherChild : authority.child
  const person = whose === 'other' ? authority.otherSchoolStaff : authority.people.get(role)
  if (whose === 'none-such') return parameter === 'schoolUrn' ? '899999' : randomUUID()
  const ids: Readonly<Record<RecordParameter, string>> = {
    childId: child.id,
    matterId: child.matterId,
    deadlineId: child.deadlineId,
    documentId: child.documentId,
    messageId: child.messageId,
    reportId: (whose === 'foreign' ? foreignReport : ownReport) ?? '',
    draftId:
      drafts.get(whose === 'own' ? role : role === 'headteacher' ? 'school-staff' : 'headteacher') ?? '',
    accountId: person?.accountId ?? '',
    organisationId: person?.organisation.id ?? '',
    schoolUrn: String(authority.schools[whose === 'other' ? 1 : 0].schoolUrn),
  }
  return ids[parameter]
}

/** Written out apart from the code it checks: who may open what. */
function isOpen(parameter: RecordParameter, whose: Whose, role: Role): boolean {
  if (whose === 'none-such' || whose === 'foreign') return false
  const { scope, side } = ROLES[role]
  switch (parameter) {
    case 'draftId':
      // A draft has one owner; not even a colleague of the same school reads it.
      return whose === 'own'
    case 'reportId':
      // What strangers told is the CME team's alone.
      return role === 'cme-officer' || role === 'cme-manager'
    case 'accountId':
      return role === 'administrator' || whose === 'own'
    case 'organisationId':
      return true
    case 'schoolUrn':
      return side !== 'school' || whose === 'own'
    case 'messageId':
      // Made for the first school: a message belongs to one organisation.
      return scope === 'authority' || (side === 'school' && whose === 'own')
    default:
      return scope === 'authority' || (scope === 'organisation' && whose === 'own')
  }
}

function pathFor(route: Route, whose: Whose, role: Role): string {
  return parametersOf(route.path).reduce<string>(
    (path, name) => path.replace(`:${name}`, isRecordParameter(name) ? idOf(name, whose, role) : 'not-known'),
    route.path,
  )
}

function allowed(route: Route, whose: Whose, role: Role): boolean {
  const parameters = parametersOf(route.path).filter(isRecordParameter)
  return may(role, route.permission) && parameters.every((parameter) => isOpen(parameter, whose, role))
}

function kindsFor(route: Route): readonly Whose[] {
  return parametersOf(route.path).some(isRecordParameter) ? WHOSE : ['own']
}

/** Texts that must not stand on a page: names of children that are not open, and where a family lives in hiding. */
function forbiddenFor(role: Role): readonly string[] {
  const { scope } = ROLES[role]
  const foreign = ['Testshire', 'Test-Canary3', 'Test-Canary4']
  const others = scope === 'authority' ? [] : ['Test-Canary2']
  const all = scope === 'none' ? ['Test-Canary1'] : []
  const hidden = role === 'cme-officer' || role === 'cme-manager' ? [] : ['Protected-Lane', 'ZZ1 1ZZ']
  return [...foreign, ...others, ...all, ...hidden]
}

function leaks(role: Role, body: string): readonly string[] {
  return forbiddenFor(role).filter((text) => body.includes(text))
}

describe('every route, for every role, on every kind of record', () => {
  it('opens what is theirs and answers the same "not found" to all else', { timeout: 300_000 }, async () => {
    const faults: string[] = []
    for (const route of allRoutes.filter((each) => each.method === 'GET')) {
      for (const role of roles) {
        for (const whose of kindsFor(route)) {
          const { client } = clients.get(role)!
          const answer = await client.get(pathFor(route, whose, role))
          const name = `${route.method} ${route.path} as ${role} on ${whose}: ${answer.status}`
          if (!allowed(route, whose, role) && answer.status !== 404) faults.push(name)
          if (answer.status >= 500) faults.push(`${name} fault`)
          for (const leak of leaks(role, answer.body)) faults.push(`${name} shows ${leak}`)
        }
      }
    }
    expect(faults).toEqual([])
  })

  it('writes nothing for somebody who may not, with a right token in the hand', {
    timeout: 300_000,
  }, async () => {
    const before = await businessState(database)
    const faults: string[] = []
    for (const route of allRoutes.filter((each) => each.method === 'POST')) {
      for (const role of roles) {
        for (const whose of kindsFor(route)) {
          if (allowed(route, whose, role)) continue
          const { client, token } = clients.get(role)!
          const answer = await client.post(pathFor(route, whose, role), { _csrf: token, version: '1' })
          const name = `POST ${route.path} as ${role} on ${whose}: ${answer.status}`
          if (answer.status !== 404) faults.push(name)
          for (const leak of leaks(role, answer.body)) faults.push(`${name} shows ${leak}`)
        }
      }
    }
    expect(faults).toEqual([])
    expect(await businessState(database)).toBe(before)
  })

  it('lets nobody in who is not signed in, whose sign-in is over, or whose cookie was made up', async () => {
    const before = await businessState(database)
    const ended = await signIn('staffordshire-cme-manager')
    const cookies = new Map(ended.client.cookies)
    await ended.client.post('/sign-out', { _csrf: ended.token })
    const planted = webClient(app)
    planted.cookies.set('__Host-onroll', 'A'.repeat(43))
    const gone = webClient(app)
    for (const [name, value] of cookies) gone.cookies.set(name, value)
    const faults: string[] = []
    for (const client of [webClient(app), planted, gone]) {
      for (const route of allRoutes) {
        const path = pathFor(route, 'own', 'cme-officer')
        const answer =
          route.method === 'GET' ? await client.get(path) : await client.post(path, { _csrf: ended.token })
        const right =
          route.method === 'GET'
            ? answer.status === 303 && answer.location?.startsWith('/sign-in')
            : answer.status === 401
        if (!right) faults.push(`${route.method} ${route.path}: ${answer.status} ${answer.location}`)
      }
    }
    expect(faults).toEqual([])
    expect(await businessState(database)).toBe(before)
  })
})

describe('every route that writes', () => {
  const posts = allRoutes.filter((route) => route.method === 'POST')
  const allowedRole = (route: Route) => roles.find((role) => allowed(route, 'own', role)) ?? 'cme-officer'

  it('refuses a form without its token, with another person’s, or from another site', {
    timeout: 120_000,
  }, async () => {
    const before = await businessState(database)
    const other = await signIn('staffordshire-school-staff-other')
    const faults: string[] = []
    for (const route of posts) {
      const role = allowedRole(route)
      const { client, token } = clients.get(role)!
      const path = pathFor(route, 'own', role)
      const fields = { version: '1', idempotencyKey: randomUUID() }
      const attempts = {
        'no token': await client.post(path, fields),
        'another token': await client.post(path, { ...fields, _csrf: other.token }),
        'another origin': await client.post(
          path,
          { ...fields, _csrf: token },
          { origin: 'https://elsewhere.example' },
        ),
        'no origin at all': await client.post(path, { ...fields, _csrf: token }, { origin: 'null' }),
        'another site': await client.post(
          path,
          { ...fields, _csrf: token },
          { 'sec-fetch-site': 'cross-site' },
        ),
        'a subdomain': await client.post(
          path,
          { ...fields, _csrf: token },
          { 'sec-fetch-site': 'same-site' },
        ),
      }
      for (const [what, answer] of Object.entries(attempts))
        if (answer.status !== 403) faults.push(`${route.path} with ${what}: ${answer.status}`)
    }
    expect(faults).toEqual([])
    expect(await businessState(database)).toBe(before)
  })

  it('is not reached by a GET, nor by any method that was not declared', async () => {
    const before = await businessState(database)
    const faults: string[] = []
    for (const route of allRoutes) {
      const role = allowedRole(route)
      const declared = allRoutes.filter((each) => samePath(each.path, route.path)).map((each) => each.method)
      const cookie = [...clients.get(role)!.client.cookies]
        .map(([name, value]) => `${name}=${value}`)
        .join('; ')
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
        if ((declared as readonly string[]).includes(method)) continue
        const answer = await app.inject({
          method,
          url: pathFor(route, 'own', role),
          headers: { cookie, 'content-type': 'application/json' },
          ...(method === 'GET' ? {} : { payload: '{}' }),
        })
        if (answer.statusCode !== 405) faults.push(`${method} ${route.path}: ${answer.statusCode}`)
      }
    }
    expect(faults).toEqual([])
    expect(await businessState(database)).toBe(before)
  })
})

function samePath(one: string, other: string): boolean {
  const plain = (path: string) => path.replace(/:[A-Za-z]+/g, ':')
  return plain(one) === plain(other)
}

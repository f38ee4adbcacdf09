import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { may, type Role } from '../../src/platform/auth/roles.ts'
import { allRoutes } from '../../src/web/all-routes.ts'
import { type Desks, desksOf } from '../support/a-desk.ts'
import { everythingIsTried, lookAt } from '../support/a-matter.ts'
import { A_REPORT, faultsOf, sendReport } from '../support/a-report.ts'
import { type AnAuthority, anAuthority } from '../support/an-authority.ts'
import { asSuperuser } from '../support/business-tables.ts'
import { withTestDatabase } from '../support/test-database.ts'
import type { WebAnswer, WebClient } from '../support/web-client.ts'

const database = withTestDatabase()
let authority: AnAuthority
let desks: Desks
let matterId: string
let childId: string
const ON = '2026-10-20'

/** One for each field that tells where the family is; the other school knows the child by number and birthday. */
const MARK = {
  address: 'Canaryaddress',
  postcode: 'B77 9ZZ',
  phone: '01632 960987',
  email: 'canarymail@example.org',
} as const
const UPN = 'A860210012003'

const OFF_THE_LIST = {
  'alder-head': 'headteacher',
  'birch-staff': 'school-staff',
  'birch-head': 'headteacher',
  'stafford-worker': 'team-worker',
  'tamworth-worker': 'team-worker',
  admissions: 'admissions-officer',
  'ehe-officer': 'ehe-officer',
  'virtual-school': 'virtual-school',
  'data-officer': 'data-officer',
} as const satisfies Record<string, Role>

beforeAll(async () => {
  authority = await anAuthority(database)
  desks = desksOf(authority, allRoutes)
  database.clock.set(ON)
  const report = await reportAt('alder-staff', {
    address: { ...A_REPORT.address, lines: `7 ${MARK.address}`, postcode: MARK.postcode, secret: 'yes' },
    contact: { ...A_REPORT.contact, phone: MARK.phone, email: MARK.email },
  })
  matterId = matterIn(report)
  childId = (await lookAt(authority, matterId)).child.id
  await workedOn()
})
afterAll(() => desks.close())

async function reportAt(key: string, changes: Parameters<typeof sendReport>[1]): Promise<WebAnswer> {
  const pupil = { ...A_REPORT.pupil, familyName: 'Test-Hidden', upn: UPN }
  return sendReport(await desks.of(key), { pupil, ...changes })
}

function matterIn(answer: WebAnswer): string {
  const id = /\/matters\/([0-9a-f-]{36})\/reported/.exec(answer.location ?? '')?.[1]
  if (id === undefined)
    throw new Error(`Nothing was reported: ${answer.status} ${faultsOf(answer).join(' | ')}`)
  return id
}

/** Everybody who can be brought in is: Admissions, the team, and the authority with its own case. */
async function workedOn(): Promise<void> {
  for (const [key, act, fields] of [
    ['alder-staff', 'ask-admissions', {}],
    ['admissions', 'answer-admissions', { onRoll: 'none' }],
    ['alder-staff', 'safety-contact', {}],
  ] as const)
    await desks.records(key, matterId, act, fields)
  await authority.asSystem(async (trx) => {
    for (const [key, side] of [
      ['stafford', 'team'],
      ['home-education-team', 'home-education-team'],
      ['virtual-school', 'virtual-school'],
    ] as const) {
      const id = (await trx.selectFrom('organisation').select('id').where('key', '=', key).executeTakeFirst())
        ?.id
      if (id === undefined) throw new Error(key)
      await sql`select onroll.open_matter(${matterId}, ${id}, ${side}, 'made for a test', ${database.clock.now()})`.execute(
        trx,
      )
    }
  })
  await everythingIsTried(authority, matterId).catch(() => undefined)
}

/** Every page that a person can ask for, with every id there is. */
async function* pagesFor(
  key: string,
  role: Role,
  client: WebClient,
): AsyncGenerator<readonly [string, WebAnswer]> {
  const ids = async (table: string, column = 'id') =>
    (await asSuperuser<{ id: string }>(database, `select ${column}::text as id from ${table} limit 40`)).map(
      ({ id }) => id,
    )
  const known: Record<string, readonly string[]> = {
    matterId: await ids('matter'),
    childId: await ids('child'),
    deadlineId: (await ids('deadline')).slice(0, 6),
    documentId: await ids('document'),
    messageId: await ids('outbox_message'),
    draftId: await ids('draft'),
    reportId: await ids('public_report'),
    schoolUrn: [String(authority.alder.urn), String(authority.birch.urn)],
    accountId: [],
  }
  for (const { path } of allRoutes.filter((each) => each.method === 'GET' && may(role, each.permission))) {
    const [, parameter] = /:([A-Za-z]+)/.exec(path) ?? []
    for (const id of parameter === undefined ? [''] : (known[parameter] ?? []))
      yield [`${key} ${path}`, await client.get(path.replace(`:${parameter}`, id))]
  }
  for (const query of [
    '/enquiries?whose=team&text=B77',
    '/enquiries?whose=team&district=tamworth',
    '/?district=tamworth',
  ])
    yield [`${key} ${query}`, await client.get(query)]
  if (!may(role, 'search-children')) return
  for (const find of ['Test-Hidden', UPN, MARK.postcode, MARK.phone])
    yield [`${key} find ${find}`, await client.submit(await client.get('/find'), { find }, '/find')]
}

// What this school typed itself stands in its own draft and nowhere else.
const isOwnDraft = (page: string) => page.startsWith('alder-')

describe('a family in hiding', () => {
  it('is found by the CME team', async () => {
    const client = await desks.of('cme-officer')
    const { body } = await client.get(`/children/${childId}`)
    for (const mark of Object.values(MARK)) expect(body).toContain(mark)
  })

  it('leaves no address, postcode, telephone or e-mail on any page of anybody else', {
    timeout: 120_000,
  }, async () => {
    const leaks: string[] = []
    for (const [key, role] of Object.entries(OFF_THE_LIST)) {
      const client = await desks.of(key)
      for await (const [page, { body, headers }] of pagesFor(key, role, client)) {
        // What was typed into the search box stands there again.
        const everything = body.replaceAll(/ value="[^"]*"/g, '') + JSON.stringify(headers)
        for (const [field, mark] of Object.entries(MARK))
          if (
            (everything.includes(mark) || everything.includes(mark.replace(' ', ''))) &&
            !mayKnow(page, field)
          )
            leaks.push(`${page} shows the ${field}`)
      }
    }
    expect([...new Set(leaks)]).toEqual([])
  })

  // The school goes on ringing the numbers that it gave itself.
  const mayKnow = (page: string, field: string) =>
    isOwnDraft(page) && (field === 'phone' || field === 'email')

  it('is nobody’s whom another school reports, whatever it knows, and nothing tells that there are two', async () => {
    const somebody = await reportAt('birch-staff', {
      pupil: { ...A_REPORT.pupil, familyName: 'Test-Unknown' },
    })
    const guessed = await reportAt('birch-staff', {
      address: { ...A_REPORT.address, lines: '7 Guess Road', postcode: MARK.postcode },
    })
    const [one, other] = [matterIn(somebody), matterIn(guessed)]
    const [plain, seen] = [await lookAt(authority, one), await lookAt(authority, other)]
    expect(seen.child.id).not.toBe(childId)
    expect(seen.events.map(({ kind }) => kind)).toEqual(plain.events.map(({ kind }) => kind))
    expect(seen.matter.eventCount).toBe(plain.matter.eventCount)
    const birch = await desks.of('birch-staff')
    expect((await birch.get(`/children/${childId}`)).status).toBe(404)
    for (const page of ['', '/timeline', '/family', '/letters'])
      expect(shapeOf(await birch.get(`/matters/${other}${page}`))).toBe(
        shapeOf(await birch.get(`/matters/${one}${page}`)),
      )
  })

  it('is told to Admissions by no register of another school', async () => {
    const at = database.clock.now()
    await asSuperuser(
      database,
      `insert into register_entry (la_id, id, child_id, school_urn, starting_on, source, recorded_at)
       values ($1, gen_random_uuid(), $2, $3, '2026-10-01', 'Birch', $4)`,
      [authority.laId, childId, authority.birch.urn, at],
    )
    for (const key of ['admissions', 'alder-staff', 'stafford-worker']) {
      const client = await desks.of(key)
      for (const page of [
        `/children/${childId}`,
        `/matters/${matterId}/family`,
        `/matters/${matterId}/answer-admissions`,
      ])
        expect((await client.get(page)).body).not.toContain(authority.birch.name)
    }
  })
})

/** A page without what differs between any two: names, numbers, days of the month, tokens. */
function shapeOf({ status, body }: WebAnswer): string {
  return `${status} ${body
    .replaceAll(/nonce="[^"]*"|value="[^"]*"|href="[^"]*"|action="[^"]*"/g, '')
    .replaceAll(/Test-(Hidden|Unknown)/g, 'Test')
    .replaceAll(/E-\d+/g, 'E')
    .replaceAll(/A860210012003|not yet known/g, 'UPN')
    .replaceAll(/7 (Guess Road|Made-Up Lane Stafford|Made-Up Lane\s+Stafford)|B77 9ZZ|ST16 2DH/g, 'home')
    .replaceAll(/\b0\d{5}\b/g, 'number')}`
}

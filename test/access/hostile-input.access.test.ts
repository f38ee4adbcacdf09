import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EventKind } from '../../src/domain/case/event-facts.ts'
import { type NewEvent, recordEvents } from '../../src/features/cases/index.ts'
import type { Route } from '../../src/features/slice.ts'
import { may } from '../../src/platform/auth/roles.ts'
import { newId } from '../../src/platform/ids/new-id.ts'
import { allRoutes } from '../../src/web/all-routes.ts'
import { desksOf } from '../support/a-desk.ts'
import { aCase, anAbsence, anEnquiry } from '../support/a-matter.ts'
import { aPublicReport } from '../support/a-public-report.ts'
import { beginReport } from '../support/a-report.ts'
import { type AnAuthority, anAuthority } from '../support/an-authority.ts'
import { asSuperuser } from '../support/business-tables.ts'
import {
  AWKWARD,
  type Control,
  errorsThatNameNothing,
  HOSTILE,
  plainText,
  type SeenForm,
  seenForms,
} from '../support/hostile-forms.ts'
import { withTestDatabase } from '../support/test-database.ts'
import type { WebClient } from '../support/web-client.ts'

const database = withTestDatabase()
const TODAY = '2026-10-13'
let authority: AnAuthority
let app: FastifyInstance
const clients = new Map<string, WebClient>()
const matterIds: string[] = []
/** What was thrown inside, for whoever reads why this test failed. */
const thrown: string[] = []

const PEOPLE = [
  'alder-head',
  'alder-staff',
  'cme-manager',
  'cme-officer',
  'stafford-worker',
  'admissions',
  'ehe-officer',
  'virtual-school',
  'data-officer',
] as const

beforeAll(async () => {
  authority = await anAuthority(database)
  for (const role of ['administrator', 'auditor'] as const) await aPerson(role)
  await manyMatters()
  database.clock.set(TODAY)
  const desks = desksOf(authority, allRoutes)
  app = desks.app
  app.addHook('onError', async (_request, _reply, error) => {
    if ((error.statusCode ?? 500) >= 500) thrown.push(error.stack ?? error.message)
  })
  for (const key of PEOPLE) clients.set(key, await desks.of(key))
  for (const key of ['administrator', 'auditor']) clients.set(key, await desks.of(key))
}, 60_000)
afterAll(async () => {
  await app.close()
  await authority.jobs.close()
})

async function aPerson(role: string): Promise<void> {
  const id = newId(database.clock.now())
  const { id: organisationId } = authority.organisation('authority')
  await asSuperuser(
    database,
    `insert into account (la_id, id, email, display_name, demo_key) values ($1, $2, $3, $4, $5)`,
    [authority.laId, id, `${role}@example.invalid`, `Demo-${role}`, `staffordshire-${role}`],
  )
  await asSuperuser(
    database,
    `insert into account_role (la_id, id, account_id, organisation_id, role) values ($1, $2, $3, $4, $5)`,
    [authority.laId, newId(database.clock.now()), id, organisationId, role],
  )
}

const ENQUIRIES: readonly EventKind[] = [
  'non-arrival-reported',
  'day-zero-recorded',
  'admissions-asked',
  'admissions-answered',
  'team-requested',
  'team-received',
  'team-accepted',
  'team-outcome-recorded',
  'day-twenty-reached',
  'referral-sent',
  'referral-acknowledged',
  'joint-outcome-signed',
  'removal-decided',
  'transfer-file-made',
  'transfer-file-uploaded',
]
const on = { happenedOn: '2026-10-06' as NonNullable<NewEvent['happenedOn']> }
const TRIED: NewEvent = {
  kind: 'enquiry-recorded',
  facts: {
    check: 'parents-by-phone',
    method: 'telephone',
    who: 'x',
    triedOn: '2026-09-02' as NonNullable<NewEvent['happenedOn']>,
    result: 'no-answer',
  },
}
const LEAVES: NewEvent = { kind: 'parent-reached', facts: { says: 'moved-or-other-school' } }
const CASES: readonly (readonly NewEvent[])[] = [
  [],
  [{ ...on, kind: 'located', facts: { where: 'in-area', source: 's', evidence: 'e' } }],
  [{ ...on, kind: 'located', facts: { where: 'home-educated', source: 's', evidence: 'e' } }],
  [
    { ...on, kind: 'located', facts: { where: 'in-area', source: 's', evidence: 'e' } },
    { ...on, kind: 'place-applied', facts: {} },
    { ...on, kind: 'place-offered', facts: { school: 'Example High School' } },
  ],
  [{ ...on, kind: 'checks-exhausted', facts: { signedOffBy: 'Demo-cme-manager' } }],
  [{ ...on, kind: 'duplicate-suspected', facts: { other: 'CH-1', reason: 'x' } }],
]

/** A matter in every place that a form stands in, twice where sending the form moves it. */
async function manyMatters(): Promise<void> {
  for (const upTo of ENQUIRIES) {
    const enquiry = await anEnquiry(authority, { upTo })
    matterIds.push(enquiry.matterId, ...(enquiry.caseId === undefined ? [] : [enquiry.caseId]))
  }
  for (const more of [[TRIED], [TRIED], [LEAVES], [LEAVES], [LEAVES]]) {
    const { matterId } = await anAbsence(authority, 'R2')
    const said = await authority.as('alder-staff', (trx, by) =>
      recordEvents(authority.deps, trx, by, matterId, more),
    )
    if (!said.ok) throw new Error(said.refusal.message)
    matterIds.push(matterId)
  }
  for (const upTo of ['child-matched', 'check-requested'] as const)
    matterIds.push((await aCase(authority, { upTo })).caseId)
  for (const more of CASES) {
    const { caseId } = await aCase(authority, { upTo: 'check-answered' })
    const key = 'cme-manager'
    for (const event of more) {
      const said = await authority.as(key, (trx, by) =>
        recordEvents(authority.deps, trx, by, caseId, [event]),
      )
      if (!said.ok) throw new Error(`${event.kind}: ${said.refusal.message}`)
    }
    matterIds.push(caseId)
  }
}

type Typed = readonly (readonly [string, string])[]
interface Got {
  readonly status: number
  readonly body: string
  readonly location: string | undefined
}

async function sendBytes(
  client: WebClient,
  path: string,
  payload: string | Buffer,
  type: string,
): Promise<Got> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { cookie, 'content-type': type }
  const {
    statusCode,
    body,
    headers: sent,
  } = await app.inject({ method: 'POST', url: path, headers, payload })
  return { status: statusCode, body, location: sent.location as string | undefined }
}

const URLENCODED = 'application/x-www-form-urlencoded'

function sendTyped(client: WebClient, form: SeenForm, typed: Typed): Promise<Got> {
  return sendBytes(
    client,
    form.action,
    new URLSearchParams(typed.map((each) => [...each])).toString(),
    URLENCODED,
  )
}

/** A file part, or a field. */
interface Part {
  readonly disposition: string
  readonly content: Buffer
}

function multipart(boundary: string, parts: readonly Part[]): Buffer {
  return Buffer.concat([
    ...parts.flatMap(({ disposition, content }) => [
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ])
}

/** What a careful person would send: first choices, today, and the words in every box. */
function filled(form: SeenForm, words: string): Typed {
  const [year = '', month = '', day = ''] = TODAY.split('-')
  return form.controls.flatMap(({ name, kind, values }): Typed => {
    if (kind === 'hidden') return values.map((value) => [name, value])
    if (kind === 'choice') return values[0] === undefined ? [] : [[name, values[0]]]
    if (kind === 'file') return []
    if (kind === 'date') return [[name, name.endsWith('-day') ? day : name.endsWith('-month') ? month : year]]
    return [[name, words]]
  })
}

function withEach(form: SeenForm, value: (control: Control) => readonly string[]): Typed {
  return form.controls.flatMap(
    (control): Typed =>
      (control.kind === 'hidden' ? control.values : value(control)).map((each) => [control.name, each]),
  )
}

/** Everything hostile that one form is sent. Whether it is taken or refused, it is never a fault. */
function attacksOn(form: SeenForm): ReadonlyMap<string, Typed> {
  const valid = filled(form, 'words')
  const dates = (day: string, month: string, year: string): Typed =>
    valid.map(([name, value]) => [
      name,
      name.endsWith('-day') ? day : name.endsWith('-month') ? month : name.endsWith('-year') ? year : value,
    ])
  const hidden = (name: string, value: string): Typed =>
    valid.map((pair) => (pair[0] === name ? [name, value] : pair))
  return new Map<string, Typed>([
    ...Object.entries(HOSTILE).map(([name, value]): [string, Typed] => [name, withEach(form, () => [value])]),
    ['nothing but the token', withEach(form, () => [])],
    ['everything twice', withEach(form, ({ values }) => ['one', 'two', ...values])],
    ['31 February', dates('31', '2', '2026')],
    ['the year nought', dates('0', '0', '0000')],
    ['the year 99999', dates('1', '1', '99999')],
    ['the year 1900', dates('1', '1', '1900')],
    ['the year 2199', dates('31', '12', '2199')],
    ['words for a date', dates('x', 'y', 'z')],
    [
      'names of prototypes',
      [...withEach(form, () => ['x']), ['__proto__', 'x'], ['constructor', 'x'], ['toString', 'x']],
    ],
    [
      'a thousand fields',
      [
        ...withEach(form, () => ['x']),
        ...Array.from({ length: 1_000 }, (_, n): [string, string] => [`x${n}`, 'x']),
      ],
    ],
    ['a version that is no number', hidden('version', '1e9')],
    ['a version below nought', hidden('version', '-1')],
    ['a version too large', hidden('version', '9'.repeat(30))],
    ['a key of its own', hidden('idempotencyKey', `'"<>${'k'.repeat(300)}`)],
  ])
}

/** What is wrong with an answer to hostile input, whatever was sent. */
function faultsIn(answer: Got): readonly string[] {
  return [
    ...(answer.status >= 500 ? [`status ${answer.status}`] : []),
    ...(/<script>alert|<img src=x/i.test(answer.body) ? ['script on the page'] : []),
    ...(/\b49\b 49 49|syntax error at|violates |\bat \S+ \(?\/|node_modules/.test(answer.body)
      ? ['something from inside']
      : []),
    ...(answer.status === 422 ? errorsThatNameNothing(answer).map((id) => `names no field: ${id}`) : []),
    ...(answer.location !== undefined && !/^\/[\x21-\x7e]*$/.test(answer.location)
      ? [`leads to ${answer.location}`]
      : []),
  ]
}

interface Place {
  readonly key: string
  readonly client: WebClient
  readonly page: string
}

/** Where the form of a route may stand: for each of those who may send it, on each matter. */
async function* placesOf(
  route: Pick<Route, 'path' | 'permission'>,
  drafts: readonly string[],
): AsyncGenerator<Place> {
  for (const [key, client] of clients) {
    const role = key === 'administrator' || key === 'auditor' ? key : authority.person(key).role
    if (!may(role, route.permission)) continue
    const pages = route.path.includes(':matterId')
      ? (await mattersOpenTo(key, client)).map(
          (id) => route.path.replace(':matterId', id) + (ASKS[route.path] ?? ''),
        )
      : route.path.includes(':draftId')
        ? drafts.map((draft) => route.path.replace('/non-arrivals/:draftId', draft))
        : route.path.includes(':childId')
          ? (await childIds()).map((id) => route.path.replace(':childId', id))
          : route.path.includes(':reportId')
            ? await reportPages(route.path)
            : route.path.includes(':schoolUrn')
              ? [route.path.replace(':schoolUrn', String(authority.alder.urn))]
              : route.path.includes(':')
                ? []
                : [route.path]
    for (const page of pages) yield { key, client, page }
  }
}

/** Forms that stand on the page of the thing itself, and the address of that page. */
const STANDS_ON = /^(\/received-reports\/[^/]+|\/matters\/[^/]+\/hand-over)\/[^/]+$/

/** Pages that want to be told what about. */
const ASKS: Readonly<Record<string, string>> = {
  '/matters/:matterId/removal/statement': '?ground=I',
  '/matters/:matterId/removal/confirm': '?ground=I',
}

const openTo = new Map<string, readonly string[]>()
async function mattersOpenTo(key: string, client: WebClient): Promise<readonly string[]> {
  const known = openTo.get(key)
  if (known !== undefined) return known
  const open: string[] = []
  for (const id of matterIds) if ((await client.get(`/matters/${id}/timeline`)).status === 200) open.push(id)
  openTo.set(key, open)
  return open
}

/** Six reports to write into: most of what is typed is refused, and what is not ends one. */
async function reportPages(path: string): Promise<readonly string[]> {
  const ids = await Promise.all(Array.from({ length: 6 }, () => aPublicReport(database, authority.laId)))
  return ids.map((id) => path.replace(':reportId', id))
}

let children: readonly string[] | undefined
async function childIds(): Promise<readonly string[]> {
  children ??= (await asSuperuser<{ id: string }>(database, 'select id from child order by id limit 3')).map(
    ({ id }) => id,
  )
  return children
}

/** One report of each kind, since each has pages of its own; twice that of which most is sent. */
const REPORTS = ['did-not-come', 'did-not-come', 'absent', 'leaving', 'joined'] as const

const childForm = (form: string) => `/children/:childId/${form}`

/** Forms of places that no matter of this test stands in, and buttons that take nothing typed. */
const NOT_WALKED: ReadonlySet<string> = new Set([
  ...['invite', 'end-sign-ins', 'disable', 'enable'].map((act) => `/accounts/:accountId/${act}`),
  '/calendars/days/:periodId/remove',
  '/schools/:schoolUrn/calendar/days/:periodId/remove',
  '/jobs/retry',
  '/leavers/joining/:arrivalId',
  ...['release', 'take', 'reopen'].map((act) => `/received-reports/:reportId/${act}`),
  '/reassign',
  '/nobody',
  '/directory/:authorityCode',
  '/hand-overs/received/:receivedId',
  '/restrictions/sign-off',
  ...['information', 'answer', 'take'].map((act) => `/lost-pupils/:searchId/${act}`),
  ...['restriction/review', 'restriction/name', 'restriction/ask-lift', 'restriction/lift'].map(childForm),
  ...['emergency', 'emergency/end'].map(childForm),
  ...['family/correct/:contactLine', 'family/end/:contactLine', 'family/part/:sibling'].map(childForm),
  '/away/back',
  // A direction is for a looked-after child; its forms are tried by hand in src/features/placing/placing.test.ts.
  ...[
    'start-direction',
    'record-school-reply',
    'give-notice',
    'request-direction',
    'record-direction',
    'record-not-needed',
  ].map((act) => `/matters/:matterId/${act}`),
  ...[
    'notified',
    'tracing/preview',
    'tracing/ask',
    'tracing/replies/:reply',
    'hand-over',
    'record-hand-over-answer',
    'chase-hand-over',
    'withdraw-hand-over',
    'family-letters/address',
    'family-letters/look',
    'family-letters/stop',
    'acknowledge',
    'ask-team-about-education',
    'first-missed-day',
    'raise-doubt',
    'record-assessment',
    'record-contact',
    'record-fair-access',
    'record-liaison',
    'record-never-enrolled',
    'record-not-shown',
    'record-order',
    'record-removal-on-notice',
    'record-shown-suitable',
    'record-suitable',
    'removal/confirm',
    'start-annual-contact',
    'start-formal-action',
    'tell-home-education-team',
  ].map((act) => `/matters/:matterId/${act}`),
])

describe('hostile input', () => {
  const posts = allRoutes.filter(({ method }) => method === 'POST')
  // Forms that stand on no page of their own address: buttons on lists, and the sign-in of those signed in.
  const reached = new Set<string>()

  it('into every field of every form is no fault, names its field, and is shown escaped', {
    timeout: 240_000,
  }, async () => {
    const faults: string[] = []
    const alder = clients.get('alder-staff')
    if (alder === undefined) throw new Error('nobody')
    for (const route of posts.filter(({ path }) => !NOT_WALKED.has(path))) {
      const drafts = route.path.includes(':draftId')
        ? await Promise.all(REPORTS.map((what) => beginReport(alder, what)))
        : []
      const waiting: [string, (form: SeenForm) => Typed][] = [
        ...[...attacksOn({ action: '', multipart: false, controls: [] }).keys()].map(
          (name): [string, (form: SeenForm) => Typed] => [name, (form) => attacksOn(form).get(name) ?? []],
        ),
        ['awkward', (form) => filled(form, AWKWARD)],
      ]
      for await (const { client, key, page } of placesOf(
        route,
        drafts.map((draft) => draft.replace(/\/safety$/, '')),
      )) {
        if (waiting.length === 0) break
        let form = await formOn(client, page)
        while (form !== undefined && waiting.length > 0) {
          const [attack, typedFor] = waiting.shift() ?? ['', () => []]
          reached.add(route.path)
          const answer = await sendTyped(client, form, typedFor(form))
          for (const fault of faultsIn(answer)) faults.push(`${route.path} as ${key}, ${attack}: ${fault}`)
          if (answer.status === 303) form = await formOn(client, page)
        }
      }
    }
    expect({ faults, thrown: [...new Set(thrown)] }).toEqual({ faults: [], thrown: [] })
    expect(
      posts.map(({ path }) => path).filter((path) => !reached.has(path) && !NOT_WALKED.has(path)),
    ).toEqual([])
  })

  async function formOn(client: WebClient, page: string): Promise<SeenForm | undefined> {
    const shown = await client.get(page.replace(STANDS_ON, '$1'))
    if (shown.status >= 500) throw new Error(`${page}: ${shown.status}`)
    const path = page.split('?', 1)[0]
    return shown.status === 200
      ? seenForms(shown).find(({ action }) => action.split('?', 1)[0] === path)
      : undefined
  }

  it('that was taken stands on the pages exactly as it was typed', async () => {
    const kept = await asSuperuser<{ matter_id: string }>(
      database,
      'select distinct matter_id from matter_event where position($1 in facts::text) > 0',
      [JSON.stringify(AWKWARD).slice(1, -1)],
    )
    expect(kept.length).toBeGreaterThan(10)
    const manager = clients.get('cme-manager')
    const wrong: string[] = []
    for (const { matter_id } of kept) {
      const page = await manager?.get(`/matters/${matter_id}/timeline`)
      const body = page?.body ?? ''
      if (!plainText(body).includes(AWKWARD)) wrong.push(`${matter_id} does not show it`)
      if (body.includes('<script>alert')) wrong.push(`${matter_id} shows it raw`)
    }
    expect(wrong).toEqual([])
  })

  it('into every box of an address that narrows a list is no fault', async () => {
    const values = [
      '%00',
      '%ED%A0%80',
      '%',
      '%27%3B--',
      '%25%25_',
      '-1',
      '__proto__',
      '9'.repeat(30),
      'x'.repeat(5_000),
    ]
    const days = ['-271821-04-20', '%2B275760-09-13', '0000-00-00', '9999-12-31', '99999-01-01']
    const boxes = [
      'whose',
      'lane',
      'state',
      'district',
      'due',
      'open',
      'text',
      'after',
      'before',
      'q',
      'from',
      'until',
      'record',
      'account',
      'action',
      'outcome',
      'on',
      'day',
      '__proto__',
    ]
    const queries = [...values, ...days].map((value) =>
      boxes.map((box) => `${box}=${value}&${box}=${value}`).join('&'),
    )
    const single = [
      'text=%00',
      'district=%00',
      'text=a%00',
      'before=-271821-04-20',
      'q=%00',
      'from=9999-12-31',
      'after=0000-00-00.00000000-0000-0000-0000-000000000000',
    ]
    const lists = allRoutes.filter(({ method, path }) => method === 'GET' && !path.includes(':'))
    const faults: string[] = []
    const tried = new Map<string, number>()
    for (const [key, client] of clients) {
      const role = key === 'administrator' || key === 'auditor' ? key : authority.person(key).role
      for (const { path } of lists.filter(({ permission }) => may(role, permission))) {
        // A list answers everybody alike but for what stands in it.
        tried.set(path, (tried.get(path) ?? 0) + 1)
        if ((tried.get(path) ?? 0) > 2 && path !== '/') continue
        for (const query of [...queries, ...single]) {
          const answer = await client.get(`${path}?${query}`)
          for (const fault of faultsIn(answer))
            faults.push(`${path}?${query.slice(0, 60)} as ${key}: ${fault}`)
        }
      }
    }
    expect({ faults: [...new Set(faults)], thrown: [...new Set(thrown)] }).toEqual({ faults: [], thrown: [] })
  }, 120_000)

  it('in a file or the form round it keeps nothing and is no fault', async () => {
    const client = clients.get('alder-staff')
    const [matterId = ''] = matterIds
    if (client === undefined) throw new Error('nobody')
    const page = `/matters/${matterId}/documents`
    const form = await formOn(client, page)
    if (form === undefined) throw new Error('no form')
    const fields = filled(form, 'words').map(([name, value]) => field(name, value))
    const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
    const before = await documents()
    const bodies: readonly (readonly [string, Buffer, string?])[] = [
      ['no bytes', multipart('b', [...fields, file('empty.pdf', '')])],
      ['no name', multipart('b', [...fields, file('', 'x')])],
      ['eleven megabytes', multipart('b', [...fields, file('big.txt', Buffer.alloc(11_000_000, 'x'))])],
      ['a wrong type', multipart('b', [...fields, file('picture.png', 'MZ this is no picture')])],
      ['a program', multipart('b', [...fields, file('run.exe', 'MZ')])],
      ['a virus', multipart('b', [...fields, file('note.txt', eicar)])],
      ['the end missing', Buffer.from('--b\r\nContent-Disposition: form-data; name="note"\r\n\r\nhalf')],
      ['another boundary', multipart('other', [...fields, file('note.txt', 'x')])],
      ['no boundary', multipart('b', [...fields, file('note.txt', 'x')]), 'multipart/form-data'],
      [
        'six files',
        multipart('b', [...fields, ...Array.from({ length: 6 }, (_, n) => file(`${n}.txt`, 'x'))]),
      ],
      ['nothing', Buffer.alloc(0)],
      ['json', Buffer.from('{"_csrf":"x"}'), 'application/json'],
      [
        'xml',
        Buffer.from('<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'),
        'application/xml',
      ],
    ]
    const faults: string[] = []
    for (const [what, body, type = 'multipart/form-data; boundary=b'] of bodies) {
      const answer = await sendBytes(client, page, body, type)
      if (answer.status < 400) faults.push(`${what}: taken with ${answer.status}`)
      for (const fault of faultsIn(answer)) faults.push(`${what}: ${fault}`)
    }
    expect(faults).toEqual([])
    expect(await documents()).toEqual(before)
  }, 60_000)

  it('in the name of a file leaves a name without a path', async () => {
    const client = clients.get('alder-staff')
    const [, matterId = ''] = matterIds
    const page = `/matters/${matterId}/documents`
    const form = client && (await formOn(client, page))
    if (client === undefined || form === undefined) throw new Error('no form')
    const fields = filled(form, 'words').map(([name, value]) => field(name, value))
    const body = multipart('b', [...fields, file('../../etc/pass\\wd<script>.txt', 'harmless words')])
    const answer = await sendBytes(client, page, body, 'multipart/form-data; boundary=b')
    expect(answer.status).toBe(303)
    const [kept] = await asSuperuser<{ id: string; name: string }>(
      database,
      'select id, name from document where matter_id = $1 order by recorded_at desc limit 1',
      [matterId],
    )
    expect(kept?.name).not.toMatch(/[/\\]|\.\./)
    const download = await client.get(`/documents/${kept?.id}`)
    expect(download.headers['content-disposition']).toMatch(/^attachment; filename="[^"/\\<>]*"/)
    expect(download.headers['x-content-type-options']).toBe('nosniff')
  })

  const documents = () => asSuperuser(database, 'select id from document order by id')
})

function field(name: string, value: string): Part {
  return { disposition: `name="${name}"`, content: Buffer.from(value) }
}

function file(name: string, content: string | Buffer): Part {
  return { disposition: `name="file"; filename="${name}"`, content: Buffer.from(content) }
}

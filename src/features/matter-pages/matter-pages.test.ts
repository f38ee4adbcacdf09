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
import { openAuthorityCase, openMatter, recordEvents } from '../cases/index.ts'
import type { Deps } from '../slice.ts'

const database = withTestDatabase()
let authority: MadeAuthority
let app: ReturnType<typeof testApp>
let deps: Deps
let enquiry: string
let caseId: string

const HOSTILE = '<script>alert(1)</script>'

beforeAll(async () => {
  const made = await makeTwoAuthorities(database.workerDb)
  authority = made.staffordshire
  await giveSchoolYear(database.workerDb, authority.laId)
  deps = {
    db: database.appDb,
    packs: loadPacks(repositoryPath('packs')),
    jobs: undefined as never,
    clock: database.clock,
    demo: true,
  }
  app = testApp(database, { routes: allRoutes })
  database.clock.set('2026-09-14')
  enquiry = await reportNonArrival()
  caseId = await openCase()
  database.clock.set('2026-09-15')
})

function person(role: Role) {
  const made = authority.people.get(role)
  if (!made) throw new Error(`nobody is ${role}`)
  return { ...signedInAs(authority, made), pack: 'staffordshire' }
}

async function reportNonArrival(): Promise<string> {
  const staff = person('school-staff')
  return inTransaction(database.appDb, staff, async (trx) => {
    const opened = await openMatter(deps, trx, staff, {
      kind: 'school-enquiry',
      childId: authority.child.id,
      schoolUrn: staff.schoolUrn,
      openedOn: plainDate('2026-09-02'),
      openTo: [{ organisationId: staff.organisationId, side: 'school', because: 'its own report' }],
      ownerOrganisationId: staff.organisationId,
      ownerAccountId: staff.accountId,
      deputyAccountId: null,
      events: [
        {
          kind: 'non-arrival-reported',
          happenedOn: plainDate('2026-09-02'),
          facts: { expectedOn: plainDate('2026-09-02'), immediateConcern: false },
        },
        {
          kind: 'day-zero-recorded',
          happenedOn: plainDate('2026-09-02'),
          facts: { dayZero: plainDate('2026-09-02') },
        },
      ],
    })
    if (!opened.ok) throw new Error(opened.refusal.message)
    const tried = await recordEvents(deps, trx, staff, opened.value.matter.id, [
      {
        kind: 'enquiry-recorded',
        happenedOn: plainDate('2026-09-03'),
        facts: {
          check: 'parents-by-phone',
          method: 'telephone',
          who: HOSTILE,
          triedOn: plainDate('2026-09-03'),
          result: 'no-answer',
          note: 'Rang out',
        },
      },
    ])
    if (!tried.ok) throw new Error(tried.refusal.message)
    return opened.value.matter.id
  })
}

async function openCase(): Promise<string> {
  const officer = person('cme-officer')
  return inTransaction(database.appDb, officer, async (trx) => {
    const opened = await openAuthorityCase(deps, trx, officer, {
      childId: authority.child.id,
      schoolUrn: officer.schoolUrn,
      openedFrom: { id: enquiry },
      openedOn: plainDate('2026-09-10'),
      route: 'R1',
      from: 'school referral',
    })
    if (!opened.ok) throw new Error(opened.refusal.message)
    const { id } = opened.value.matter
    const done = await recordEvents(deps, trx, officer, id, [
      { kind: 'child-matched', facts: { how: 'name and birth date' }, happenedOn: plainDate('2026-09-10') },
      {
        kind: 'triaged',
        facts: { lane: 'red', reasons: ['Child in need plan'], officer: officer.name },
        happenedOn: plainDate('2026-09-10'),
      },
      {
        kind: 'check-requested',
        facts: {
          check: 'council-tax',
          asked: 'Demo District Council',
          basis: 'Children Act 2004, section 10',
          answerBy: plainDate('2026-09-12'),
        },
        happenedOn: plainDate('2026-09-10'),
      },
    ])
    if (!done.ok) throw new Error(done.refusal.message)
    return id
  })
}

async function signedIn(role: Role): Promise<WebClient> {
  const client = webClient(app)
  await client.signInAs(`staffordshire-${role}`)
  return client
}

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('a school’s enquiry', () => {
  test('shows the clock on the school’s own calendar, what was tried and what happens next (policy 4.2, 4.4)', async () => {
    const answer = await (await signedIn('school-staff')).get(`/matters/${enquiry}`)
    expect(answer.status).toBe(200)
    const page = text(answer.body)
    expect(page).toContain('Day 10 of 20')
    expect(page).toContain('Tuesday 29 September 2026')
    expect(page).toContain('not counted, weekend')
    expect(page).toContain('Ask School Admissions')
    expect(page).toContain('policy 4.4')
    expect(page).toContain('Finding out where Rowan is')
    expect(page).toContain('Reasonable enquiries')
    expect(page).toContain('If you are worried about the child’s safety')
  })

  test('has one green button, and the rest as links', async () => {
    const { body } = await (await signedIn('school-staff')).get(`/matters/${enquiry}`)
    const buttons = [...body.matchAll(/<a [^>]*class="govuk-button([^"]*)"/g)].map((match) => match[1] ?? '')
    expect(buttons.filter((classes) => !classes.includes('secondary'))).toHaveLength(1)
    expect(body).toContain(`/matters/${enquiry}/record-enquiry`)
    expect(body).toContain(`/matters/${enquiry}/note`)
  })

  test('shows what was typed as text, never as markup', async () => {
    const { body } = await (await signedIn('school-staff')).get(`/matters/${enquiry}`)
    expect(body).not.toContain(HOSTILE)
    expect(body).toContain('&lt;script>alert(1)&lt;/script>')
  })

  test('tells the school where the authority’s case stands and nothing of what is in it', async () => {
    const page = text((await (await signedIn('school-staff')).get(`/matters/${enquiry}`)).body)
    expect(page).toContain('The authority’s case stands at “Tracing” since Thursday 10 September 2026')
    expect(page).not.toContain('Child in need plan')
    expect(page).not.toContain('Demo District Council')
  })

  test('its case is not open to the school, and neither is another school’s enquiry', async () => {
    const staff = await signedIn('school-staff')
    expect((await staff.get(`/matters/${caseId}`)).status).toBe(404)
    expect((await staff.get(`/matters/${authority.otherChild.matterId}`)).status).toBe(404)
  })
})

describe('why a date is what it is', () => {
  async function why(): Promise<string> {
    const staff = await signedIn('school-staff')
    const { body } = await staff.get(`/matters/${enquiry}`)
    const href = /Day 20 is.*?href="([^"]+\/why)"/.exec(body)?.[1] ?? ''
    const answer = await staff.get(href)
    expect(answer.status).toBe(200)
    return text(answer.body)
  }

  test('it names the rule, the start, the unit and each day passed over (policy 4.4)', async () => {
    const page = await why()
    expect(page).toContain('Why Tuesday 29 September 2026?')
    expect(page).toContain('school day 20, counting from Wednesday 2 September 2026')
    expect(page).toContain('Transition T15')
    expect(page).toContain('Staffordshire CME policy, 4.4')
    expect(page).toContain('The first missed school day, Wednesday 2 September 2026')
    expect(page).toContain('Days: days on which the school has a session'.replace('Days', 'School days'))
    expect(page).toContain('Weekend 5, 6, 12, 13, 19, 20, 26 and 27 September')
  })

  test('it says where the policy and the law differ', async () => {
    const page = await why()
    expect(page).toContain('Where policy and law differ')
    expect(page).toContain('Removal needs the recorded outcome of joint enquiries')
  })

  test('nobody reads why of a date on a matter that is not theirs', async () => {
    const staff = await signedIn('school-staff')
    expect((await staff.get(`/deadlines/${authority.otherChild.deadlineId}/why`)).status).toBe(404)
  })
})

describe('an authority’s case', () => {
  test('says what to do next, whom it waits for and under which law it asked', async () => {
    const page = text((await (await signedIn('cme-officer')).get(`/matters/${caseId}`)).body)
    expect(page).toContain('First review of a child in the red lane: 5 days late')
    expect(page).toContain('Sat 12 Sep 3 days late')
    expect(page).toContain('Children Act 2004, section 10')
    expect(page).toContain('Waiting, promised Sat 12 Sep')
    expect(page).toContain('Child in need plan')
    expect(page).toContain('L2 Tracing')
    expect(page).toContain('The school’s enquiry E-')
  })

  test.each(['timeline', 'family', 'letters', 'summary'])('opens its %s', async (tab) => {
    const answer = await (await signedIn('cme-officer')).get(`/matters/${caseId}/${tab}`)
    expect(answer.status).toBe(200)
  })

  test('the summary to print carries neither address nor telephone number', async () => {
    const page = text((await (await signedIn('cme-officer')).get(`/matters/${caseId}/summary`)).body)
    expect(page).not.toContain('Protected-Lane')
    expect(page).toContain('left out on purpose')
  })

  test('a protected address is read by the CME team and by no other', async () => {
    const officer = text((await (await signedIn('cme-officer')).get(`/matters/${enquiry}/family`)).body)
    expect(officer).toContain('Protected-Lane')
    expect(officer).toContain('Address protected')
    const school = text((await (await signedIn('headteacher')).get(`/matters/${enquiry}/family`)).body)
    expect(school).not.toContain('Protected-Lane')
    expect(school).not.toContain('Address protected')
  })
})

describe('the homes', () => {
  const homes: readonly Role[] = [
    'school-staff',
    'headteacher',
    'designated-safeguarding-lead',
    'cme-officer',
    'cme-manager',
    'admissions-officer',
    'team-worker',
    'team-manager',
    'ehe-officer',
    'virtual-school',
    'data-officer',
    'administrator',
    'auditor',
  ]

  test.each(homes)('%s has a home', async (role) => {
    const answer = await (await signedIn(role)).get('/')
    expect(answer.status).toBe(200)
    expect(text(answer.body)).toContain('Tuesday 15 September 2026')
  })

  test('a school reads what is due, why, and where the enquiry stands', async () => {
    const page = text((await (await signedIn('school-staff')).get('/')).body)
    expect(page).toContain('Ask School Admissions: Rowan Test-Canary')
    expect(page).toContain('5 school days from Wed 2 Sep; policy 4.2')
    expect(page).toContain('With the authority')
    expect(page).toContain('Tracing')
  })

  test('an officer reads four counts and a queue with one green button', async () => {
    const { body } = await (await signedIn('cme-manager')).get('/')
    const page = text(body)
    for (const words of ['Due today', 'Overdue', 'Red lane', 'Nobody is looking at these'])
      expect(page).toContain(words)
    expect(page).toContain('Answer from Demo District Council has not come')
    expect([...body.matchAll(/class="govuk-button onr-btn-s"/g)]).toHaveLength(1)
  })

  test.each(['/cases', '/enquiries', '/requests', '/cases?lane=red&whose=team', '/enquiries?open=no'])(
    '%s lists',
    async (path) => {
      expect((await (await signedIn('cme-officer')).get(path)).status).toBe(200)
    },
  )
})

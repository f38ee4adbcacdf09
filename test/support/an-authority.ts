import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import { addAuthority } from '../../src/features/authorities/index.ts'
import { importBankHolidays } from '../../src/features/schools/import-bank-holidays.command.ts'
import { importTermDates } from '../../src/features/schools/import-term-dates.command.ts'
import type { Deps } from '../../src/features/slice.ts'
import { type SignedIn, standingOf, systemOf } from '../../src/platform/auth/asker.ts'
import type { Role } from '../../src/platform/auth/roles.ts'
import { repositoryPath } from '../../src/platform/config/paths.ts'
import { inTransaction, type Trx } from '../../src/platform/db/in-transaction.ts'
import { newId } from '../../src/platform/ids/new-id.ts'
import { type Jobs, openJobs } from '../../src/platform/jobs/jobs.ts'
import { loadPacks } from '../../src/rules/load-packs.ts'
import { TESTSHIRE_2026 } from './calendars.ts'
import type { TestDatabase } from './test-database.ts'

export interface MadeSchool {
  readonly urn: number
  readonly laestab: string
  readonly name: string
}

/** An authority at work: its teams by the pack's ids, two schools with a calendar, and somebody in every role. */
export interface AnAuthority {
  readonly database: TestDatabase
  readonly laId: number
  readonly pack: string
  readonly packs: Deps['packs']
  readonly jobs: Jobs
  readonly alder: MadeSchool
  readonly birch: MadeSchool
  /** A made-up colleague by key: `alder-head`, `cme-officer`, `stafford-worker`. The key signs in too. */
  person(key: string): SignedIn
  organisation(key: string): { readonly id: string; readonly name: string }
  /** What a command is given when this person acts through the web. */
  readonly deps: Deps
  /** A transaction as this person, behind the same walls as a request. */
  as<Value>(key: string, work: (trx: Trx, by: SignedIn) => Promise<Value>): Promise<Value>
  asSystem<Value>(work: (trx: Trx) => Promise<Value>): Promise<Value>
}

const PLANS = {
  staffordshire: {
    code: '860',
    district: 'Stafford',
    postcode: 'ST17 9XX',
    team: 'stafford',
    other: 'tamworth',
  },
  testshire: {
    code: '999',
    district: 'Testshire North',
    postcode: 'ZZ1 1ZZ',
    team: 'north',
    other: undefined,
  },
} as const

/**
 * Sets an authority up in the way its data officer does: the register, the bank holidays, the term dates, then
 * `onroll authority add`.
 */
export async function anAuthority(
  database: TestDatabase,
  pack: keyof typeof PLANS = 'staffordshire',
): Promise<AnAuthority> {
  const plan = PLANS[pack]
  const laId = Number(plan.code)
  const now = database.clock.now()
  const packs = loadPacks(repositoryPath('packs'))
  const jobs = await openJobs({ pool: database.worker, clock: database.clock })
  const alder = { urn: laId * 1000 + 1, laestab: `${plan.code}4001`, name: 'Alder Sample Academy' }
  const birch = { urn: laId * 1000 + 2, laestab: `${plan.code}4002`, name: 'Birch Example High School' }
  const asSystem: AnAuthority['asSystem'] = (work) => inTransaction(database.workerDb, systemOf(laId), work)
  for (const school of [alder, birch]) await aSchool(database, { ...school, ...plan })
  const added = await addAuthority({ db: database.workerDb, packs }, pack, plainDate('2026-09-01'), now)
  if (!added.ok) throw new Error(added.refusal.message)
  const people = new Map<string, SignedIn>()
  const organisations = await asSystem(async (trx) => {
    // So that its people can sign in with one click.
    await trx.updateTable('local_authority').set({ demo: true }).where('id', '=', laId).execute()
    await importCalendar(trx, laId, now)
    const rows = await trx
      .selectFrom('organisation')
      .select(['id', 'key', 'name', 'kind', 'school_urn'])
      .execute()
    const byKey = new Map(rows.map((row) => [row.key, row]))
    for (const [key, role, place] of staffOf(alder, birch, plan)) {
      const at = byKey.get(place)
      if (at === undefined) throw new Error(`No organisation ${place}`)
      const organisation = { ...at, schoolUrn: at.school_urn }
      people.set(
        key,
        await aColleague(trx, { laId, pack, authority: added.value.name, key, role, organisation }),
      )
    }
    return byKey
  })
  const found = <Value>(map: ReadonlyMap<string, Value>, key: string): Value => {
    const value = map.get(key)
    if (value === undefined)
      throw new Error(`${pack} has no ${key}. There are ${[...map.keys()].join(', ')}.`)
    return value
  }
  return {
    database,
    laId,
    pack,
    packs,
    jobs,
    alder,
    birch,
    person: (key) => found(people, key),
    organisation: (key) => found(organisations, key),
    deps: { db: database.appDb, packs, jobs, clock: database.clock, demo: true },
    as: (key, work) => {
      const by = found(people, key)
      return inTransaction(database.appDb, by, (trx) => work(trx, by))
    },
    asSystem,
  }
}

function staffOf(
  alder: MadeSchool,
  birch: MadeSchool,
  { team, other }: { readonly team: string; readonly other: string | undefined },
): readonly (readonly [string, Role, string])[] {
  return [
    ['alder-staff', 'school-staff', `school-${alder.urn}`],
    ['alder-head', 'headteacher', `school-${alder.urn}`],
    ['birch-staff', 'school-staff', `school-${birch.urn}`],
    ['birch-head', 'headteacher', `school-${birch.urn}`],
    ['admissions', 'admissions-officer', 'admissions'],
    ['cme-officer', 'cme-officer', 'cme-team'],
    ['cme-manager', 'cme-manager', 'cme-team'],
    ['ehe-officer', 'ehe-officer', 'home-education-team'],
    ['virtual-school', 'virtual-school', 'virtual-school'],
    ['data-officer', 'data-officer', 'authority'],
    [`${team}-worker`, 'team-worker', team],
    ...(other === undefined ? [] : [[`${other}-worker`, 'team-worker', other] as const]),
  ]
}

async function importCalendar(trx: Trx, laId: number, at: Date): Promise<void> {
  const holidays = [
    ['2026-12-25', 'Christmas Day'],
    ['2027-01-01', 'New Year’s Day'],
    ['2027-12-27', 'Christmas Day (substitute day)'],
  ] as const
  await importBankHolidays(
    trx,
    holidays.map(([on, title]) => ({ division: 'england-and-wales', on: plainDate(on), title, notes: '' })),
    { fileName: 'made-up.json', sha256: 'made-up', at },
  )
  const terms = TESTSHIRE_2026.map(({ from, to }) => ({ kind: 'term' as const, from, to, label: 'Term' }))
  await importTermDates(trx, { scope: 'authority' }, terms, { laId, basis: 'made up', at, by: null })
}

/** A school of the register, open since 2010 unless said otherwise, with its number. */
export async function aSchool(
  database: TestDatabase,
  school: MadeSchool & {
    readonly code?: string
    readonly postcode?: string
    readonly district?: string
    readonly kind?: string
    readonly closedOn?: string
    readonly successor?: number
  },
): Promise<MadeSchool> {
  const { urn, laestab, name, code = laestab.slice(0, 3), closedOn = null } = school
  const status = closedOn === null ? 'Open' : 'Closed'
  await database.worker.query(
    `insert into school (urn, la_code, la_name, establishment_number, laestab, name, kind, status, open_on, close_on, postcode,
       district, name_key, row_hash, first_seen_on, last_seen_on)
     values ($1, $2, 'made up', $3, $4, $5, $6, $7, '2010-09-01', $8, $9, $10, lower($5), '', '2026-01-01', '2026-01-01')`,
    [
      urn,
      code,
      laestab.slice(3),
      laestab,
      name,
      school.kind ?? 'Academy converter',
      status,
      closedOn,
      school.postcode ?? null,
      school.district ?? null,
    ],
  )
  await database.worker.query(
    `insert into school_number (urn, laestab, from_on, until_on, basis) values ($1, $2, '2010-09-01', $3, 'register')`,
    [urn, laestab, closedOn],
  )
  if (school.successor !== undefined) {
    await database.worker.query(
      `insert into school_link (urn, linked_urn, kind, established_on) values ($1, $2, 'successor', $3)`,
      [urn, school.successor, closedOn],
    )
  }
  return { urn, laestab, name }
}

interface ColleaguePlan {
  readonly laId: number
  readonly pack: string
  readonly authority: string
  readonly key: string
  readonly role: Role
  readonly organisation: {
    readonly id: string
    readonly name: string
    readonly kind: string
    readonly schoolUrn: number | null
  }
}

async function aColleague(trx: Trx, plan: ColleaguePlan): Promise<SignedIn> {
  const { laId, pack, key, role, organisation } = plan
  const [accountId, accountRoleId] = [newId(new Date()), newId(new Date())]
  const name = `Demo-${key}`
  await trx
    .insertInto('account')
    .values({
      la_id: laId,
      id: accountId,
      email: `${pack}-${key}@example.org`,
      display_name: name,
      demo_key: `${pack}-${key}`,
    })
    .execute()
  await trx
    .insertInto('account_role')
    .values({ la_id: laId, id: accountRoleId, account_id: accountId, organisation_id: organisation.id, role })
    .execute()
  return {
    ...standingOf(role),
    laId,
    accountId,
    accountRoleId,
    name,
    role,
    organisationId: organisation.id,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    schoolUrn: organisation.schoolUrn,
    authorityName: plan.authority,
    pack,
    antiForgery: 'token',
    secondFactorAt: null,
  }
}

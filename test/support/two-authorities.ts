import { sql } from 'kysely'
import { systemOf } from '../../src/platform/auth/asker.ts'
import { ROLES, type Role } from '../../src/platform/auth/roles.ts'
import { type Db, inTransaction, type Trx } from '../../src/platform/db/in-transaction.ts'
import { newId } from '../../src/platform/ids/new-id.ts'

const AT = new Date('2026-09-01T09:00:00Z')

export interface MadeOrganisation {
  readonly id: string
  readonly key: string
  readonly schoolUrn: number | null
}

export interface MadePerson {
  readonly key: string
  readonly accountId: string
  readonly role: Role
  readonly organisation: MadeOrganisation
}

export interface MadeChild {
  readonly id: string
  readonly matterId: string
  readonly deadlineId: string
  readonly documentId: string
  readonly messageId: string
}

export interface MadeAuthority {
  readonly laId: number
  readonly schools: readonly [MadeOrganisation, MadeOrganisation]
  readonly people: ReadonlyMap<Role, MadePerson>
  /** Staff of the second school, for what is not one's own. */
  readonly otherSchoolStaff: MadePerson
  /** Open to everybody's organisation of the first school's side; and one open to the second school alone. */
  readonly child: MadeChild
  readonly otherChild: MadeChild
}

const TEAM_KINDS = {
  'cme-officer': 'cme-team',
  'cme-manager': 'cme-team',
  'admissions-officer': 'admissions',
  'team-worker': 'investigating-team',
  'team-manager': 'investigating-team',
  'ehe-officer': 'home-education-team',
  'virtual-school': 'virtual-school',
  'data-officer': 'authority',
  administrator: 'authority',
  auditor: 'authority',
} as const satisfies Partial<Record<Role, string>>

/** Two authorities with two schools each, somebody in every role, and children open to some and not to others. */
export async function makeTwoAuthorities(
  worker: Db,
): Promise<{ staffordshire: MadeAuthority; testshire: MadeAuthority }> {
  return {
    staffordshire: await makeAuthority(worker, {
      id: 860,
      code: '860',
      name: 'Staffordshire',
      pack: 'staffordshire',
      urn: 900100,
    }),
    testshire: await makeAuthority(worker, {
      id: 999,
      code: '999',
      name: 'Testshire',
      pack: 'testshire',
      urn: 900200,
    }),
  }
}

interface AuthorityPlan {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly pack: string
  readonly urn: number
}

async function makeAuthority(worker: Db, plan: AuthorityPlan): Promise<MadeAuthority> {
  return inTransaction(worker, systemOf(plan.id), async (trx) => {
    await trx
      .insertInto('local_authority')
      .values({ id: plan.id, code: plan.code, name: plan.name, pack: plan.pack, demo: true })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const schools = [
      await makeSchool(trx, plan, 0, 'Sample Academy'),
      await makeSchool(trx, plan, 1, 'Example High School'),
    ] as const
    const teams = new Map<string, MadeOrganisation>()
    for (const kind of new Set<string>(Object.values(TEAM_KINDS)))
      teams.set(kind, await makeOrganisation(trx, plan.id, kind, `${kind}`, null))
    const people = new Map<Role, MadePerson>()
    for (const role of Object.keys(ROLES) as Role[]) {
      const kind = Object.hasOwn(TEAM_KINDS, role) ? TEAM_KINDS[role as keyof typeof TEAM_KINDS] : undefined
      const organisation = kind === undefined ? schools[0] : (teams.get(kind) ?? schools[0])
      people.set(role, await makePerson(trx, plan, role, organisation, ''))
    }
    const otherSchoolStaff = await makePerson(trx, plan, 'school-staff', schools[1], '-other')
    const teamsWithMatters = [...teams].filter(([kind]) => kind !== 'authority').map(([, team]) => team)
    return {
      laId: plan.id,
      schools,
      people,
      otherSchoolStaff,
      child: await makeChild(trx, plan.id, schools[0], [schools[0], ...teamsWithMatters]),
      otherChild: await makeChild(trx, plan.id, schools[1], [schools[1]]),
    }
  })
}

async function makeSchool(
  trx: Trx,
  plan: AuthorityPlan,
  index: number,
  name: string,
): Promise<MadeOrganisation> {
  const urn = plan.urn + index
  await trx
    .insertInto('school')
    .values({
      urn,
      la_code: plan.code,
      la_name: plan.name,
      laestab: `${plan.code}400${index}`,
      name: `${name} ${plan.name}`,
      kind: 'Academy',
      status: 'Open',
      name_key: name.toLowerCase(),
      row_hash: '',
      first_seen_on: '2026-01-01' as never,
      last_seen_on: '2026-01-01' as never,
    })
    .execute()
  return makeOrganisation(trx, plan.id, 'school', `school-${urn}`, urn)
}

async function makeOrganisation(
  trx: Trx,
  laId: number,
  kind: string,
  key: string,
  schoolUrn: number | null,
): Promise<MadeOrganisation> {
  const id = newId(AT)
  await trx
    .insertInto('organisation')
    .values({ la_id: laId, id, kind, key, name: `Made-up ${key}`, school_urn: schoolUrn })
    .execute()
  return { id, key, schoolUrn }
}

async function makePerson(
  trx: Trx,
  plan: AuthorityPlan,
  role: Role,
  organisation: MadeOrganisation,
  suffix: string,
): Promise<MadePerson> {
  const accountId = newId(AT)
  const key = `${plan.pack}-${role}${suffix}`
  await trx
    .insertInto('account')
    .values({
      la_id: plan.id,
      id: accountId,
      email: `${key}@example.invalid`,
      display_name: `Demo-${role}${suffix}`,
      demo_key: key,
    })
    .execute()
  await trx
    .insertInto('account_role')
    .values({
      la_id: plan.id,
      id: newId(AT),
      account_id: accountId,
      organisation_id: organisation.id,
      role,
    })
    .execute()
  return { key, accountId, role, organisation }
}

let births = 0

async function makeChild(
  trx: Trx,
  laId: number,
  school: MadeOrganisation,
  openTo: readonly MadeOrganisation[],
): Promise<MadeChild> {
  births += 1
  const [familyId, id, matterId, deadlineId, documentId, messageId] = Array.from({ length: 6 }, () =>
    newId(AT),
  )
  if (!familyId || !id || !matterId || !deadlineId || !documentId || !messageId) throw new Error('no ids')
  const ids = { la_id: laId, child_id: id, matter_id: matterId }
  await trx.insertInto('family').values({ la_id: laId, id: familyId, recorded_at: AT }).execute()
  await trx
    .insertInto('child')
    .values({
      la_id: laId,
      id,
      reference: `CH-${laId}-${births}`,
      family_id: familyId,
      given_name: 'Rowan',
      family_name: `Test-Canary${births}`,
      born_on: '2014-05-05' as never,
      sex: 'F',
      upn: null,
      name_key: `rowan test canary ${births}`,
      recorded_at: AT,
    })
    .execute()
  await trx
    .insertInto('child_address')
    .values({
      la_id: laId,
      id: newId(AT),
      child_id: id,
      lines: `${births} Protected-Lane`,
      postcode: 'ZZ1 1ZZ',
      from_on: '2026-01-01' as never,
      protected: true,
      source: 'school',
      recorded_at: AT,
    })
    .execute()
  await trx
    .insertInto('matter')
    .values({
      la_id: laId,
      id: matterId,
      reference: `ENQ-${laId}-${births}`,
      kind: 'school-enquiry',
      child_id: id,
      school_urn: school.schoolUrn,
      opened_on: '2026-09-02' as never,
    })
    .execute()
  await trx
    .insertInto('matter_event')
    .values({
      la_id: laId,
      matter_id: matterId,
      seq: 1,
      id: newId(AT),
      kind: 'non-arrival-reported',
      happened_on: '2026-09-02' as never,
      recorded_at: AT,
      by_name: 'Demo-staff',
      by_role: 'school-staff',
      organisation_id: school.id,
      organisation_name: 'Made-up',
      facts: JSON.stringify({ expectedOn: '2026-09-02' }),
    })
    .execute()
  await trx
    .insertInto('matter_summary')
    .values({
      ...ids,
      kind: 'school-enquiry',
      school_urn: school.schoolUrn,
      state: 'Q0',
      open: true,
      opened_on: '2026-09-02' as never,
      state_since: '2026-09-02' as never,
      owner_organisation_id: school.id,
      event_count: 1,
    })
    .execute()
  await trx
    .insertInto('matter_step')
    .values({
      la_id: laId,
      matter_id: matterId,
      step: 1,
      from_state: 'Q0',
      to_state: 'Q1',
      transition: 'T1',
      on_day: '2026-09-02' as never,
    })
    .execute()
  await trx
    .insertInto('deadline')
    .values({
      ...ids,
      id: deadlineId,
      kind: 'ask-admissions',
      label: 'Ask Admissions',
      action: 'ask-admissions',
      due_on: '2026-09-08' as never,
      from_on: '2026-09-02' as never,
      count: 5,
      unit: 'school-day',
      first_day: 'counts',
      because: '[]',
      skipped: '[]',
      side: 'school',
      organisation_id: school.id,
      status: 'open',
      pack_edition: '1',
      calendar_edition: '1',
      made_at: AT,
    })
    .execute()
  await trx
    .insertInto('document')
    .values({
      ...ids,
      id: documentId,
      name: 'note.txt',
      content_type: 'text/plain',
      size: 2,
      sha256: 'x',
      bytes: Buffer.from('ok'),
      recorded_at: AT,
      recorded_by: newId(AT),
    })
    .execute()
  await trx
    .insertInto('outbox_message')
    .values({
      ...ids,
      id: messageId,
      kind: 'email',
      organisation_id: school.id,
      to_name: 'Made-up',
      to_address: 'nobody@example.invalid',
      subject: 'A message',
      body: `For child ${births}`,
      template: 'test',
      pack_edition: '1',
      effect_key: `test-${laId}-${births}`,
      status: 'kept',
      made_at: AT,
    })
    .execute()
  for (const organisation of openTo) {
    await sql`select onroll.open_matter(${matterId}, ${organisation.id}, ${sideOf(organisation)}, 'made for a test', ${AT})`.execute(
      trx,
    )
  }
  return { id, matterId, deadlineId, documentId, messageId }
}

function sideOf(organisation: MadeOrganisation): string {
  if (organisation.key === 'admissions') return 'admissions'
  if (organisation.key === 'cme-team') return 'authority'
  if (organisation.key === 'investigating-team') return 'team'
  if (organisation.key === 'home-education-team' || organisation.key === 'virtual-school')
    return organisation.key
  return 'school'
}

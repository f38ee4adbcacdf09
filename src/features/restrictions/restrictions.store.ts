import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** What keeps somebody from being found, as those read it whom it lets through. */
export interface Restriction {
  readonly id: string
  readonly childId: string
  readonly contactId: string | null
  readonly contactName: string | null
  readonly kind: string
  readonly reason: string
  readonly roles: readonly string[]
  readonly setAt: Date
  readonly reviewedOn: PlainDate
  readonly reviewOn: PlainDate
  readonly liftAskedBy: string | null
  readonly version: number
}

function live(read: ReadTrx) {
  return read
    .selectFrom('restriction')
    .leftJoin('family_contact', (join) =>
      join
        .onRef('family_contact.la_id', '=', 'restriction.la_id')
        .onRef('family_contact.id', '=', 'restriction.contact_id'),
    )
    .select([
      'restriction.id',
      'restriction.child_id as childId',
      'restriction.contact_id as contactId',
      'family_contact.name as contactName',
      'restriction.kind',
      'restriction.reason',
      'restriction.roles',
      'restriction.set_at as setAt',
      'restriction.reviewed_on as reviewedOn',
      'restriction.review_on as reviewOn',
      'restriction.lift_asked_by as liftAskedBy',
      'restriction.lock_version as version',
    ])
    .where('restriction.lifted_at', 'is', null)
}

/** Those of a child that hold now and that this person may know of. */
export async function listRestrictionsOf(read: ReadTrx, childId: string): Promise<readonly Restriction[]> {
  return live(read)
    .where('restriction.child_id', '=', childId)
    .orderBy('restriction.set_at')
    .limit(20)
    .execute()
}

export interface DueRestriction extends Restriction {
  readonly childName: string
  readonly childReference: string
}

/** Every one that holds, the next to be looked at first. */
export async function listRestrictionsByReview(
  read: ReadTrx,
  limit: number,
): Promise<readonly DueRestriction[]> {
  return live(read)
    .innerJoin('child', (join) =>
      join.onRef('child.la_id', '=', 'restriction.la_id').onRef('child.id', '=', 'restriction.child_id'),
    )
    .select([
      sql<string>`child.family_name || ', ' || child.given_name`.as('childName'),
      'child.reference as childReference',
    ])
    .orderBy('restriction.review_on')
    .orderBy('restriction.id')
    .limit(limit)
    .execute()
}

export interface RestrictionStep {
  readonly what: string
  readonly note: string | null
  readonly at: Date
  readonly byName: string | null
}

export async function listStepsOf(read: ReadTrx, childId: string): Promise<readonly RestrictionStep[]> {
  return read
    .selectFrom('restriction_step as step')
    .leftJoin('account', (join) =>
      join.onRef('account.la_id', '=', 'step.la_id').onRef('account.id', '=', 'step.by_account'),
    )
    .select(['step.what', 'step.note', 'step.at', 'account.display_name as byName'])
    .where('step.child_id', '=', childId)
    .orderBy('step.at', 'desc')
    .limit(100)
    .execute()
}

export interface NamedPerson {
  readonly restrictionId: string
  readonly accountId: string
  readonly name: string
  readonly maySee: boolean
}

export async function listPeopleNamed(read: ReadTrx, childId: string): Promise<readonly NamedPerson[]> {
  return read
    .selectFrom('restriction_person as person')
    .innerJoin('account', (join) =>
      join.onRef('account.la_id', '=', 'person.la_id').onRef('account.id', '=', 'person.account_id'),
    )
    .select([
      'person.restriction_id as restrictionId',
      'person.account_id as accountId',
      'account.display_name as name',
      'person.may_see as maySee',
    ])
    .where('person.child_id', '=', childId)
    .where('person.until_at', 'is', null)
    .orderBy('account.display_name')
    .limit(200)
    .execute()
}

/** Colleagues by what somebody typed of a name or an e-mail address; exactly one is needed to name a person. */
export async function findColleagues(read: ReadTrx, typed: string) {
  const like = `%${typed.replaceAll(/[\\%_]/g, '\\$&')}%`
  return read
    .selectFrom('account')
    .select(['id', 'display_name as name', 'email'])
    .where('disabled_at', 'is', null)
    .where((where) => where.or([where('display_name', 'ilike', like), where('email', 'ilike', like)]))
    .orderBy('display_name')
    .limit(6)
    .execute()
}

export interface NewRestriction {
  readonly id: string
  readonly stepId: string
  readonly childId: string
  readonly contactId: string | null
  readonly kind: string
  readonly reason: string
  readonly roles: readonly string[]
  readonly reviewOn: PlainDate
  readonly on: PlainDate
  readonly at: Date
}

/** From the moment this is through, the whereabouts are hidden from everybody else. */
export async function setRestriction(trx: Trx, news: NewRestriction): Promise<void> {
  await sql`select onroll.set_restriction(${news.id}, ${news.stepId}, ${news.childId}, ${news.contactId}, ${news.kind},
    ${news.reason}, ${[...news.roles]}, ${news.reviewOn}, ${news.on}, ${news.at})`.execute(trx)
}

export interface StepOf {
  readonly id: string
  readonly stepId: string
  readonly note: string
  readonly at: Date
}

export async function reviewRestriction(
  trx: Trx,
  step: StepOf & { readonly reviewOn: PlainDate; readonly on: PlainDate },
): Promise<void> {
  await sql`select onroll.review_restriction(${step.id}, ${step.stepId}, ${step.reviewOn}, ${step.on}, ${step.note}, ${step.at})`.execute(
    trx,
  )
}

/** `maySee`: true names a person, false shuts one out whatever the role, null takes the name away again. */
export async function nameInRestriction(
  trx: Trx,
  step: StepOf & { readonly accountId: string; readonly maySee: boolean | null },
): Promise<void> {
  await sql`select onroll.name_in_restriction(${step.id}, ${step.stepId}, ${step.accountId}, ${step.maySee}, ${step.note}, ${step.at})`.execute(
    trx,
  )
}

export async function askToLift(trx: Trx, step: StepOf): Promise<void> {
  await sql`select onroll.ask_to_lift(${step.id}, ${step.stepId}, ${step.note}, ${step.at})`.execute(trx)
}

export async function liftRestriction(trx: Trx, step: StepOf): Promise<void> {
  await sql`select onroll.lift_restriction(${step.id}, ${step.stepId}, ${step.note}, ${step.at})`.execute(trx)
}

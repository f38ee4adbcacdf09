import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** When somebody is away, and who stands in. */
export interface Absence {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly organisationId: string
  readonly kind: 'planned' | 'unplanned'
  readonly fromOn: PlainDate
  /** Null: until the person is back. */
  readonly untilOn: PlainDate | null
  /** Null: the deputy of each matter. */
  readonly coverAccountId: string | null
  readonly coverName: string | null
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  readonly cancelledAt: Date | null
}

function absences(read: ReadTrx) {
  return read
    .selectFrom('absence as a')
    .innerJoin('account as p', (join) =>
      join.onRef('p.la_id', '=', 'a.la_id').onRef('p.id', '=', 'a.account_id'),
    )
    .leftJoin('account as c', (join) =>
      join.onRef('c.la_id', '=', 'a.la_id').onRef('c.id', '=', 'a.cover_account_id'),
    )
    .select([
      'a.id',
      'a.account_id as accountId',
      'p.display_name as name',
      'a.organisation_id as organisationId',
      'a.kind',
      'a.from_on as fromOn',
      'a.until_on as untilOn',
      'a.cover_account_id as coverAccountId',
      'c.display_name as coverName',
      'a.started_at as startedAt',
      'a.ended_at as endedAt',
      'a.cancelled_at as cancelledAt',
    ])
}

export async function findAbsence(read: ReadTrx, id: string): Promise<Absence | undefined> {
  return (await absences(read).where('a.id', '=', id).executeTakeFirst()) as Absence | undefined
}

/** What is planned or under way for these people, the nearest first. */
export async function listAbsences(
  read: ReadTrx,
  accountIds: readonly string[],
  limit: number,
): Promise<readonly Absence[]> {
  if (accountIds.length === 0) return []
  return (await absences(read)
    .where('a.account_id', 'in', [...accountIds])
    .where('a.ended_at', 'is', null)
    .where((eb) => eb.or([eb('a.cancelled_at', 'is', null), eb('a.started_at', 'is not', null)]))
    .orderBy('a.from_on')
    .orderBy('a.id')
    .limit(limit)
    .execute()) as Absence[]
}

/** Absences that are to begin or to end by today. */
export async function listAbsencesDue(
  read: ReadTrx,
  laId: number,
  today: PlainDate,
): Promise<readonly { readonly id: string; readonly what: 'begin' | 'end' }[]> {
  const { rows } = await sql<{ id: string; what: 'begin' | 'end' }>`
    select id, case when started_at is null then 'begin' else 'end' end as what from absence
    where la_id = ${laId} and ended_at is null and (
      (started_at is null and cancelled_at is null and from_on <= ${today})
      or (started_at is not null and (cancelled_at is not null or until_on < ${today})))
    order by from_on, id limit 1000`.execute(read)
  return rows
}

export interface NewAbsence {
  readonly laId: number
  readonly id: string
  readonly accountId: string
  readonly organisationId: string
  readonly kind: 'planned' | 'unplanned'
  readonly fromOn: PlainDate
  readonly untilOn: PlainDate | null
  readonly coverAccountId: string | null
  readonly enteredBy: string
  readonly at: Date
}

export async function insertAbsence(trx: Trx, the: NewAbsence): Promise<void> {
  await trx
    .insertInto('absence')
    .values({
      la_id: the.laId,
      id: the.id,
      account_id: the.accountId,
      organisation_id: the.organisationId,
      kind: the.kind,
      from_on: the.fromOn,
      until_on: the.untilOn,
      cover_account_id: the.coverAccountId,
      entered_by: the.enteredBy,
      entered_at: the.at,
    })
    .execute()
}

export async function markAbsence(
  trx: Trx,
  id: string,
  what: 'started_at' | 'ended_at' | 'cancelled_at',
  at: Date,
): Promise<void> {
  await trx
    .updateTable('absence')
    .set({ [what]: at })
    .where('id', '=', id)
    .where(what, 'is', null)
    .execute()
}

export interface OwnedMatter {
  readonly id: string
  readonly ownerOrganisationId: string
  readonly deputyAccountId: string | null
}

/** Everything open that somebody owns. */
export async function listOwnedBy(
  read: ReadTrx,
  laId: number,
  accountId: string,
): Promise<readonly OwnedMatter[]> {
  return read
    .selectFrom('matter_summary')
    .select([
      'matter_id as id',
      'owner_organisation_id as ownerOrganisationId',
      'deputy_account_id as deputyAccountId',
    ])
    .where('la_id', '=', laId)
    .where('owner_account_id', '=', accountId)
    .where('open', '=', true)
    .orderBy('matter_id')
    .execute()
}

/** Open matters that were ever handed over for an absence. */
export async function listHandedOverFor(
  read: ReadTrx,
  laId: number,
  absenceId: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct e.matter_id as id from matter_event e
      join matter_summary s on s.la_id = e.la_id and s.matter_id = e.matter_id and s.open
    where e.la_id = ${laId} and e.kind = 'owner-changed' and e.facts ->> 'absence' = ${absenceId} and e.facts ? 'absence'
    order by 1`.execute(read)
  return rows.map(({ id }) => id)
}

export interface Standing {
  readonly accountId: string
  readonly name: string
  readonly address: string
  /** Works here still, and is not away on this day. */
  readonly present: boolean
}

/** Whether people are there on a day, by id. */
export async function standingOfPeople(
  read: ReadTrx,
  accountIds: readonly string[],
  today: PlainDate,
): Promise<ReadonlyMap<string, Standing>> {
  if (accountIds.length === 0) return new Map()
  const { rows } = await sql<Standing>`
    select a.id as "accountId", a.display_name as name, a.email as address, a.disabled_at is null and not exists (
      select 1 from absence b where b.la_id = a.la_id and b.account_id = a.id and b.cancelled_at is null and b.ended_at is null
        and b.from_on <= ${today} and (b.until_on is null or b.until_on >= ${today})) as present
    from account a where a.id = any(${[...accountIds]}::uuid[])`.execute(read)
  return new Map(rows.map((row) => [row.accountId, row]))
}

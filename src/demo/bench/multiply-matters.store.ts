import { sql } from 'kysely'
import type { Trx } from '../../platform/db/in-transaction.ts'

/**
 * Copies the open matters of a made-up county, each with a child of its own, until there are so many. The copies hold
 * what the originals hold: events, summary, deadlines, access. For benchmarks alone.
 */
export async function multiplyMatters(trx: Trx, laId: number, wanted: number): Promise<number> {
  await sql`create temporary table copied on commit drop as
    select m.id as old_id, m.child_id as old_child, gen_random_uuid() as id, gen_random_uuid() as child_id,
      'X-' || row_number() over () as reference
    from matter m join matter_summary s on s.la_id = m.la_id and s.matter_id = m.id
      cross join generate_series(1, (select ceil(${wanted}::numeric / greatest(count(*), 1))::int from matter_summary where la_id = ${laId} and open))
    where m.la_id = ${laId} and s.open limit ${wanted}`.execute(trx)
  await sql`insert into child (la_id, id, reference, family_id, given_name, family_name, born_on, sex, name_key, recorded_at)
    select c.la_id, k.child_id, k.reference, c.family_id, c.given_name, c.family_name, c.born_on, c.sex, c.name_key, c.recorded_at
    from copied k join child c on c.la_id = ${laId} and c.id = k.old_child`.execute(trx)
  await sql`insert into matter (la_id, id, reference, kind, child_id, school_urn, opened_on)
    select m.la_id, k.id, k.reference, m.kind, k.child_id, m.school_urn, m.opened_on
    from copied k join matter m on m.la_id = ${laId} and m.id = k.old_id`.execute(trx)
  await sql`insert into matter_access select a.la_id, k.id, a.organisation_id, a.side, a.because, a.from_at
    from copied k join matter_access a on a.la_id = ${laId} and a.matter_id = k.old_id`.execute(trx)
  await sql`insert into child_access (la_id, child_id, organisation_id, because, from_at)
    select a.la_id, k.child_id, a.organisation_id, min(a.because), min(a.from_at)
    from copied k join matter_access a on a.la_id = ${laId} and a.matter_id = k.old_id group by 1, 2, 3`.execute(
    trx,
  )
  await copy(
    trx,
    laId,
    'matter_event',
    [
      'seq',
      'kind',
      'happened_on',
      'recorded_at',
      'account_id',
      'by_name',
      'by_role',
      'organisation_id',
      'organisation_name',
      'facts',
      'citation',
      'source',
    ],
    true,
  )
  await copy(
    trx,
    laId,
    'matter_summary',
    [
      'kind',
      'school_urn',
      'state',
      'lane',
      'flags',
      'open',
      'opened_on',
      'state_since',
      'ended_on',
      'district',
      'owner_account_id',
      'deputy_account_id',
      'owner_organisation_id',
      'next_action',
      'next_due_on',
      'event_count',
      'lock_version',
    ],
    false,
    true,
  )
  await copy(
    trx,
    laId,
    'deadline',
    [
      'kind',
      'label',
      'action',
      'due_on',
      'from_on',
      'count',
      'unit',
      'first_day',
      'because',
      'skipped',
      'side',
      'organisation_id',
      'owner_account_id',
      'status',
      'met_on',
      'reached_on',
      'pack_edition',
      'calendar_edition',
      'made_at',
    ],
    true,
    true,
  )
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from copied`.execute(trx)
  return rows[0]?.n ?? 0
}

async function copy(
  trx: Trx,
  laId: number,
  table: string,
  columns: readonly string[],
  ownId: boolean,
  ofChild = false,
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const values = sql.join(columns.map((column) => sql.ref(`o.${column}`)))
  await sql`insert into ${sql.table(table)} (la_id, matter_id, ${ownId ? sql`id, ` : sql``}${ofChild ? sql`child_id, ` : sql``}${names})
    select o.la_id, k.id, ${ownId ? sql`gen_random_uuid(), ` : sql``}${ofChild ? sql`k.child_id, ` : sql``}${values}
    from copied k join ${sql.table(table)} o on o.la_id = ${laId} and o.matter_id = k.old_id`.execute(trx)
}

/** Reads every open deadline with its matter once: what any sweep has to do at least. */
export async function readAllOpen(trx: Trx, laId: number): Promise<number> {
  const { rows } = await sql<{
    id: string
  }>`select d.id, d.due_on, s.state, s.owner_account_id from deadline d
    join matter_summary s on s.la_id = d.la_id and s.matter_id = d.matter_id
    where d.la_id = ${laId} and d.status = 'open'`.execute(trx)
  return rows.length
}

export async function countOpen(
  trx: Trx,
  laId: number,
): Promise<{ readonly matters: number; readonly deadlines: number }> {
  const { rows } = await sql<{ matters: number; deadlines: number }>`select
    (select count(*)::int from matter_summary where la_id = ${laId} and open) as matters,
    (select count(*)::int from deadline where la_id = ${laId} and status = 'open') as deadlines`.execute(trx)
  return rows[0] ?? { matters: 0, deadlines: 0 }
}

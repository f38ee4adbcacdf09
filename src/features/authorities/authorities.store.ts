import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

export interface NewOrganisation {
  readonly id: string
  readonly kind: string
  readonly key: string
  readonly name: string
  readonly schoolUrn: number | null
}

/** Adds the authority, or gives it the name and pack that the pack states now. */
export async function saveAuthority(
  trx: Trx,
  authority: { readonly id: number; readonly code: string; readonly name: string; readonly pack: string },
): Promise<void> {
  await trx
    .insertInto('local_authority')
    .values(authority)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ name: authority.name, pack: authority.pack }),
    )
    .execute()
}

/** Adds the organisations that are not there yet, told apart by their keys. Gives how many were new. */
export async function addOrganisations(
  trx: Trx,
  laId: number,
  organisations: readonly NewOrganisation[],
  from: PlainDate,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`with added as (
      insert into organisation (la_id, id, kind, key, name, school_urn, from_on)
      select ${laId}, r.id, r.kind, r.key, r.name, r."schoolUrn", ${from}
      from jsonb_to_recordset(${JSON.stringify(organisations)}::jsonb) as r (id uuid, kind text, key text, name text, "schoolUrn" int)
      on conflict (la_id, key) do nothing returning 1)
    select count(*)::int as n from added`.execute(trx)
  return rows[0]?.n ?? 0
}

/** The schools of an authority that are open, as the national register states them. */
export async function listOpenSchools(read: ReadTrx, laCode: string) {
  return read
    .selectFrom('school')
    .select(['urn', 'name'])
    .where('la_code', '=', laCode)
    .where('status', 'not ilike', 'closed')
    .where('status', 'not ilike', 'proposed to open')
    .orderBy('urn')
    .execute()
}

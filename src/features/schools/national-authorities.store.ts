import { sql } from 'kysely'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

export interface NationalAuthority {
  readonly code: string
  readonly name: string
  readonly status: string
  readonly gssCode: string | null
}

/** Brings the list of English authorities up to a file. Those that are gone stay: their numbers live on in UPNs. */
export async function saveNationalAuthorities(
  trx: Trx,
  authorities: readonly NationalAuthority[],
): Promise<number> {
  const { rows } = await sql<{ n: number }>`with saved as (
      insert into national_authority (code, name, status, gss_code)
      select code, name, status, "gssCode" from jsonb_to_recordset(${JSON.stringify(authorities)}::jsonb)
        as given (code text, name text, status text, "gssCode" text)
      on conflict (code) do update set name = excluded.name, status = excluded.status, gss_code = excluded.gss_code
        where (national_authority.name, national_authority.status) is distinct from (excluded.name, excluded.status)
      returning 1)
    select count(*)::int as n from saved`.execute(trx)
  return rows[0]?.n ?? 0
}

/** The authorities in being, by name. */
export async function listNationalAuthorities(read: ReadTrx): Promise<readonly NationalAuthority[]> {
  return read
    .selectFrom('national_authority')
    .select(['code', 'name', 'status', 'gss_code as gssCode'])
    .where('status', '=', 'current')
    .orderBy('name')
    .execute()
}

import type { Pool } from 'pg'
import { DATA_MAP } from './data-map.ts'

export interface TableDigest {
  readonly table: string
  readonly rows: number
  readonly hash: string
}

/**
 * A hash of each business table that does not depend on the order of rows. Ids and instants that the application made
 * up while writing are left out unless `exact`, so that the same facts recorded twice in two databases hash alike.
 * Sign-ins, half-filled journeys and the audit record are no business facts.
 *
 * @param worker  the worker's pool: it sees each authority's rows in turn
 */
export async function digestTables(worker: Pool, exact = false): Promise<readonly TableDigest[]> {
  const client = await worker.connect()
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    const { rows: authorities } = await client.query<{ id: number }>(
      'select id from local_authority order by id',
    )
    const digests: TableDigest[] = []
    for (const table of businessTables()) {
      const columns = await columnsOf(client, table, exact)
      const ofAuthority = DATA_MAP[table]?.scope === 'authority'
      const hashes: string[] = []
      let count = 0
      for (const la of ofAuthority ? authorities.map(({ id }) => id) : [undefined]) {
        await client.query(
          `select set_config('onroll.la', $1, true), set_config('onroll.scope', 'system', true)`,
          [la === undefined ? '' : String(la)],
        )
        const { rows } = await client.query<{ count: number; hash: string | null }>(
          `select count(*)::int as count, md5(string_agg(h, '' order by h)) as hash
           from (select md5(row_to_json(picked)::text) as h from (select ${columns} from ${table}) picked) hashed`,
        )
        count += rows[0]?.count ?? 0
        hashes.push(rows[0]?.hash ?? '')
      }
      digests.push({ table, rows: count, hash: hashes.length === 1 ? (hashes[0] ?? '') : hashes.join('+') })
    }
    return digests
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
}

export function businessTables(): readonly string[] {
  return Object.entries(DATA_MAP)
    .filter(([, facts]) => facts.business)
    .map(([table]) => table)
    .sort()
}

async function columnsOf(client: { query: Pool['query'] }, table: string, exact: boolean): Promise<string> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select a.attname as name, t.typname as type from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attname`,
    [table],
  )
  const kept = exact ? rows : rows.filter(({ type }) => type !== 'uuid' && type !== 'timestamptz')
  return kept.map(({ name }) => `"${name}"`).join(', ')
}

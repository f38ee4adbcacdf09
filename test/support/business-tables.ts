import { Pool } from 'pg'
import type { TestDatabase } from './test-database.ts'

// What every request leaves behind, whatever became of it.
const LEFT_BY_REQUESTS = [
  'audit_entry',
  'audit_head',
  'sign_in',
  'sign_in_guess',
  'known_device',
  'idempotency_key',
]

/** What a query gives to somebody whom no wall stops: for looking at results, never for making them. */
export async function asSuperuser<Row>(
  database: TestDatabase,
  query: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const pool = new Pool({ ...database.connection('owner'), user: 'postgres', max: 1 })
  try {
    return (await pool.query(query, [...values])).rows as Row[]
  } finally {
    await pool.end()
  }
}

/** One text for all that the business tables hold; equal before and after when nothing was written. */
export async function businessState(database: TestDatabase): Promise<string> {
  const tables = await asSuperuser<{ name: string }>(
    database,
    `select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and not relname = any($1) order by 1`,
    [LEFT_BY_REQUESTS],
  )
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as sum from ${name} t`,
  )
  const state = await asSuperuser<{ name: string; rows: string; sum: string }>(
    database,
    parts.join(' union all '),
  )
  return state.map((row) => `${row.name} ${row.rows} ${row.sum}`).join('\n')
}

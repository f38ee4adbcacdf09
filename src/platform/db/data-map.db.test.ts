import { expect, test } from 'vitest'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { DATA_MAP, describeDataMap } from './data-map.ts'
import { businessTables, digestTables } from './digest-tables.ts'

const database = withTestDatabase()

test('every table and column has a class, an owner and a retention rule, and none is named twice', async () => {
  const { rows } = await database.owner.query<{ name: string }>(
    `select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
       and c.relname <> 'onroll_migration'`,
  )
  expect(describeDataMap().map(({ table, column }) => `${table}.${column}`)).toEqual(
    rows.map(({ name }) => name).sort(),
  )
})

test('a table that belongs to authorities forces row-level security, and only such a table does', async () => {
  const { rows } = await database.owner.query<{ name: string; forced: boolean }>(
    `select c.relname as name, c.relforcerowsecurity as forced from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not in ('onroll_migration', 'sign_in_guess')`,
  )
  for (const { name, forced } of rows)
    expect(`${name} ${forced}`).toBe(`${name} ${DATA_MAP[name]?.scope === 'authority'}`)
})

test('the digest counts every business table and does not depend on the order of rows', async () => {
  const worker = database.worker
  await worker.query(
    `insert into national_authority (code, name, status) values ('901', 'A', 'current'), ('902', 'B', 'current')`,
  )
  const before = await digestTables(worker)
  expect(before.map(({ table }) => table)).toEqual(businessTables())
  await worker.query(`update national_authority set name = name || ''`)
  expect(await digestTables(worker)).toEqual(before)
  await worker.query(`update national_authority set name = 'C' where code = '901'`)
  expect(await digestTables(worker)).not.toEqual(before)
})

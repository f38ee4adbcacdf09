import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { repositoryPath } from '../config/paths.ts'
import { isMigrated, migrate } from './migrate.ts'
import { splitStatements } from './migration-files.ts'

const database = withTestDatabase()

describe('migrations', () => {
  let folder: string
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'onroll-migrations-'))
    await database.owner.query('delete from onroll_migration; drop table if exists pear, plum')
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
  const run = () => migrate(database.owner, { folder })

  test('are applied once, in order, and a second run changes nothing', async () => {
    write('0001-plum.sql', 'create table plum (stone int);')
    write('0002-stones.sql', 'insert into plum values (1);')
    expect((await run()).applied).toEqual(['0001-plum.sql', '0002-stones.sql'])
    expect((await run()).applied).toEqual([])
    expect((await database.owner.query('select * from plum')).rowCount).toBe(1)
    expect(await isMigrated(database.app, folder)).toBe(true)
  })

  test('leave nothing behind when one fails half-way, and go on when it is mended', async () => {
    write('0001-plum.sql', 'create table plum (stone int); select 1 / 0;')
    await expect(run()).rejects.toThrow(/0001-plum.sql failed: division by zero/)
    write('0001-plum.sql', 'create table plum (stone int);')
    expect((await run()).applied).toEqual(['0001-plum.sql'])
  })

  test('refuse a file that was changed after it was applied', async () => {
    write('0001-plum.sql', 'create table plum (stone int);')
    await run()
    write('0001-plum.sql', 'create table plum (stone bigint);')
    await expect(run()).rejects.toThrow(/0001-plum.sql was changed after it was applied/)
  })

  test('refuse a database that is newer than the files', async () => {
    write('0001-plum.sql', 'create table plum (stone int);')
    await database.owner.query(`create table if not exists onroll_migration (number int)`)
    await run()
    await database.owner.query(`insert into onroll_migration values (2, '0002-later.sql', 'x')`)
    await expect(run()).rejects.toThrow(/older than the database/)
  })

  test('refuse a gap in the numbers', async () => {
    write('0002-plum.sql', 'create table plum (stone int);')
    await expect(run()).rejects.toThrow(/should begin with 0001-/)
  })

  test('finish a concurrent index that a killed run left half built', async () => {
    write('0001-plum.sql', 'create table plum (stone int);')
    await run()
    await database.owner.query('insert into plum values (7), (7)')
    // A unique index over a double value fails after its entry is made: the state a kill leaves.
    await expect(
      database.owner.query('create unique index concurrently plum_by_stone on plum (stone)'),
    ).rejects.toThrow()
    await database.owner.query('delete from plum')
    write(
      '0002-index.sql',
      '-- no-transaction\ncreate unique index concurrently if not exists plum_by_stone on plum (stone);\n',
    )
    expect((await run()).applied).toEqual(['0002-index.sql'])
    const { rows } = await database.owner.query(
      `select indisvalid from pg_index where indexrelid = 'plum_by_stone'::regclass`,
    )
    expect(rows).toEqual([{ indisvalid: true }])
  })

  test('wait for a busy table without queueing its readers for more than a second', async () => {
    write('0001-plum.sql', 'create table plum (stone int);')
    await run()
    write('0002-wider.sql', 'alter table plum add column flesh int;')
    const reader = await database.owner.connect()
    await reader.query('begin; select * from plum')
    const migrating = run()
    setTimeout(() => void reader.query('commit').finally(() => reader.release()), 1_500)
    expect((await migrating).applied).toEqual(['0002-wider.sql'])
  })

  test('run once when two processes start together', async () => {
    write('0001-plum.sql', 'create table plum (stone int);')
    const [first, second] = await Promise.all([run(), run()])
    expect([...first.applied, ...second.applied]).toEqual(['0001-plum.sql'])
  })
})

test('statements outside a transaction end with a semicolon at the end of a line', () => {
  expect(splitStatements('-- no-transaction\nselect 1;\n-- why; because\nselect\n  2;\n')).toEqual([
    'select 1',
    'select\n  2',
  ])
})

test('the repository’s own migrations make the database that the tests copy', async () => {
  const { rows } = await database.owner.query(
    `select to_regclass('public.matter_event') is not null as there`,
  )
  expect(rows).toEqual([{ there: true }])
  expect(repositoryPath('migrations')).toMatch(/migrations$/)
})

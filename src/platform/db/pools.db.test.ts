import { afterEach, expect, test } from 'vitest'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { openPool } from './pools.ts'

const database = withTestDatabase()
const lost: unknown[] = []
const uncaught = (error: unknown) => lost.push(error)

afterEach(() => {
  process.off('uncaughtException', uncaught)
})

test('a connection that dies at work fails its query and not the process', async () => {
  process.on('uncaughtException', uncaught)
  const pool = openPool(database.connection('app'), 1, () => undefined)
  const client = await pool.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const asleep = client.query('select pg_sleep(20)').then(
    () => 'slept',
    () => 'refused',
  )
  await terminate(rows[0]?.pid ?? 0)
  expect(await asleep).toBe('refused')
  await expect(client.query('select 1')).rejects.toThrow()
  client.release(true)
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await pool.end()
  expect(lost).toEqual([])
})

// Only its own account or a superuser may end a session.
async function terminate(pid: number): Promise<void> {
  await database.app.query('select pg_terminate_backend($1)', [pid])
}

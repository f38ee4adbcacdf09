import type { Pool } from 'pg'
import type { Db as JobDatabase } from 'pg-boss'
import type { Clock } from '../clock/clock.ts'
import { JOB_CLOCK_SETTING } from './job-schema.ts'

const REFRESH_EVERY_MS = 1_000

/** Whether the clock says another time than the machine: a demo that was moved, or a test. */
export function isShifted(clock: Clock): boolean {
  return Math.abs(clock.now().getTime() - Date.now()) > REFRESH_EVERY_MS
}

/** The queue's way to the database. Where the clock is shifted, each of its statements is told the time. */
export function jobDatabase(pool: Pool, clock: Clock): JobDatabase {
  let refreshedAt = 0
  return {
    async executeSql(text, values) {
      if (performance.now() - refreshedAt > REFRESH_EVERY_MS) {
        refreshedAt = performance.now()
        await clock.refresh()
      }
      if (!isShifted(clock)) return pool.query(text, values)
      const client = await pool.connect()
      let broken = true
      try {
        await client.query(`select set_config('${JOB_CLOCK_SETTING}', $1, false)`, [
          clock.now().toISOString(),
        ])
        const result = await client.query(text, values)
        await client.query(`reset ${JOB_CLOCK_SETTING}`)
        broken = false
        return result
      } finally {
        // A connection that still carries the setting must not go back to the pool.
        client.release(broken)
      }
    },
  }
}

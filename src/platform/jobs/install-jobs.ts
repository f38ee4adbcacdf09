import type { Pool } from 'pg'
import { PgBoss } from 'pg-boss'
import { JOB_CLOCK_SETTING, JOB_SCHEMA } from './job-schema.ts'

/**
 * Makes the queue's tables or brings them up to this release, as the owner, and lets the app send and the worker do jobs.
 * Part of the migration step; running it again changes nothing.
 */
export async function installJobs(owner: Pool): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => owner.query(text, values) },
    schema: JOB_SCHEMA,
    migrate: true,
    supervise: false,
    schedule: false,
    registerInstance: false,
  })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.stop({ close: false })
  await owner.query(readableClock)
  await owner.query(grants)
}

// The queue's own clock function, answering to a process that says what time it is. Without the setting: the real time.
const readableClock = `
  create or replace function ${JOB_SCHEMA}.job_now() returns timestamptz language sql stable as $$
    select coalesce(nullif(current_setting('${JOB_CLOCK_SETTING}', true), '')::timestamptz, pg_catalog.now()) $$`

// Whoever asks for work may add it and look for it, nothing more.
const grants = `
  grant usage on schema ${JOB_SCHEMA} to onroll_app, onroll_worker;
  grant execute on all functions in schema ${JOB_SCHEMA} to onroll_app, onroll_worker;
  grant select on ${JOB_SCHEMA}.version, ${JOB_SCHEMA}.queue, ${JOB_SCHEMA}.schedule to onroll_app;
  grant insert on ${JOB_SCHEMA}.queue to onroll_app;
  grant select, insert on ${JOB_SCHEMA}.job, ${JOB_SCHEMA}.job_common to onroll_app;
  grant select, insert, update, delete on all tables in schema ${JOB_SCHEMA} to onroll_worker`

import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { fromKysely, type Job, type KyselyTransactionLike, PgBoss } from 'pg-boss'
import type { Clock } from '../clock/clock.ts'
import { isShifted, jobDatabase } from './job-database.ts'
import { JOB_CLOCK_SETTING, JOB_SCHEMA } from './job-schema.ts'

/** What a job carries: ids and plain values, never personal data. */
export type JobData = Readonly<Record<string, unknown>>

export interface RunningJob {
  readonly id: string
  /** 1 for the first try. */
  readonly attempt: number
}

/** Does one job. Safe to run twice: a killed worker's job comes again. */
export type JobHandler = (data: JobData, job: RunningJob) => Promise<void>

export interface EnqueueOptions {
  /** While a job with this key waits, another one is not added; one that already runs does not count. */
  readonly key?: string
  /** The instant before which the job is not due, on the product's clock. */
  readonly startAfter?: Date
}

export interface DrainReport {
  readonly done: number
  readonly failed: readonly { readonly name: string; readonly id: string; readonly message: string }[]
}

/** A job that was tried five times and waits for a person. */
export interface ParkedJob {
  readonly id: string
  readonly name: string
  readonly data: JobData
  readonly tries: number
  readonly failedAt: Date
  readonly message: string
}

/** The queue. Jobs are sent inside the transaction that makes them necessary, so that they exist exactly when it does. */
export interface Jobs {
  enqueue(trx: KyselyTransactionLike, name: string, data: JobData, options?: EnqueueOptions): Promise<void>
  /** As `enqueue`, for many jobs of one name in one statement; each needs its key. */
  enqueueMany(
    trx: KyselyTransactionLike,
    name: string,
    jobs: readonly { readonly data: JobData; readonly key: string }[],
  ): Promise<void>
  /** Says who does the jobs of a name; before `start` or `drain`. */
  work(name: string, handler: JobHandler): void
  /** A job at the times of a cron expression in English time; one run makes up for any that were missed. */
  schedule(name: string, cron: string, data?: JobData): void
  /** Begins to do jobs as they come due, and to keep the schedule. For worker processes. */
  start(): Promise<void>
  /** Does jobs until none is due. `scheduled` first sends one job of each schedule, as after a jump of the clock. */
  drain(options?: { scheduled?: boolean }): Promise<DrainReport>
  listParked(): Promise<readonly ParkedJob[]>
  retryParked(name: string, id: string): Promise<void>
  /** Waits for running jobs, then stops. */
  close(): Promise<void>
}

export interface JobsOptions {
  /** The worker's pool where jobs are done; a web process that only sends them may give the app's. */
  readonly pool: Pool
  readonly clock: Clock
  readonly log?: (line: string) => void
}

/** Every night at a time that exists once, also when the clocks change. */
export const NIGHTLY = '10 3 * * *'

// Four retries after the first try, with growing pauses; then the job is parked for a person.
const QUEUE = {
  policy: 'stately',
  retryLimit: 4,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 120,
  expireInSeconds: 240,
} as const
const ZONE = 'Europe/London'
const CLOSE_WITHIN_MS = 25_000
const OTHERS_PATIENCE_MS = 15_000

/** Opens the queue. The tables must be there already (`installJobs`). */
export async function openJobs({ pool, clock, log = () => undefined }: JobsOptions): Promise<Jobs> {
  const handlers = new Map<string, JobHandler>()
  const schedules = new Map<string, { cron: string; data: JobData }>()
  const known = new Set<string>()
  const db = jobDatabase(pool, clock)
  const sender = makeBoss(false)
  await sender.start()
  let worker: PgBoss | undefined

  function makeBoss(working: boolean): PgBoss {
    const boss = new PgBoss({
      db,
      schema: JOB_SCHEMA,
      migrate: false,
      supervise: working,
      schedule: working,
      registerInstance: working,
      monitorIntervalSeconds: 30,
      superviseIntervalSeconds: 30,
      // These two need the owner of the tables.
      reindex: false,
      monitorVacuum: false,
      clock: { ...timers, now: () => clock.now().getTime() },
    })
    boss.on('error', (error) => log(`job queue: ${error.message}`))
    return boss
  }

  async function ensureQueue(name: string): Promise<void> {
    if (known.has(name)) return
    await sender.createQueue(name, QUEUE)
    known.add(name)
  }

  /** The caller's transaction, told the product's day where that is not the real one. */
  async function insideOf(trx: KyselyTransactionLike) {
    const inside = fromKysely(trx)
    if (isShifted(clock)) {
      await inside.executeSql(`select set_config('${JOB_CLOCK_SETTING}', $1, true)`, [
        clock.now().toISOString(),
      ])
    }
    return inside
  }

  async function enqueue(
    trx: KyselyTransactionLike,
    name: string,
    data: JobData,
    options: EnqueueOptions = {},
  ) {
    await ensureQueue(name)
    await sender.send(name, data, {
      db: await insideOf(trx),
      // Without a key each job stands alone; the queue's policy allows one waiting job for each key.
      singletonKey: options.key ?? randomUUID(),
      ...(options.startAfter === undefined ? {} : { startAfter: options.startAfter }),
    })
  }

  async function enqueueMany(
    trx: KyselyTransactionLike,
    name: string,
    jobs: readonly { readonly data: JobData; readonly key: string }[],
  ) {
    if (jobs.length === 0) return
    await ensureQueue(name)
    const inside = await insideOf(trx)
    await sender.insert(
      name,
      jobs.map(({ data, key }) => ({ data, singletonKey: key })),
      { db: inside },
    )
  }

  async function drainQueue(name: string, handler: JobHandler, failed: DrainReport['failed'][number][]) {
    let done = 0
    for (;;) {
      const [job] = await sender.fetch<JobData>(name)
      if (job === undefined) return done
      done += 1
      try {
        await handler(job.data, running(job))
        await sender.complete(name, job)
      } catch (error) {
        failed.push({ name, id: job.id, message: messageOf(error) })
        log(`job ${name} ${job.id} failed: ${messageOf(error)}`)
        await sender.fail(name, job, { message: messageOf(error) })
      }
    }
  }

  async function countRunningElsewhere(): Promise<number> {
    const { rows } = await db.executeSql(
      `select count(*)::int as running from ${JOB_SCHEMA}.job where state = 'active' and name = any($1)`,
      [[...handlers.keys()]],
    )
    return rows[0]?.running ?? 0
  }

  return {
    enqueue,
    enqueueMany,
    work: (name, handler) => void handlers.set(name, handler),
    schedule: (name, cron, data = {}) => void schedules.set(name, { cron, data }),
    async start() {
      worker = makeBoss(true)
      await worker.start()
      for (const [name, handler] of handlers) {
        await ensureQueue(name)
        await worker.work<JobData>(name, { pollingIntervalSeconds: 1 }, async (batch) => {
          for (const job of batch) await handler(job.data, running(job))
        })
      }
      for (const [name, { cron, data }] of schedules) {
        await ensureQueue(name)
        await worker.schedule(name, cron, data, { tz: ZONE, missed: 'once' })
      }
    },
    async drain({ scheduled = false } = {}) {
      const failed: DrainReport['failed'][number][] = []
      let done = 0
      await clock.refresh()
      for (const name of handlers.keys()) await ensureQueue(name)
      for (const [name, { data }] of scheduled ? schedules : []) {
        await ensureQueue(name)
        await sender.send(name, data, { singletonKey: 'scheduled' })
      }
      const giveUpAt = performance.now() + OTHERS_PATIENCE_MS
      for (;;) {
        let round = 0
        for (const [name, handler] of handlers) round += await drainQueue(name, handler, failed)
        done += round
        if (round > 0) continue
        // A worker beside us may be doing the last ones, and they may send more.
        if ((await countRunningElsewhere()) === 0 || performance.now() > giveUpAt) return { done, failed }
        await pause(50)
      }
    },
    async listParked() {
      const { rows } = await db.executeSql(
        `select id, name, data, retry_count + 1 as tries, completed_on as "failedAt",
           coalesce(output->>'message', output->'value'->>'message', '') as message
         from ${JOB_SCHEMA}.job where state = 'failed' order by completed_on desc limit 200`,
      )
      return rows as ParkedJob[]
    },
    async retryParked(name, id) {
      await sender.retry(name, id)
    },
    async close() {
      await worker?.stop({ close: false, graceful: true, timeout: CLOSE_WITHIN_MS })
      await sender.stop({ close: false, graceful: false })
    },
  }
}

function running(job: Job<JobData>): RunningJob {
  return { id: job.id, attempt: job.retryCount + 1 }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

const timers = {
  setTimeout: (act: () => void, ms: number) => setTimeout(act, ms),
  clearTimeout: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout),
  setInterval: (act: () => void, ms: number) => setInterval(act, ms),
  clearInterval: (handle: unknown) => clearInterval(handle as NodeJS.Timeout),
}

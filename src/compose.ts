import type { FastifyInstance } from 'fastify'
import { Kysely, PostgresDialect } from 'kysely'
import type { Pool } from 'pg'
import { sendMessageJob } from './features/letters/send-message.job.ts'
import { sendWaitingJob } from './features/letters/send-waiting.job.ts'
import type { Deps } from './features/slice.ts'
import { type Clock, settableClock, systemClock } from './platform/clock/clock.ts'
import { repositoryPath } from './platform/config/paths.ts'
import type { Settings } from './platform/config/settings.ts'
import type { EmbeddedUse } from './platform/db/embedded-postgres.ts'
import {
  askDatabase,
  askQueue,
  findDemoDay,
  findOnlyCouncil,
  isDemonstration,
} from './platform/db/installation.store.ts'
import { isMigrated } from './platform/db/migrate.ts'
import { type Database, openDatabase } from './platform/db/open-database.ts'
import { migrationsFolder, prepareDatabase } from './platform/db/prepare-database.ts'
import type { Tables } from './platform/db/tables.ts'
import { type Jobs, openJobs } from './platform/jobs/jobs.ts'
import type { Log } from './platform/log/log.ts'
import { keepingSender } from './platform/mail/message-sender.ts'
import { openSender } from './platform/mail/open-sender.ts'
import { openSigner, type Signer } from './platform/signing/signing-key.ts'
import { loadPacks } from './rules/load-packs.ts'
import type { Packs } from './rules/packs.ts'
import { allRoutes } from './web/all-routes.ts'
import { buildApp } from './web/app.ts'
import { loadAssets } from './web/assets.ts'
import { authorityContacts } from './web/authority-contacts.ts'
import { allJobs } from './worker/all-jobs.ts'
import { registerJobs } from './worker/register-jobs.ts'

export interface ComposeOptions {
  readonly settings: Settings
  readonly env: NodeJS.ProcessEnv
  readonly log: Log
  /**
   * A demonstration reads its day from the database and sends no message to anybody. `if-marked`: when the database
   * says that it is one.
   */
  readonly demo: boolean | 'if-marked'
  /** Whether this process serves the data, or works for a moment beside the one that does. */
  readonly use: EmbeddedUse
  /** A web process only sends jobs and needs no worker's connection. */
  readonly does: 'web' | 'jobs' | 'both'
  /** Makes or completes the tables first, as the owner. */
  readonly prepare: boolean
}

/** Everything there is one of, built once, by hand. */
export interface Onroll {
  readonly database: Database
  readonly packs: Packs
  readonly clock: Clock
  readonly jobs: Jobs
  /** For requests: the app's rows. */
  readonly deps: Deps
  /** For jobs: the worker's rows. */
  readonly workerDeps: Deps
  readonly readiness: Readonly<Record<string, () => Promise<void>>>
  app(): Promise<FastifyInstance>
  /** Jobs first, then the pools, then the embedded server. The app is closed before by who opened it. */
  close(): Promise<void>
}

export async function compose(options: ComposeOptions): Promise<Onroll> {
  const { settings, log } = options
  // The server starts in processes of its own, so the law can be read meanwhile.
  const opening = openDatabase({
    stateDir: settings.stateDir,
    env: options.env,
    use: options.use,
    log: (line) => log.info({}, line),
  })
  const reading = Promise.resolve().then(() => loadPacks(repositoryPath('packs')))
  const [opened, read] = await Promise.allSettled([opening, reading])
  if (opened.status === 'rejected') throw opened.reason
  const database = opened.value
  try {
    if (read.status === 'rejected') throw read.reason
    if (options.prepare) await prepareDatabase(database, (line) => log.info({}, line))
    else await refuseUnprepared(database.app)
    return await wire(options, database, read.value)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function wire(options: ComposeOptions, database: Database, packs: Packs): Promise<Onroll> {
  const { settings, log, does } = options
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: database.app }) })
  const demo = options.demo === 'if-marked' ? await isDemonstration(db) : options.demo
  const jobPool = does === 'web' ? database.app : database.worker
  const workerDb = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: jobPool }) })
  const clock = demo ? settableClock(() => findDemoDay(db)) : systemClock()
  await clock.refresh()
  const jobs = await openJobs({ pool: jobPool, clock, log: (line) => log.warn({}, line) })
  const { publicAddress } = settings
  let opened: Signer | undefined
  const signer = () => {
    opened ??= openSigner(settings.stateDir, settings.signingKey)
    return opened
  }
  const deps: Deps = {
    db,
    packs,
    jobs,
    clock,
    demo,
    log,
    signer,
    ...(publicAddress ? { publicAddress } : {}),
  }
  const workerDeps: Deps = { ...deps, db: workerDb }
  const sender = demo ? keepingSender : openSender(settings.mail)
  if (does !== 'web') registerJobs(workerDeps, [...allJobs, sendMessageJob(sender), sendWaitingJob], log)
  const readiness = {
    database: () => askDatabase(db),
    migrations: () => refuseUnprepared(database.app),
    jobs: () => askQueue(db),
  }
  return {
    database,
    packs,
    clock,
    jobs,
    deps,
    workerDeps,
    readiness,
    app: async () =>
      buildApp({
        deps,
        routes: allRoutes,
        assets: loadAssets(repositoryPath('dist', 'assets')),
        log,
        readiness,
        contactsOf: authorityContacts(packs),
        councilName: (await findOnlyCouncil(db)) ?? '',
        trustedProxies: settings.trustedProxies,
        ...(demo ? { sessionNow: () => new Date() } : {}),
      }),
    async close() {
      await jobs.close()
      await database.close()
    },
  }
}

/** Throws, in words for the person at the terminal, while the tables are missing or from another release. */
async function refuseUnprepared(pool: Pool): Promise<void> {
  const migrated = await isMigrated(pool, migrationsFolder).catch((error: { code?: string }) => {
    if (error.code === '42P01') return false
    throw error
  })
  if (!migrated) throw new Error('The database is not ready for this release. Run: onroll migrate')
}

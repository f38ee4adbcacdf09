import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { accountsRoutes } from '../../src/features/accounts/index.ts'
import type { Deps, Route } from '../../src/features/slice.ts'
import { repositoryPath } from '../../src/platform/config/paths.ts'
import type { Jobs } from '../../src/platform/jobs/jobs.ts'
import { silentLog } from '../../src/platform/log/log.ts'
import { loadPacks } from '../../src/rules/load-packs.ts'
import { buildApp } from '../../src/web/app.ts'
import { loadAssets } from '../../src/web/assets.ts'
import type { AppOptions } from '../../src/web/shell.ts'
import type { TestDatabase } from './test-database.ts'

/** The whole application on a test's own database, for `inject`. */
export function testApp(
  database: TestDatabase,
  options: Partial<Omit<AppOptions, 'deps'>> & {
    readonly deps?: Partial<Deps>
    readonly routes?: readonly Route[]
  } = {},
): FastifyInstance {
  const { deps, ...rest } = options
  return buildApp({
    routes: accountsRoutes,
    assets: loadAssets(repositoryPath('dist', 'assets')),
    log: silentLog,
    readiness: { database: async () => void (await sql`select 1`.execute(database.appDb)) },
    ...rest,
    deps: {
      db: database.appDb,
      packs: loadPacks(repositoryPath('packs')),
      jobs: noJobs,
      clock: database.clock,
      demo: true,
      ...deps,
    },
  })
}

// Routes that send jobs are given real ones by their own tests.
const noJobs = new Proxy({} as Jobs, {
  get: (_target, name) => {
    throw new Error(`This test gave no jobs, and ${String(name)} was asked for.`)
  },
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import type { TestProject } from 'vitest/node'
import { repositoryPath } from '../../src/platform/config/paths.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openDatabase } from '../../src/platform/db/open-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the run's one server; its database "onroll" is migrated and only ever copied. */
    databaseSocket: string
  }
}

/** One server for the run, with one migrated database that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stateDir = mkdtempSync(join(tmpdir(), 'onroll-test-'))
  const database = await openDatabase({ stateDir, env: {}, durable: false })
  // A pool of its own, closed again: a copy is refused while anybody is connected to the original.
  const owner = new Pool({ ...database.connection('owner'), max: 1 })
  try {
    await migrate(owner, { folder: repositoryPath('migrations') })
  } catch (error) {
    await database.close()
    throw error
  } finally {
    await owner.end()
  }
  project.provide('databaseSocket', database.socketDir ?? '')
  return async () => {
    await database.close()
    rmSync(stateDir, { recursive: true, force: true })
  }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/platform/db/open-database.ts'
import { prepareDatabase } from '../../src/platform/db/prepare-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the run's one server; its database "onroll" is migrated and only ever copied. */
    databaseSocket: string
  }
}

/** One server for the run, with one migrated database that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stateDir = mkdtempSync(join(tmpdir(), 'onroll-test-'))
  const first = await openDatabase({ stateDir, env: {}, durable: false })
  await prepareDatabase(first).finally(() => first.close())
  // Opened again without a pool: a copy is refused while anybody is connected to the original.
  const database = await openDatabase({ stateDir, env: {}, durable: false })
  project.provide('databaseSocket', database.socketDir ?? '')
  return async () => {
    await database.close()
    rmSync(stateDir, { recursive: true, force: true })
  }
}

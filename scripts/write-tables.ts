// Writes src/platform/db/tables.ts from a database that the migrations have just made.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryPath } from '../src/platform/config/paths.ts'
import { describeTables } from '../src/platform/db/describe-tables.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { openDatabase } from '../src/platform/db/open-database.ts'

const stateDir = mkdtempSync(join(tmpdir(), 'onroll-tables-'))
const database = await openDatabase({ stateDir, env: {}, durable: false })
try {
  await migrate(database.owner(), { folder: repositoryPath('migrations') })
  writeFileSync(repositoryPath('src', 'platform', 'db', 'tables.ts'), await describeTables(database.owner()))
} finally {
  await database.close()
  rmSync(stateDir, { recursive: true, force: true })
}

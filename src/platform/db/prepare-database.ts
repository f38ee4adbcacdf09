import { repositoryPath } from '../config/paths.ts'
import { installJobs } from '../jobs/install-jobs.ts'
import { type MigrationReport, migrate } from './migrate.ts'
import type { Database } from './open-database.ts'

/** The folder of this release's migrations. */
export const migrationsFolder: string = repositoryPath('migrations')

/** The whole migration step, as the owner: roles, migrations, the queue's tables. Running it again changes nothing. */
export async function prepareDatabase(
  database: Database,
  log?: (line: string) => void,
): Promise<MigrationReport> {
  await database.ensureRoles()
  const report = await migrate(database.owner(), {
    folder: migrationsFolder,
    ...(log === undefined ? {} : { log }),
  })
  await installJobs(database.owner())
  return report
}

import { openDatabase } from '../platform/db/open-database.ts'
import { prepareDatabase } from '../platform/db/prepare-database.ts'
import type { Command } from './command.ts'
import { settingsOf } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll migrate [--state DIR]

Makes the roles and tables, or brings them up to this release, as the owner (DATABASE_OWNER_URL; the embedded server
needs none). Running it again changes nothing.`

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Makes the tables or brings them up to this release',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, {})
    if (flags === undefined) return 2
    const settings = settingsOf(io)
    if (settings === undefined) return 1
    const say = (line: string) => io.err(`${line}\n`)
    try {
      const database = await openDatabase({ stateDir: settings.stateDir, env: io.env, use: 'join', log: say })
      try {
        const report = await prepareDatabase(database, say)
        io.out(`${report.applied.length} of ${report.total} migrations applied\n`)
        return 0
      } finally {
        await database.close()
      }
    } catch (error) {
      say((error as Error).message)
      return 1
    }
  },
}

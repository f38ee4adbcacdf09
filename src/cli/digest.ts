import { digestTables } from '../platform/db/digest-tables.ts'
import type { Command } from './command.ts'
import { withOnroll } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll digest [--exact] [--json] [--state DIR]

One line for each business table: its name, a hash that does not depend on the order of rows, and the number of rows.
Ids and instants made up while recording are left out unless --exact, so the same facts hash alike in two databases.`

export const digestCommand: Command = {
  name: 'digest',
  summary: 'Hashes every business table, whatever the order of its rows',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, { exact: 'switch', json: 'switch' })
    if (flags === undefined) return 2
    return withOnroll(io, async ({ database }) => {
      const digests = await digestTables(database.worker, flags.has('exact'))
      if (flags.has('json')) io.out(`${JSON.stringify(digests)}\n`)
      else
        for (const { table, hash, rows } of digests) io.out(`${table} ${hash === '' ? '-' : hash} ${rows}\n`)
      return 0
    })
  },
}

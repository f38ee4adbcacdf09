import { describeDataMap } from '../platform/db/data-map.ts'
import type { Command } from './command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll datamap [--json]

Every table and column: its class of data, whose data it is, and the retention rule.`

export const datamapCommand: Command = {
  name: 'datamap',
  summary: 'Lists every table and column with its class, whose it is and how long it is kept',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, { json: 'switch' })
    if (flags === undefined) return 2
    const columns = describeDataMap()
    if (flags.has('json')) io.out(`${JSON.stringify(columns, null, 1)}\n`)
    else
      for (const one of columns)
        io.out(
          `${`${one.table}.${one.column}`.padEnd(44)}  ${one.class.padEnd(14)}  ${one.whose.padEnd(10)}  ${one.retention}\n`,
        )
    return 0
  },
}

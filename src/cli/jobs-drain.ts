import type { Command } from './command.ts'
import { withOnroll } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll jobs drain [--json] [--state DIR]

Does queued jobs until none is due. A job that fails waits for its next try; after five it is parked and told here.`

export const jobsDrainCommand: Command = {
  name: 'jobs drain',
  summary: 'Does queued jobs until none is due',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, { json: 'switch' })
    if (flags === undefined) return 2
    return withOnroll(io, async ({ jobs }) => {
      const report = await jobs.drain()
      const parked = await jobs.listParked()
      if (flags.has('json')) io.out(`${JSON.stringify({ ...report, parked })}\n`)
      else io.out(`${report.done} jobs done, ${report.failed.length} failed, ${parked.length} parked\n`)
      for (const { name, id, message } of report.failed) io.err(`${name} ${id}: ${message}\n`)
      return report.failed.length === 0 ? 0 : 1
    })
  },
}

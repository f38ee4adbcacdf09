import { silentLog } from '../platform/log/log.ts'
import { askReadiness } from '../web/readiness.ts'
import type { Command } from './command.ts'
import { withOnroll } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll health [--state DIR]

Says as JSON what /health/ready says, and how many jobs are parked. Exit code 1 when something is not ready.`

export const healthCommand: Command = {
  name: 'health',
  summary: 'Says whether database, tables and queue are ready',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, {})
    if (flags === undefined) return 2
    return withOnroll(io, async ({ readiness, jobs, database }) => {
      const answer = await askReadiness({ readiness, log: silentLog })
      const parkedJobs = (await jobs.listParked()).length
      io.out(`${JSON.stringify({ ...answer, embedded: database.embedded, parkedJobs })}\n`)
      return answer.ready ? 0 : 1
    })
  },
}

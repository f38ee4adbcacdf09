import { compose, type Onroll } from '../compose.ts'
import { openLog } from '../platform/log/log.ts'
import type { Command } from './command.ts'
import { settingsOf } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'
import { untilStopped } from './until-stopped.ts'

const usage = `
Usage: onroll worker [--state DIR]

Does jobs as they come due, and every night what the night brings. Several may run. Stops on SIGTERM after the jobs
under way.`

export const workerCommand: Command = {
  name: 'worker',
  summary: 'Does jobs as they come due',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, {})
    if (flags === undefined) return 2
    const settings = settingsOf(io)
    if (settings === undefined) return 1
    const log = openLog({ level: settings.logLevel, write: (line) => io.err(line) })
    let onroll: Onroll
    try {
      onroll = await compose({
        settings,
        env: io.env,
        log,
        demo: 'if-marked',
        use: 'join',
        does: 'jobs',
        prepare: false,
      })
    } catch (error) {
      io.err(`${(error as Error).message}\n`)
      return 1
    }
    try {
      await onroll.jobs.start()
      io.out('ready\n')
      await untilStopped()
      return 0
    } finally {
      await onroll.close()
    }
  },
}

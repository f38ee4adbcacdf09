import { parsePlainDate } from '../domain/calendar/plain-date.ts'
import { type Command, wrongUsage } from './command.ts'
import { moveClock } from './move-clock.ts'
import { withOnroll } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll clock set YYYY-MM-DD [--state DIR]

Moves the clock of a demonstration, running or not, night by night, and does after each night what fell due.`

export const clockSetCommand: Command = {
  name: 'clock set',
  summary: 'Moves the clock of a demonstration and runs what falls due',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, {}, { least: 1, most: 1 })
    if (flags === undefined) return 2
    const day = parsePlainDate(flags.words[0] ?? '')
    if (day === undefined) return wrongUsage(io, { usage }, 'Give a day that exists, as YYYY-MM-DD.')
    return withOnroll(io, async (onroll) => {
      if (!onroll.isDemo) {
        io.err('Only a demonstration’s clock can be set, and these data are not one.\n')
        return 1
      }
      const report = await moveClock(onroll, day)
      io.out(`${onroll.clock.today()}\n`)
      io.err(`${report.done} jobs done, ${report.failed.length} failed\n`)
      for (const { name, message } of report.failed) io.err(`  ${name}: ${message}\n`)
      return report.failed.length === 0 ? 0 : 1
    })
  },
}

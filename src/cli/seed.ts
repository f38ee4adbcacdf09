import { listAuthorities } from '../demo/demo.store.ts'
import { plantDemo } from '../demo/plant-demo.ts'
import { parsePlainDate } from '../domain/calendar/plain-date.ts'
import { type Command, wrongUsage } from './command.ts'
import { withOnroll } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll seed [--size small|county] [--seed N] [--today YYYY-MM-DD] [--canaries] [--state DIR]

Fills empty tables with a made-up county, the same for the same seed and day. --canaries puts a unique marker into each
protected field and writes the list of markers to stdout as JSON.`

export const seedCommand: Command = {
  name: 'seed',
  summary: 'Fills empty tables with a made-up county',
  usage,
  async run(args, io) {
    const types = { size: 'text', seed: 'text', today: 'text', canaries: 'switch' } as const
    const flags = readFlags(io, { usage }, args, types)
    if (flags === undefined) return 2
    const { size = 'small', seed = '1', today } = flags.text
    if (size !== 'small' && size !== 'county')
      return wrongUsage(io, { usage }, '--size takes small or county.')
    if (!/^\d{1,9}$/.test(seed)) return wrongUsage(io, { usage }, '--seed takes a whole number.')
    const day = today === undefined ? undefined : parsePlainDate(today)
    if (today !== undefined && day === undefined)
      return wrongUsage(io, { usage }, '--today takes a day as YYYY-MM-DD.')
    return withOnroll(
      io,
      async ({ workerDeps, clock }) => {
        const { db } = workerDeps
        if ((await db.transaction().execute((trx) => listAuthorities(trx))).length > 0) {
          io.err('These tables are not empty. Name another state directory: --state DIR.\n')
          return 1
        }
        const plan = {
          seed: Number(seed),
          size,
          today: day ?? clock.today(),
          fixClock: day !== undefined,
          canaries: flags.has('canaries'),
        } as const
        const markers = await plantDemo(workerDeps, plan, (line) => io.err(`${line}\n`))
        if (plan.canaries) io.out(`${JSON.stringify(markers, null, 1)}\n`)
        return 0
      },
      { prepare: true },
    )
  },
}

import { addAuthority } from '../features/authorities/index.ts'
import type { Command } from './command.ts'
import { withOnroll } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll authority add PACK [--state DIR]

Sets up the authority of a pack (packs/PACK): its teams and its schools, from the pack and the national register.
Run "onroll migrate" and "onroll import gias FILE" first. Run it again after a new register: it adds what is new.

Example: onroll authority add staffordshire`

export const authorityAddCommand: Command = {
  name: 'authority add',
  summary: 'Sets up an authority from its pack and the register of schools',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, {}, { least: 1, most: 1 })
    if (flags === undefined) return 2
    return withOnroll(io, async ({ workerDeps, packs, clock }) => {
      const added = await addAuthority(
        { db: workerDeps.db, packs },
        flags.words[0] ?? '',
        clock.today(),
        clock.now(),
      )
      if (!added.ok) {
        io.err(`${added.refusal.message}\n`)
        return 1
      }
      const { name, organisations, schools } = added.value
      io.out(`${name}: ${organisations} organisations added, ${schools} open schools in the register.\n`)
      io.err('Next: onroll account invite EMAIL --name NAME --role administrator --organisation authority\n')
      return 0
    })
  },
}

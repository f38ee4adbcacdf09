import { listDemoPeople } from '../features/accounts/index.ts'
import type { Command } from './command.ts'
import { withOnroll } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll demo people [--json] [--state DIR]

The made-up people of a demonstration with their roles. POST /demo/sign-in with the field "person" takes a key.`

export const demoPeopleCommand: Command = {
  name: 'demo people',
  summary: 'Lists the made-up people one can sign in as',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, { json: 'switch' })
    if (flags === undefined) return 2
    return withOnroll(io, async ({ deps, clock, isDemo }) => {
      const people = isDemo ? await listDemoPeople(deps.db, clock.today()) : []
      if (people.length === 0) {
        io.err('There is no demonstration here. Start one: onroll demo\n')
        return 1
      }
      const shown = people.map(({ key, name, role, organisation, laestab }) => ({
        key,
        name,
        role,
        organisation,
        ...(laestab === null ? {} : { laestab }),
      }))
      if (flags.has('json')) io.out(`${JSON.stringify(shown, null, 1)}\n`)
      else
        for (const one of shown)
          io.out(`${one.key.padEnd(24)}  ${one.role.padEnd(28)}  ${one.name}, ${one.organisation}\n`)
      return 0
    })
  },
}

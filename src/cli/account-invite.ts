import { invitePerson, listAuthorityCodes } from '../features/accounts/index.ts'
import { type Command, wrongUsage } from './command.ts'
import { withOnroll } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll account invite EMAIL [--authority CODE] [--name NAME --role ROLE --organisation KEY] [--state DIR]

Prints a one-time link by which the person sets a password and an authenticator app. Somebody without an account is
given one; for them a name, a role (onroll roles) and the key of an organisation are needed. For somebody who has a
password the link lasts 30 minutes and replaces it; otherwise it lasts a day. A newer link ends the older.

  --authority CODE   three figures, as in 860; needed when the database holds more than one authority

Example: onroll account invite ada@example.gov.uk --name "Ada Sample" --role administrator --organisation authority`

export const accountInviteCommand: Command = {
  name: 'account invite',
  summary: 'Makes a one-time link by which somebody comes in',
  usage,
  async run(args, io) {
    const types = { authority: 'text', name: 'text', role: 'text', organisation: 'text' } as const
    const flags = readFlags(io, { usage }, args, types, { least: 1, most: 1 })
    if (flags === undefined) return 2
    const { authority, name, role, organisation } = flags.text
    if (role !== undefined && organisation === undefined)
      return wrongUsage(io, { usage }, '--role needs --organisation.')
    return withOnroll(io, async ({ workerDeps }) => {
      const { db, clock } = workerDeps
      const all = await listAuthorityCodes(db)
      const chosen = authority === undefined ? all : all.filter((each) => each.code === authority)
      const only = chosen.length === 1 ? chosen[0] : undefined
      if (only === undefined) {
        io.err(
          `Say which authority with --authority: ${all.map((each) => each.code).join(', ') || 'none is set up'}.\n`,
        )
        return 1
      }
      const person = { laId: only.id, email: flags.words[0] ?? '', name, role, organisation }
      const invited = await invitePerson(db, person, clock.now())
      if (!invited.ok) {
        io.err(`${invited.refusal.message}\n`)
        return 1
      }
      io.out(`${invited.value.path}\n`)
      io.err(
        `Put the address of your service before it. It works once, until ${invited.value.until.toISOString()}.\n`,
      )
      return 0
    })
  },
}

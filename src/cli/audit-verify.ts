import { type AuditVerdict, listAuthorityIds, verifyAudit } from '../platform/db/installation.store.ts'
import type { Command } from './command.ts'
import { withOnroll } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll audit verify [--json] [--state DIR]

Follows the chain of the audit record of each authority and names the first entry that does not hold.`

export const auditVerifyCommand: Command = {
  name: 'audit verify',
  summary: 'Checks that nothing in the audit record was changed or taken out',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, { json: 'switch' })
    if (flags === undefined) return 2
    return withOnroll(io, async ({ workerDeps }) => {
      const verdicts: AuditVerdict[] = []
      for (const id of await listAuthorityIds(workerDeps.db))
        verdicts.push(await verifyAudit(workerDeps.db, id))
      if (flags.has('json')) io.out(`${JSON.stringify(verdicts)}\n`)
      else for (const one of verdicts) io.out(`${inWords(one)}\n`)
      return verdicts.every(({ firstBad }) => firstBad === null) ? 0 : 1
    })
  },
}

function inWords({ authority, entries, firstBad, reason }: AuditVerdict): string {
  if (firstBad === null) return `authority ${authority}: ${entries} entries, the chain holds`
  return `authority ${authority}: entry ${firstBad} does not hold: ${reason}`
}

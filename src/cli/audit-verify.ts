import { sql } from 'kysely'
import { systemOf } from '../platform/auth/asker.ts'
import { inTransaction } from '../platform/db/in-transaction.ts'
import type { Command } from './command.ts'
import { withOnroll } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll audit verify [--json] [--state DIR]

Follows the chain of the audit record of each authority and names the first entry that does not hold.`

interface Verdict {
  readonly authority: number
  readonly entries: number
  readonly firstBad: number | null
  readonly reason: string | null
}

export const auditVerifyCommand: Command = {
  name: 'audit verify',
  summary: 'Checks that nothing in the audit record was changed or taken out',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, { json: 'switch' })
    if (flags === undefined) return 2
    return withOnroll(io, async ({ workerDeps }) => {
      const { db } = workerDeps
      const authorities = await db.selectFrom('local_authority').select('id').orderBy('id').execute()
      const verdicts: Verdict[] = []
      for (const { id } of authorities) {
        const { rows } = await inTransaction(db, systemOf(id), (trx) =>
          sql<{ entries: string; first_bad: string | null; reason: string | null }>`
            select * from onroll.verify_audit(${id})`.execute(trx),
        )
        const [row] = rows
        const firstBad = row?.first_bad ? Number(row.first_bad) : null
        verdicts.push({
          authority: id,
          entries: Number(row?.entries ?? 0),
          firstBad,
          reason: row?.reason ?? null,
        })
      }
      if (flags.has('json')) io.out(`${JSON.stringify(verdicts)}\n`)
      else for (const one of verdicts) io.out(`${inWords(one)}\n`)
      return verdicts.every(({ firstBad }) => firstBad === null) ? 0 : 1
    })
  },
}

function inWords({ authority, entries, firstBad, reason }: Verdict): string {
  if (firstBad === null) return `authority ${authority}: ${entries} entries, the chain holds`
  return `authority ${authority}: entry ${firstBad} does not hold: ${reason}`
}

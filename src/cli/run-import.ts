import type { Refusal, Result } from '../domain/result.ts'
import { recordAudit } from '../platform/audit/record-audit.ts'
import { systemOf } from '../platform/auth/asker.ts'
import { inTransaction, type Trx, undo } from '../platform/db/in-transaction.ts'
import { listAuthorityIds } from '../platform/db/installation.store.ts'
import type { CommandIo } from './command.ts'
import { type Opened, withOnroll } from './open-for-command.ts'

type Counts = Readonly<Record<string, string | number>>

export interface ImportRun {
  /** As it stands in the audit record, for example `import-gias`. */
  readonly action: string
  readonly dryRun: boolean
  readonly json: boolean
  /** Reference data of the whole country need no authority; term dates do. */
  readonly needsAuthority: boolean
  work(trx: Trx, onroll: Opened, laId: number): Promise<Result<Counts>>
  inWords(counts: Counts): string
}

/** Runs one import: all of it in one transaction with its audit line, or nothing; prints what was done. */
export async function runImport(io: CommandIo, run: ImportRun): Promise<number> {
  return withOnroll(io, async (onroll) => {
    const { db } = onroll.workerDeps
    const [authority, other] = await listAuthorityIds(db)
    if (run.needsAuthority && (authority === undefined || other !== undefined)) {
      io.err('This works where one authority is set up, and here there is not exactly one.\n')
      return 1
    }
    const laId = authority ?? 0
    const result = await inTransaction<Result<Counts, Refusal>>(db, systemOf(laId), async (trx) => {
      const done = await run.work(trx, onroll, laId)
      if (!done.ok || run.dryRun) return undo(done)
      if (authority !== undefined) {
        const at = onroll.clock.now()
        await recordAudit(trx, systemOf(laId), at, {
          action: run.action,
          recordType: 'none',
          recordIds: [],
          outcome: 'done',
          detail: done.value,
        })
      }
      return done
    })
    if (!result.ok) {
      io.err(`${result.refusal.message}\n`)
      return 1
    }
    if (run.json) io.out(`${JSON.stringify({ ...result.value, dryRun: run.dryRun })}\n`)
    else io.out(`${run.inWords(result.value)}${run.dryRun ? ' (tried only; nothing was kept)' : ''}\n`)
    return 0
  })
}

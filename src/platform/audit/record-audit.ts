import { sql } from 'kysely'
import type { Asker } from '../auth/asker.ts'
import type { ReadTrx } from '../db/in-transaction.ts'

export interface AuditLine {
  readonly action: string
  readonly recordType: string
  readonly recordIds: readonly string[]
  readonly outcome: 'done' | 'refused' | 'not-found' | 'failed'
  readonly why?: string | undefined
  readonly detail?: Readonly<Record<string, string | number | boolean>> | undefined
  readonly requestId?: string | undefined
  readonly sourceAddress?: string | undefined
}

/** Appends one line to the chained record, in the transaction of what it tells of. Ids only, never personal data. */
export async function recordAudit(trx: ReadTrx, by: Asker, at: Date, line: AuditLine): Promise<void> {
  await sql`select onroll.append_audit(${by.laId}, ${at}, ${by.accountId}, ${by.role}, ${by.organisationId},
    ${line.sourceAddress ?? null}, ${line.requestId ?? null}, ${line.action}, ${line.recordType},
    ${[...line.recordIds]}, ${line.outcome}, ${line.why ?? null}, ${line.detail ? JSON.stringify(line.detail) : null}::jsonb)`.execute(
    trx,
  )
}

import { sql } from 'kysely'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

/** One line of the audit record, in the words of the people who read it. */
export interface AuditEntry {
  readonly seq: number
  readonly at: Date
  readonly accountId: string | null
  /** Who; null for the service itself. */
  readonly name: string | null
  readonly role: string | null
  readonly organisation: string | null
  readonly action: string
  readonly recordType: string
  readonly recordIds: readonly string[]
  readonly outcome: string
  readonly why: string | null
  readonly source: string | null
}

export interface AuditFilter {
  readonly recordId?: string | undefined
  readonly accountId?: string | undefined
  readonly action?: string | undefined
  readonly outcome?: string | undefined
  /** Instants: from inclusive, until exclusive. */
  readonly from?: Date | undefined
  readonly until?: Date | undefined
  /** Entries older than this one. */
  readonly before?: number | undefined
}

export const ENTRIES_ON_A_PAGE = 50

interface EntryRow {
  readonly seq: string
  readonly at: Date
  readonly account_id: string | null
  readonly name: string | null
  readonly role: string | null
  readonly organisation: string | null
  readonly action: string
  readonly record_type: string
  readonly record_ids: readonly string[]
  readonly outcome: string
  readonly why: string | null
  readonly source_address: string | null
}

/** Entries that fit, newest first; one more than a page holds when there are older ones. */
export async function listAuditEntries(read: ReadTrx, filter: AuditFilter): Promise<readonly AuditEntry[]> {
  const { rows } = await sql<EntryRow>`select * from onroll.find_audit(
    ${filter.recordId ?? null}, ${filter.accountId ?? null}, ${filter.action ?? null}, ${filter.outcome ?? null},
    ${filter.from ?? null}, ${filter.until ?? null}, ${filter.before ?? null}, ${ENTRIES_ON_A_PAGE + 1})`.execute(
    read,
  )
  return rows.map((row) => ({
    seq: Number(row.seq),
    at: row.at,
    accountId: row.account_id,
    name: row.name,
    role: row.role,
    organisation: row.organisation,
    action: row.action,
    recordType: row.record_type,
    recordIds: row.record_ids,
    outcome: row.outcome,
    why: row.why,
    source: row.source_address,
  }))
}

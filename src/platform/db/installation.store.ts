import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { systemOf } from '../auth/asker.ts'
import { type Db, inTransaction } from './in-transaction.ts'

/** The authorities of this installation, by their numbers. */
export async function listAuthorityIds(db: Db): Promise<readonly number[]> {
  const rows = await db.selectFrom('local_authority').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

/** Whether these data are a demonstration's. */
export async function isDemonstration(db: Db): Promise<boolean> {
  const demo = await db.selectFrom('local_authority').select('id').where('demo', '=', true).executeTakeFirst()
  return demo !== undefined
}

/** The council's name where there is but one: a page before signing in can name no other. */
export async function findOnlyCouncil(db: Db): Promise<string | undefined> {
  const rows = await db.selectFrom('local_authority').select('name').limit(2).execute()
  return rows.length === 1 ? rows[0]?.name : undefined
}

/** The day on which a demonstration's clock was set, if it was. */
export async function findDemoDay(db: Db): Promise<PlainDate | undefined> {
  return (await db.selectFrom('demo_clock').select('today').executeTakeFirst())?.today
}

/** Throws unless the database answers. */
export async function askDatabase(db: Db): Promise<void> {
  await sql`select 1`.execute(db)
}

/** Throws unless the queue's tables can be read. */
export async function askQueue(db: Db): Promise<void> {
  await sql`select version from jobs.version`.execute(db)
}

export interface AuditVerdict {
  readonly authority: number
  readonly entries: number
  /** The first entry that does not hold; null when the chain does. */
  readonly firstBad: number | null
  readonly reason: string | null
}

/** Follows the chain of one authority's audit record. */
export async function verifyAudit(db: Db, authority: number): Promise<AuditVerdict> {
  const { rows } = await inTransaction(db, systemOf(authority), (trx) =>
    sql<{ entries: string; first_bad: string | null; reason: string | null }>`
      select * from onroll.verify_audit(${authority})`.execute(trx),
  )
  const [row] = rows
  return {
    authority,
    entries: Number(row?.entries ?? 0),
    firstBad: row?.first_bad ? Number(row.first_bad) : null,
    reason: row?.reason ?? null,
  }
}

import { sql } from 'kysely'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** The destination as it was written down when the child's name last came off this school's register. */
export async function findDestination(read: ReadTrx, childId: string, schoolUrn: number): Promise<unknown> {
  const row = await read
    .selectFrom('register_entry')
    .select('destination')
    .where('child_id', '=', childId)
    .where('school_urn', '=', schoolUrn)
    .where('ended_on', 'is not', null)
    .orderBy('ended_on', 'desc')
    .executeTakeFirst()
  return row?.destination ?? undefined
}

/** When the child was entered on and removed from this school's register, the latest time. */
export async function findLastEntry(read: ReadTrx, childId: string, schoolUrn: number) {
  return read
    .selectFrom('register_entry')
    .select(['starting_on as startingOn', 'ended_on as endedOn', 'ground', 'year_group as yearGroup'])
    .where('child_id', '=', childId)
    .where('school_urn', '=', schoolUrn)
    .orderBy('starting_on', 'desc')
    .executeTakeFirst()
}

/** Names of the transfer files that a school has made, for the next serial number. */
export async function listTransferFileNames(
  read: ReadTrx,
  organisationId: string,
): Promise<readonly string[]> {
  const rows = await read
    .selectFrom('outbox_message')
    .select('file_name')
    .where('organisation_id', '=', organisationId)
    .where('template', '=', 'transfer-file')
    .execute()
  return rows.flatMap(({ file_name }) => (file_name === null ? [] : [file_name]))
}

/** Holds the numbering of an organisation's transfer files for this transaction. */
export async function holdTransferFiles(trx: Trx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`transfer-file ${organisationId}`}, 7))`.execute(
    trx,
  )
}

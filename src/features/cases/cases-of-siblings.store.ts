import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

export interface CaseOfSibling {
  readonly reference: string
  readonly openedOn: PlainDate
}

/**
 * The open cases of a child's brothers and sisters: reference and day, nothing of what is in them. For a school too,
 * which may not see them; none where either child is in hiding.
 *
 * @param ownToo  counts the child's own, for a brother or sister of this child who has no record yet
 */
export async function listCasesOfSiblings(
  read: ReadTrx,
  childId: string,
  ownToo = false,
): Promise<readonly CaseOfSibling[]> {
  const { rows } = await sql<CaseOfSibling>`select reference, opened_on as "openedOn"
    from onroll.cases_of_siblings(${childId}, ${ownToo})`.execute(read)
  return rows
}

import { sql } from 'kysely'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import type { ChildQuestion } from './find-child.form.ts'

/** The ids of children like what was asked for, best first. The door holds the access rule and writes the audit line. */
export async function findChildIds(
  read: ReadTrx,
  question: ChildQuestion,
  how: { readonly limit: number; readonly at: Date; readonly requestId: string },
): Promise<readonly string[]> {
  const { rows } = await sql<{ child_id: string }>`
    select child_id from onroll.find_children(${question.nameKey ?? null}, ${question.bornOn ?? null}, ${question.upn ?? null},
      ${question.reference ?? null}, ${how.limit}, ${how.at}, ${how.requestId})`.execute(read)
  return rows.map((row) => row.child_id)
}

/** The matter that carries a reference, of those that the person may see. */
export async function findMatterByReference(read: ReadTrx, reference: string): Promise<string | undefined> {
  const row = await read
    .selectFrom('matter')
    .select('id')
    .where('reference', '=', reference.toUpperCase())
    .executeTakeFirst()
  return row?.id
}

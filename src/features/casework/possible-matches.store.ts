import { sql } from 'kysely'
import { nameKey } from '../../linkage/name-key.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { type Child, listChildren } from '../children/index.ts'

/**
 * Children who may be this one under another record: the same birth date and a like name, or the same number. Through
 * the audited search, so that looking leaves a line.
 */
export async function listPossibleMatches(trx: Trx, child: Child, at: Date): Promise<readonly Child[]> {
  const key = nameKey(child.givenName, child.familyName)
  const byName = await search(trx, { key, born: child.bornOn, upn: null, at })
  const byNumber = child.upn === null ? [] : await search(trx, { key: null, born: null, upn: child.upn, at })
  const ids = [...new Set([...byNumber, ...byName])].filter((id) => id !== child.id)
  return listChildren(trx, ids)
}

interface Wanted {
  readonly key: string | null
  readonly born: string | null
  readonly upn: string | null
  readonly at: Date
}

async function search(trx: Trx, { key, born, upn, at }: Wanted): Promise<readonly string[]> {
  const { rows } = await sql<{ child_id: string }>`
    select child_id from onroll.find_children(${key}, ${born}, ${upn}, null, 20, ${at}, null)`.execute(trx)
  return rows.map((row) => row.child_id)
}

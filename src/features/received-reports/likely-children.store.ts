import { sql } from 'kysely'
import { foldName, nameKey } from '../../linkage/name-key.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { type Child, listChildren } from '../children/index.ts'
import type { Said } from '../public-reports/index.ts'

const MOST = 12

/**
 * Children on record whom a report may mean: by name, and by birth date with the family name, so that a twin stands
 * beside the other. Each look goes through the audited search.
 */
export async function likelyChildren(
  trx: Trx,
  said: Said,
  at: Date,
  requestId: string,
): Promise<readonly Child[]> {
  const name = nameKey(said.givenName, said.familyName)
  const family = foldName(said.familyName)
  const ids: string[] = []
  const look = async (key: string, born: string | null) => {
    const { rows } = await sql<{
      child_id: string
    }>`select child_id from onroll.find_children(${key}, ${born}, null, null,
      ${MOST}, ${at}, ${requestId})`.execute(trx)
    ids.push(...rows.map((row) => row.child_id))
  }
  if (name.length > 1) await look(name, null)
  if (said.bornOn !== null && family !== '') await look(family, said.bornOn)
  const found = await listChildren(trx, [...new Set(ids)].slice(0, MOST))
  return found.toSorted((a, b) => likeness(b, said) - likeness(a, said))
}

/** A child by the reference that an officer found elsewhere. */
export async function childOfReference(
  trx: Trx,
  reference: string,
  at: Date,
  requestId: string,
): Promise<Child | undefined> {
  const { rows } = await sql<{
    child_id: string
  }>`select child_id from onroll.find_children(null, null, null, ${reference},
    1, ${at}, ${requestId})`.execute(trx)
  const [child] = await listChildren(
    trx,
    rows.map((row) => row.child_id),
  )
  return child
}

/** Two of them born on one day into one family: a report of “the child” may mean both. */
export function mayBeTwins(children: readonly Child[], said: Said): boolean {
  const same = children.filter(({ bornOn }) => bornOn === said.bornOn)
  return same.some((one) => same.some((other) => other.id !== one.id && other.familyId === one.familyId))
}

function likeness(child: Child, said: Said): number {
  return (
    (child.bornOn === said.bornOn ? 2 : 0) +
    (nameKey(child.givenName, child.familyName) === nameKey(said.givenName, said.familyName) ? 1 : 0)
  )
}

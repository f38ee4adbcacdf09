import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'
import type { Recorded } from './family.store.ts'

/** What somebody said of a child, as it was said. Never changed; a correction is a new fact. */
export interface ChildFact {
  readonly kind: string
  readonly value: unknown
  readonly source: string
  readonly recordedAt: Date
}

export interface NewFact {
  readonly id: string
  readonly kind: string
  readonly value: unknown
}

export async function insertFacts(trx: Trx, facts: readonly NewFact[], how: Recorded): Promise<void> {
  if (facts.length === 0) return
  await trx
    .insertInto('child_fact')
    .values(
      facts.map((fact) => ({
        la_id: how.laId,
        id: fact.id,
        child_id: how.childId,
        kind: fact.kind,
        value: JSON.stringify(fact.value),
        true_from: how.on,
        source: how.source,
        recorded_at: how.at,
        recorded_by: how.by,
      })),
    )
    .execute()
}

/** What has been said of a child, latest first; of one kind where it is named. */
export async function listFacts(
  read: ReadTrx,
  childId: string,
  kind?: string,
): Promise<readonly ChildFact[]> {
  const facts = read
    .selectFrom('child_fact')
    .select(['kind', 'value', 'source', 'recorded_at as recordedAt'])
    .where('child_id', '=', childId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
  return (kind === undefined ? facts : facts.where('kind', '=', kind)).execute()
}

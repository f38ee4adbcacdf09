import type { ReadTrx } from '../../platform/db/in-transaction.ts'

export interface OpenMatter {
  readonly id: string
  readonly childId: string
  readonly kind: string
  readonly state: string
  readonly reference: string
}

/** The open matters of several children, of those that this person may see, in one query. */
export async function listOpenMattersOf(
  read: ReadTrx,
  childIds: readonly string[],
): Promise<readonly OpenMatter[]> {
  if (childIds.length === 0) return []
  return read
    .selectFrom('matter_summary')
    .innerJoin('matter', (join) =>
      join
        .onRef('matter.la_id', '=', 'matter_summary.la_id')
        .onRef('matter.id', '=', 'matter_summary.matter_id'),
    )
    .select([
      'matter.id',
      'matter_summary.child_id as childId',
      'matter_summary.kind',
      'matter_summary.state',
      'matter.reference',
    ])
    .where('matter_summary.child_id', 'in', [...childIds])
    .where('matter_summary.open', '=', true)
    .orderBy('matter_summary.opened_on')
    .limit(200)
    .execute()
}

/** Names of schools by URN, for the family on one page. */
export async function schoolNames(
  read: ReadTrx,
  urns: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (urns.length === 0) return new Map()
  const rows = await read
    .selectFrom('school')
    .select(['urn', 'name'])
    .where('urn', 'in', [...urns])
    .execute()
  return new Map(rows.map((row) => [row.urn, row.name]))
}

import type { ReadTrx } from '../../platform/db/in-transaction.ts'

/** Whose calendar changed. */
export type CalendarReach =
  | { readonly scope: 'authority' }
  | { readonly scope: 'trust'; readonly trustName: string }
  | { readonly scope: 'school'; readonly schoolUrn: number }

/** One page of the open matters whose dates may rest on a calendar, in the order of their ids. */
export async function listMattersOfCalendar(
  read: ReadTrx,
  laId: number,
  reach: CalendarReach,
  after: string | undefined,
  limit: number,
): Promise<readonly string[]> {
  let query = read
    .selectFrom('matter_summary')
    .select('matter_id')
    .where('la_id', '=', laId)
    .where('open', '=', true)
  if (reach.scope === 'school') query = query.where('school_urn', '=', reach.schoolUrn)
  if (reach.scope === 'trust')
    query = query.where('school_urn', 'in', (eb) =>
      eb.selectFrom('school').select('urn').where('trust_name', '=', reach.trustName),
    )
  if (after !== undefined) query = query.where('matter_id', '>', after)
  const rows = await query.orderBy('matter_id').limit(limit).execute()
  return rows.map((row) => row.matter_id)
}

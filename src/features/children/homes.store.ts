import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { foldName } from '../../linkage/name-key.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

export interface HomeLine {
  readonly childId: string
  readonly lines: string
  readonly postcode: string | null
  readonly source: string
  readonly fromOn: PlainDate
  readonly protected: boolean
}

/** Where children lived on a day, as far as this person may know it, one home each. */
export async function homesOn(
  read: ReadTrx,
  childIds: readonly string[],
  on: PlainDate,
): Promise<ReadonlyMap<string, HomeLine>> {
  if (childIds.length === 0) return new Map()
  const rows = await read
    .selectFrom('child_address')
    .select(['child_id as childId', 'lines', 'postcode', 'source', 'from_on as fromOn', 'protected'])
    .where('child_id', 'in', [...childIds])
    .where('from_on', '<=', on)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', on)]))
    .orderBy('from_on')
    .orderBy('recorded_at')
    .limit(500)
    .execute()
  return new Map(rows.map((row) => [row.childId, row]))
}

export type SameHome = 'same' | 'other' | 'not-known'

/** A home that this person may not read is not known to them, whatever it is. */
export function sameHome(one: HomeLine | undefined, other: HomeLine | undefined): SameHome {
  if (one === undefined || other === undefined) return 'not-known'
  const key = ({ lines, postcode }: HomeLine) => `${foldName(lines)} ${(postcode ?? '').replaceAll(' ', '')}`
  return key(one) === key(other) ? 'same' : 'other'
}

import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

/** How many homes a child had since a day, as far as this person may know them. */
export async function countHomes(read: ReadTrx, childId: string, since: PlainDate): Promise<number> {
  const row = await read
    .selectFrom('child_address')
    .select((eb) => eb.fn.count<string>('lines').distinct().as('homes'))
    .where('child_id', '=', childId)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', since)]))
    .executeTakeFirstOrThrow()
  return Number(row.homes)
}

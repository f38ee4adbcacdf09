import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'

export interface Registration {
  readonly schoolUrn: number
  readonly name: string
  readonly laestab: string | null
  readonly startingOn: PlainDate
}

/** Where a child is registered on a day, at any school: the audited door for Admissions and the CME team. */
export async function listRegistrations(
  trx: Trx,
  childId: string,
  on: PlainDate,
  at: Date,
): Promise<readonly Registration[]> {
  const { rows } =
    await sql<Registration>`select r.school_urn as "schoolUrn", s.name, s.laestab, r.starting_on as "startingOn"
    from onroll.registered_where(${childId}, ${on}, ${at}) r join school s on s.urn = r.school_urn`.execute(
      trx,
    )
  return rows
}

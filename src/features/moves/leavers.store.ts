import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

export interface LeaverLine {
  readonly matterId: string
  readonly reference: string
  readonly givenName: string
  readonly familyName: string
  readonly state: string
  readonly open: boolean
  readonly nextLabel: string | null
  readonly nextDueOn: PlainDate | null
}

/** A school's leavers on the way off its roll, and those gone whose file or confirmation is still awaited. */
export async function listLeavers(read: ReadTrx, schoolUrn: number): Promise<readonly LeaverLine[]> {
  return read
    .selectFrom('matter_summary as m')
    .innerJoin('matter', (join) =>
      join.onRef('matter.la_id', '=', 'm.la_id').onRef('matter.id', '=', 'm.matter_id'),
    )
    .innerJoin('child', (join) =>
      join.onRef('child.la_id', '=', 'm.la_id').onRef('child.id', '=', 'm.child_id'),
    )
    .select([
      'm.matter_id as matterId',
      'matter.reference',
      'child.given_name as givenName',
      'child.family_name as familyName',
      'm.state',
      'm.open',
      'm.next_action as nextLabel',
      'm.next_due_on as nextDueOn',
    ])
    .where('m.school_urn', '=', schoolUrn)
    .where('m.kind', '=', 'school-enquiry')
    .where('m.state', 'in', ['Q6', 'Q7', 'Q8', 'Q9'])
    .where((eb) =>
      eb.or([
        eb('m.open', '=', true),
        eb.exists(
          eb
            .selectFrom('deadline')
            .select('deadline.id')
            .whereRef('deadline.la_id', '=', 'm.la_id')
            .whereRef('deadline.matter_id', '=', 'm.matter_id')
            .where('deadline.status', '=', 'open'),
        ),
      ]),
    )
    .orderBy('m.next_due_on')
    .orderBy('m.matter_id')
    .limit(200)
    .execute()
}

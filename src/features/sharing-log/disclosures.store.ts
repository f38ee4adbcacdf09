import { sql } from 'kysely'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

export interface DisclosureLine {
  readonly id: string
  readonly childId: string
  /** The number on the child's record: an overseer of the log sees that and no name. */
  readonly childReference: string | null
  readonly what: string
  readonly toWhom: string
  readonly why: string
  readonly basis: string
  readonly how: string
  readonly at: Date
  readonly authorisedBy: string | null
}

/** The newest disclosures; of one child where it is named; `before` continues a list. */
export async function listDisclosureLines(
  read: ReadTrx,
  of: { readonly childId?: string; readonly before?: Date | undefined; readonly limit: number },
): Promise<readonly DisclosureLine[]> {
  const { rows } = await sql<DisclosureLine>`
    select s.id, s.child_id as "childId", c.reference as "childReference", s.what, s.to_whom as "toWhom", s.why, s.basis,
      s.how, s.at, a.display_name as "authorisedBy"
    from sharing_log s
      left join child c on c.la_id = s.la_id and c.id = s.child_id
      left join account a on a.la_id = s.la_id and a.id = s.authorised_by
    where (${of.childId ?? null}::uuid is null or s.child_id = ${of.childId ?? null}::uuid)
      and (${of.before ?? null}::timestamptz is null or s.at < ${of.before ?? null}::timestamptz)
    order by s.at desc, s.id desc
    limit ${of.limit}`.execute(read)
  return rows
}

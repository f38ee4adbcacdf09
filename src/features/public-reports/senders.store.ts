import { sql } from 'kysely'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

export interface SenderToTell {
  readonly reportId: string
  readonly reference: string
  readonly email: string
  /** `received` until somebody settled it, `looked-at` while a case is open, `ended` afterwards. */
  readonly standing: 'received' | 'looked-at' | 'ended'
}

const MOST = 500

/** Who asked to hear of a report and has not heard of how it stands now. */
export async function listSendersToTell(
  read: ReadTrx,
  laId: number,
  reportId: string | null,
): Promise<readonly SenderToTell[]> {
  const { rows } = await sql<SenderToTell>`
    select s.report_id as "reportId", s.reference, s.email, s.standing from (
      select r.id as report_id, r.reference, p.email, case when r.state <> 'settled' then 'received'
        when exists (select 1 from public_report_case c join matter_summary m on m.la_id = c.la_id and m.matter_id = c.matter_id
          where c.la_id = r.la_id and c.report_id = r.id and m.open) then 'looked-at' else 'ended' end as standing
      from public_report r join public_report_referrer p on p.la_id = r.la_id and p.report_id = r.id
      where r.la_id = ${laId} and p.wants_updates and p.email <> '' and (${reportId}::uuid is null or r.id = ${reportId}::uuid)
    ) s
    where not exists (select 1 from outbox_message o
      where o.la_id = ${laId} and o.effect_key = 'report-' || s.standing || ' ' || s.report_id)
    limit ${MOST}`.execute(read)
  return rows
}

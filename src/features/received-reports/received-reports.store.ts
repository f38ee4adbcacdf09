import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'
import type { Referrer, ReferrerKind, Said } from '../public-reports/index.ts'
import type { Shown } from './received.paths.ts'

export type SettledAs = 'case' | 'other-authority' | 'no-child' | 'repeat' | 'not-genuine'

/** A report as the CME team reads it. */
export interface ReceivedReport {
  readonly id: string
  readonly reference: string
  readonly form: 'public' | 'professional'
  readonly said: Said
  readonly referrer: ReferrerKind
  readonly receivedOn: PlainDate
  readonly receivedAt: Date
  readonly signs: readonly string[]
  readonly state: Shown
  readonly settledAs: SettledAs | null
  readonly settledNote: string | null
  readonly settledOn: PlainDate | null
  readonly ownerAccountId: string | null
  readonly owner: string | null
  readonly deputy: string | null
  readonly nextAction: string | null
  readonly nextDueOn: PlainDate | null
  readonly version: number
}

const COLUMNS = sql`r.id, r.reference, r.form, r.said, r.referrer, r.received_on as "receivedOn", r.received_at as "receivedAt",
  r.signs, r.state, r.settled_as as "settledAs", r.settled_note as "settledNote", r.settled_on as "settledOn",
  r.owner_account_id as "ownerAccountId", o.display_name as owner, d.display_name as deputy, r.next_action as "nextAction",
  r.next_due_on as "nextDueOn", r.lock_version as version`
const FROM = sql`public_report r left join account o on o.la_id = r.la_id and o.id = r.owner_account_id
  left join account d on d.la_id = r.la_id and d.id = r.deputy_account_id`

export const ON_A_PAGE = 25

/** Those waiting by date; those set apart with the fewest signs first, so that a real one among them is seen early. */
export async function listReceived(
  read: ReadTrx,
  shown: Shown,
  page: number,
): Promise<readonly ReceivedReport[]> {
  const order =
    shown === 'waiting'
      ? sql`r.next_due_on, r.received_at, r.id`
      : shown === 'set-apart'
        ? sql`cardinality(r.signs), r.received_at, r.id`
        : sql`r.settled_on desc, r.id`
  const { rows } = await sql<ReceivedReport>`select ${COLUMNS} from ${FROM} where r.state = ${shown}
    order by ${order} limit ${ON_A_PAGE} offset ${(page - 1) * ON_A_PAGE}`.execute(read)
  return rows
}

export interface ReportCounts {
  readonly waiting: number
  readonly late: number
  readonly setApart: number
  readonly settled: number
}

export async function countReports(read: ReadTrx, today: PlainDate): Promise<ReportCounts> {
  const { rows } = await sql<ReportCounts>`select
    count(*) filter (where state = 'waiting')::int as waiting,
    count(*) filter (where state = 'waiting' and next_due_on < ${today})::int as late,
    count(*) filter (where state = 'set-apart')::int as "setApart",
    count(*) filter (where state = 'settled')::int as settled from public_report`.execute(read)
  return rows[0] ?? { waiting: 0, late: 0, setApart: 0, settled: 0 }
}

export async function findReceived(read: ReadTrx, id: string): Promise<ReceivedReport | undefined> {
  const { rows } = await sql<ReceivedReport>`select ${COLUMNS} from ${FROM} where r.id = ${id}`.execute(read)
  return rows[0]
}

export async function findReferrer(read: ReadTrx, id: string): Promise<Referrer | undefined> {
  const { rows } = await sql<Referrer>`select name, relationship, job, organisation, phone, email,
    safe_to_reach as "safeToReach", wants_updates as "wantsUpdates" from public_report_referrer where report_id = ${id}`.execute(
    read,
  )
  return rows[0]
}

export interface CaseOfReport {
  readonly matterId: string
  readonly reference: string
  readonly childId: string
  readonly givenName: string
  readonly familyName: string
}

export async function listCasesOfReport(read: ReadTrx, id: string): Promise<readonly CaseOfReport[]> {
  const { rows } = await sql<CaseOfReport>`select m.id as "matterId", m.reference, c.id as "childId",
      c.given_name as "givenName", c.family_name as "familyName"
    from public_report_case l join matter m on m.la_id = l.la_id and m.id = l.matter_id
      join child c on c.la_id = l.la_id and c.id = l.child_id
    where l.report_id = ${id} order by l.linked_at, m.reference`.execute(read)
  return rows
}

/** The reports that led to a case, or were joined to it. Empty for everybody but the CME team. */
export async function listReportsOfCase(read: ReadTrx, matterId: string) {
  const { rows } = await sql<{ id: string; reference: string; receivedOn: PlainDate; form: string }>`
    select r.id, r.reference, r.received_on as "receivedOn", r.form from public_report_case l
      join public_report r on r.la_id = l.la_id and r.id = l.report_id
    where l.matter_id = ${matterId} order by r.received_at`.execute(read)
  return rows
}

export async function linkCase(
  trx: Trx,
  link: { laId: number; reportId: string; matterId: string; childId: string; at: Date; by: string },
): Promise<void> {
  await trx
    .insertInto('public_report_case')
    .values({
      la_id: link.laId,
      report_id: link.reportId,
      matter_id: link.matterId,
      child_id: link.childId,
      linked_at: link.at,
      linked_by: link.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

interface Change {
  readonly state?: Shown
  readonly settled_as?: SettledAs | null
  readonly settled_note?: string | null
  readonly settled_on?: PlainDate | null
  readonly owner_account_id?: string
  readonly next_action?: string | null
  readonly next_due_on?: PlainDate | null
}

/** False when somebody changed it since the page was made. */
export async function changeReport(
  trx: Trx,
  report: { readonly id: string },
  version: number | undefined,
  change: Change,
): Promise<boolean> {
  if (version === undefined) return false
  const row = await trx
    .updateTable('public_report')
    .set((expression) => ({ ...change, lock_version: expression('lock_version', '+', 1) }))
    .where('id', '=', report.id)
    .where('lock_version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

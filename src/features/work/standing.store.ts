import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import type { SkippedDayRow } from '../deadlines/index.ts'

/** One open enquiry of a school, with its clock and, where the authority has a case, how that stands. */
export interface SchoolEnquiry {
  readonly matterId: string
  readonly givenName: string
  readonly familyName: string
  readonly bornOn: PlainDate
  readonly state: string
  readonly stateSince: PlainDate
  /** What falls due first, by whomever, in words. */
  readonly nextLabel: string | null
  readonly nextDueOn: PlainDate | null
  /** The count up to the referral; null while the first missed day is not known. */
  readonly fromOn: PlainDate | null
  readonly dueOn: PlainDate | null
  readonly count: number | null
  readonly firstDay: string | null
  readonly skipped: readonly SkippedDayRow[] | null
  readonly caseState: string | null
  readonly caseSince: PlainDate | null
  readonly caseOpen: boolean | null
  readonly caseOwner: string | null
  readonly caseDueOn: PlainDate | null
}

/** A school's open enquiries in one query, the nearest day 20 first. */
export async function listSchoolEnquiries(
  read: ReadTrx,
  laId: number,
  schoolUrn: number,
  limit: number,
): Promise<readonly SchoolEnquiry[]> {
  const { rows } = await sql<SchoolEnquiry>`
    select s.matter_id as "matterId", c.given_name as "givenName", c.family_name as "familyName", c.born_on as "bornOn",
      s.state, s.state_since as "stateSince", n.label as "nextLabel", n.due_on as "nextDueOn",
      r.from_on as "fromOn", r.due_on as "dueOn", r.count, r.first_day as "firstDay", r.skipped,
      w.state as "caseState", w.since as "caseSince", w.open as "caseOpen", w.owner_name as "caseOwner", w.next_due_on as "caseDueOn"
    from matter_summary s
      join child c on c.la_id = s.la_id and c.id = s.child_id
      left join lateral (select d.* from deadline d where d.la_id = s.la_id and d.matter_id = s.matter_id
        and d.kind = 'refer-to-cme' and d.unit = 'school-day' and d.count > 1 and d.status <> 'dropped'
        order by d.from_on desc limit 1) r on true
      left join lateral (select case when d.kind like 'answer:%' then 'Answer to a question' else d.label end as label, d.due_on from deadline d where d.la_id = s.la_id and d.matter_id = s.matter_id
        and d.status = 'open' order by d.due_on, d.id limit 1) n on true
      left join lateral onroll.standing_of_case(s.matter_id) w on true
    where s.la_id = ${laId} and s.open and s.kind = 'school-enquiry' and s.school_urn = ${schoolUrn}
    order by r.due_on nulls last, s.matter_id
    limit ${limit}`.execute(read)
  return rows
}

export interface CaseCounts {
  readonly open: number
  readonly red: number
  readonly redLate: number
  readonly nobodyDeputy: number
}

/** Open work of the authority: how much of it is red lane, and how much has nobody to stand in. */
export async function countCases(
  read: ReadTrx,
  laId: number,
  organisationId: string,
  today: PlainDate,
): Promise<CaseCounts> {
  const row = await read
    .selectFrom('matter_summary')
    .select((eb) => [
      eb.fn.countAll<string>().as('open'),
      eb.fn.countAll<string>().filterWhere('lane', '=', 'red').as('red'),
      eb.fn
        .countAll<string>()
        .filterWhere('lane', '=', 'red')
        .filterWhere('next_due_on', '<', today)
        .as('redLate'),
      eb.fn.countAll<string>().filterWhere('deputy_account_id', 'is', null).as('nobodyDeputy'),
    ])
    .where('la_id', '=', laId)
    .where('open', '=', true)
    .where('owner_organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return {
    open: Number(row.open),
    red: Number(row.red),
    redLate: Number(row.redLate),
    nobodyDeputy: Number(row.nobodyDeputy),
  }
}

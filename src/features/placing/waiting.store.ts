import { type SqlBool, sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

/** Which of the waiting children a board shows. Row-level security leaves out what is not open to the person. */
export interface WaitingFilter {
  readonly laId: number
  readonly states: readonly string[]
  readonly lanes: readonly ('red' | 'standard')[]
  readonly lookedAfter: boolean
  /** Whose the next date is. */
  readonly side: string | undefined
  readonly meanwhile: 'undecided' | 'decided' | undefined
  readonly district: string | undefined
  readonly late: boolean
  readonly today: PlainDate
}

export interface WaitingPlace {
  readonly since: PlainDate
  readonly id: string
}

/** One child who waits. What else the board says is folded from the history. */
export interface WaitingLine {
  readonly id: string
  readonly reference: string
  readonly childId: string
  readonly state: string
  readonly lane: 'red' | 'standard'
  readonly flags: readonly string[]
  readonly since: PlainDate
  readonly givenName: string
  readonly familyName: string
  readonly bornOn: PlainDate
  readonly ownerName: string | null
  readonly deputyName: string | null
  readonly nextLabel: string | null
  readonly nextSide: string | null
  readonly nextDueOn: PlainDate | null
  readonly nextId: string | null
}

const STATES = ['L3', 'L4', 'L5']
const SINCE = sql<PlainDate>`coalesce(s.waiting_since, s.state_since)`
// A review is what comes when nothing else does.
const NEXT = sql<{
  id: string
  label: string
  side: string
  due_on: PlainDate
}>`(select d.id, d.side, d.due_on,
    case when d.kind like 'answer:%' then 'Answer to a question' else d.label end as label
  from deadline d where d.la_id = s.la_id and d.matter_id = s.matter_id and d.status = 'open'
  order by d.kind = 'review', d.due_on, d.id limit 1)`

function waiting(read: ReadTrx, filter: WaitingFilter) {
  const { laId, lanes, states, lookedAfter, side, meanwhile, district, late, today } = filter
  let query = read
    .selectFrom('matter_summary as s')
    .where('s.la_id', '=', laId)
    .where('s.open', '=', true)
    .where(sql<SqlBool>`s.state in ('L3', 'L4', 'L5')`)
  const chosen = states.filter((state) => STATES.includes(state))
  if (chosen.length > 0) query = query.where('s.state', 'in', chosen)
  if (lanes.length > 0) query = query.where('s.lane', 'in', [...lanes])
  if (lookedAfter) query = query.where(sql<SqlBool>`'looked-after' = any(s.flags)`)
  if (side !== undefined) query = query.where(sql<SqlBool>`(select n.side from ${NEXT} n) = ${side}`)
  if (late) query = query.where('s.next_due_on', '<', today)
  if (meanwhile !== undefined) {
    const undecided = sql<SqlBool>`exists (select 1 from deadline d where d.la_id = s.la_id and d.matter_id = s.matter_id
      and d.kind = 'meanwhile-decision' and d.status = 'open')`
    query = query.where(meanwhile === 'undecided' ? undecided : sql<SqlBool>`not ${undecided}`)
  }
  // A protected address places nobody: the filter must not tell the district of a family in hiding.
  if (district !== undefined)
    query =
      query.where(sql<SqlBool>`exists (select 1 from child_address a where a.la_id = s.la_id and a.child_id = s.child_id
      and a.until_on is null and not a.protected and a.district = ${district})`)
  return query
}

export interface WaitingCounts {
  readonly all: number
  readonly late: number
  readonly undecided: number
  readonly longest: PlainDate | null
}

export async function countWaiting(read: ReadTrx, filter: WaitingFilter): Promise<WaitingCounts> {
  const row = await waiting(read, filter)
    .select((eb) => [
      eb.fn.countAll<string>().as('all'),
      eb.fn.countAll<string>().filterWhere('s.next_due_on', '<', filter.today).as('late'),
      eb.fn
        .countAll<string>()
        .filterWhere(
          sql<SqlBool>`exists (select 1 from deadline d where d.la_id = s.la_id and d.matter_id = s.matter_id
            and d.kind = 'meanwhile-decision' and d.status = 'open')`,
        )
        .as('undecided'),
      sql<PlainDate | null>`min(${SINCE})`.as('longest'),
    ])
    .executeTakeFirstOrThrow()
  return {
    all: Number(row.all),
    late: Number(row.late),
    undecided: Number(row.undecided),
    longest: row.longest,
  }
}

/** One page of the children who wait, the longest first. */
export async function listWaiting(
  read: ReadTrx,
  filter: WaitingFilter,
  limit: number,
  after?: WaitingPlace,
): Promise<readonly WaitingLine[]> {
  let chosen = waiting(read, filter).select(['s.la_id', 's.matter_id'])
  if (after)
    chosen = chosen.where(
      sql<SqlBool>`(coalesce(s.waiting_since, s.state_since), s.matter_id) > (${after.since}::date, ${after.id}::uuid)`,
    )
  const page = chosen.orderBy(SINCE).orderBy('s.matter_id').limit(limit)
  const rows = await read
    .selectFrom(page.as('p'))
    .innerJoin('matter_summary as s', (join) =>
      join.onRef('s.la_id', '=', 'p.la_id').onRef('s.matter_id', '=', 'p.matter_id'),
    )
    .innerJoin('matter as m', (join) =>
      join.onRef('m.la_id', '=', 's.la_id').onRef('m.id', '=', 's.matter_id'),
    )
    .innerJoin('child as c', (join) => join.onRef('c.la_id', '=', 's.la_id').onRef('c.id', '=', 's.child_id'))
    .leftJoin('account as o', (join) =>
      join.onRef('o.la_id', '=', 's.la_id').onRef('o.id', '=', 's.owner_account_id'),
    )
    .leftJoin('account as u', (join) =>
      join.onRef('u.la_id', '=', 's.la_id').onRef('u.id', '=', 's.deputy_account_id'),
    )
    .leftJoinLateral(NEXT.as('n'), (join) => join.onTrue())
    .select([
      's.matter_id as id',
      'm.reference',
      's.child_id as childId',
      's.state',
      's.lane',
      's.flags',
      SINCE.as('since'),
      'c.given_name as givenName',
      'c.family_name as familyName',
      'c.born_on as bornOn',
      'o.display_name as ownerName',
      'u.display_name as deputyName',
      'n.id as nextId',
      'n.label as nextLabel',
      'n.side as nextSide',
      'n.due_on as nextDueOn',
    ])
    .orderBy(SINCE)
    .orderBy('s.matter_id')
    .execute()
  return rows as WaitingLine[]
}

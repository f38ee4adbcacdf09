import { type SqlBool, sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import type { DeadlineCitation } from '../deadlines/index.ts'

export type Whose = 'mine' | 'deputy' | 'team'

/** Whose open dates are asked for, and which of them. */
export interface QueueFilter {
  /** Named so that the index is used: the rule on rows does not tell the planner. */
  readonly laId: number
  readonly organisationId: string
  readonly accountId: string
  readonly whose: readonly Whose[]
  readonly lanes: readonly ('red' | 'standard')[]
  readonly states: readonly string[]
  readonly district: string | undefined
  readonly due: 'today' | 'late' | undefined
  /** The last due day that is asked for. */
  readonly until?: PlainDate
  readonly today: PlainDate
}

/** One open date, with the matter and the child it is about. */
export interface QueueItem {
  readonly id: string
  readonly matterId: string
  readonly kind: string
  readonly label: string
  readonly action: string
  readonly side: string
  readonly dueOn: PlainDate
  readonly fromOn: PlainDate
  readonly count: number
  readonly unit: string
  readonly because: readonly DeadlineCitation[]
  readonly ownerAccountId: string | null
  readonly matterKind: string
  readonly reference: string
  readonly state: string
  readonly lane: 'red' | 'standard'
  readonly matterOwnerName: string | null
  readonly deputyAccountId: string | null
  readonly givenName: string
  readonly familyName: string
  readonly bornOn: PlainDate
  readonly schoolName: string | null
  /** Brothers, sisters and others of the family with open work of their own. */
  readonly brothers: number
  readonly sisters: number
  readonly others: number
}

export interface Place {
  readonly dueOn: PlainDate
  readonly id: string
}

function queue(read: ReadTrx, filter: QueueFilter) {
  const { laId, organisationId, accountId, whose, lanes, states, district, due, until, today } = filter
  let query = read
    .selectFrom('deadline as d')
    .innerJoin('matter_summary as s', (join) =>
      join.onRef('s.la_id', '=', 'd.la_id').onRef('s.matter_id', '=', 'd.matter_id'),
    )
    .where('d.la_id', '=', laId)
    .where('d.status', '=', 'open')
    .where('d.organisation_id', '=', organisationId)
  if (!whose.includes('team')) {
    // What nobody owns is everybody's until somebody takes it.
    query = query.where((eb) =>
      eb.or([
        ...(whose.includes('mine')
          ? [eb('d.owner_account_id', '=', accountId), eb('d.owner_account_id', 'is', null)]
          : []),
        ...(whose.includes('deputy') ? [eb('s.deputy_account_id', '=', accountId)] : []),
      ]),
    )
  }
  if (lanes.length > 0) query = query.where('s.lane', 'in', [...lanes])
  if (states.length > 0) query = query.where('s.state', 'in', [...states])
  if (district !== undefined) query = query.where(livesIn(district))
  if (until !== undefined) query = query.where('d.due_on', '<=', until)
  if (due === 'today') query = query.where('d.due_on', '=', today)
  if (due === 'late') query = query.where('d.due_on', '<', today)
  return query
}

// A protected address places nobody: the filter must not tell the district of a family in hiding.
function livesIn(district: string) {
  return sql<SqlBool>`exists (select 1 from child_address a where a.la_id = d.la_id and a.child_id = d.child_id
    and a.until_on is null and not a.protected and a.district = ${district})`
}

interface FamilyCounts {
  readonly brothers: string
  readonly sisters: string
  readonly others: string
}

const FAMILY = sql<FamilyCounts>`(select count(distinct b.id) filter (where b.sex = 'M') as brothers,
    count(distinct b.id) filter (where b.sex = 'F') as sisters,
    count(distinct b.id) filter (where b.sex is null or b.sex not in ('M', 'F')) as others
  from child b join matter_summary bs on bs.la_id = b.la_id and bs.child_id = b.id and bs.open
  where b.la_id = c.la_id and b.family_id = c.family_id and b.id <> c.id)`

/** Open dates, the earliest first, with matter and child, in one query. Give the last place to go on from it. */
export async function listQueue(
  read: ReadTrx,
  filter: QueueFilter,
  limit: number,
  after?: Place,
): Promise<readonly QueueItem[]> {
  let chosen = queue(read, filter).select(['d.la_id', 'd.id'])
  if (after) {
    chosen = chosen.where((eb) =>
      eb.or([
        eb('d.due_on', '>', after.dueOn),
        eb.and([eb('d.due_on', '=', after.dueOn), eb('d.id', '>', after.id)]),
      ]),
    )
  }
  // The page is chosen first, so that family and names are looked up for its lines and not for the whole queue.
  const page = chosen.orderBy('d.due_on').orderBy('d.id').limit(limit)
  const rows = await read
    .selectFrom(page.as('p'))
    .innerJoin('deadline as d', (join) => join.onRef('d.la_id', '=', 'p.la_id').onRef('d.id', '=', 'p.id'))
    .innerJoin('matter_summary as s', (join) =>
      join.onRef('s.la_id', '=', 'd.la_id').onRef('s.matter_id', '=', 'd.matter_id'),
    )
    .innerJoin('matter as m', (join) =>
      join.onRef('m.la_id', '=', 'd.la_id').onRef('m.id', '=', 'd.matter_id'),
    )
    .innerJoin('child as c', (join) => join.onRef('c.la_id', '=', 'd.la_id').onRef('c.id', '=', 'd.child_id'))
    .leftJoin('account as o', (join) =>
      join.onRef('o.la_id', '=', 's.la_id').onRef('o.id', '=', 's.owner_account_id'),
    )
    .leftJoin('school as sc', 'sc.urn', 's.school_urn')
    .leftJoinLateral(FAMILY.as('family'), (join) => join.onTrue())
    .select([
      'd.id',
      'd.matter_id as matterId',
      'd.kind',
      'd.label',
      'd.action',
      'd.side',
      'd.due_on as dueOn',
      'd.from_on as fromOn',
      'd.count',
      'd.unit',
      'd.because',
      'd.owner_account_id as ownerAccountId',
      's.kind as matterKind',
      'm.reference',
      's.state',
      's.lane',
      'o.display_name as matterOwnerName',
      's.deputy_account_id as deputyAccountId',
      'c.given_name as givenName',
      'c.family_name as familyName',
      'c.born_on as bornOn',
      'sc.name as schoolName',
      'family.brothers',
      'family.sisters',
      'family.others',
    ])
    .orderBy('d.due_on')
    .orderBy('d.id')
    .execute()
  return rows.map(
    (row) =>
      ({
        ...row,
        brothers: Number(row.brothers ?? 0),
        sisters: Number(row.sisters ?? 0),
        others: Number(row.others ?? 0),
      }) as QueueItem,
  )
}

export interface QueueCounts {
  readonly all: number
  readonly today: number
  readonly todayRed: number
  readonly late: number
  readonly oldest: PlainDate | null
}

/** How much is due, for the tiles and the line over the queue. */
export async function countQueue(read: ReadTrx, filter: QueueFilter): Promise<QueueCounts> {
  const { today } = filter
  const row = await queue(read, filter)
    .select((eb) => [
      eb.fn.countAll<string>().as('all'),
      eb.fn.countAll<string>().filterWhere('d.due_on', '=', today).as('today'),
      eb.fn
        .countAll<string>()
        .filterWhere('d.due_on', '=', today)
        .filterWhere('s.lane', '=', 'red')
        .as('todayRed'),
      eb.fn.countAll<string>().filterWhere('d.due_on', '<', today).as('late'),
      eb.fn.min('d.due_on').filterWhere('d.due_on', '<', today).as('oldest'),
    ])
    .executeTakeFirstOrThrow()
  return {
    all: Number(row.all),
    today: Number(row.today),
    todayRed: Number(row.todayRed),
    late: Number(row.late),
    oldest: row.oldest as PlainDate | null,
  }
}

/** Open dates of an organisation by kind: what is new, what is to be visited. */
export async function countByKind(
  read: ReadTrx,
  laId: number,
  organisationId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await read
    .selectFrom('deadline')
    .select((eb) => ['kind', eb.fn.countAll<string>().as('n')])
    .where('la_id', '=', laId)
    .where('status', '=', 'open')
    .where('organisation_id', '=', organisationId)
    .groupBy('kind')
    .limit(500)
    .execute()
  return new Map(rows.map((row) => [row.kind, Number(row.n)]))
}

import { type SqlBool, sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import type { Whose } from './queue.store.ts'

/** Which matters a list holds. Row-level security leaves out what is not open to the person. */
export interface MatterFilter {
  readonly laId: number
  readonly kinds: readonly string[]
  readonly accountId: string
  readonly organisationId: string
  /** `nobody` asks for what has no owner. */
  readonly whose: readonly (Whose | 'nobody')[]
  readonly lanes: readonly ('red' | 'standard')[]
  readonly states: readonly string[]
  readonly district: string | undefined
  readonly due: 'today' | 'late' | undefined
  readonly closed: boolean
  /** Of what ended: not before this day. */
  readonly endedSince?: PlainDate | undefined
  readonly text: string
  readonly today: PlainDate
}

export interface MatterLine {
  readonly id: string
  readonly reference: string
  readonly kind: string
  readonly state: string
  readonly stateSince: PlainDate
  readonly lane: 'red' | 'standard'
  readonly open: boolean
  readonly endedOn: PlainDate | null
  readonly nextAction: string | null
  readonly nextDueOn: PlainDate | null
  readonly ownerName: string | null
  readonly deputyName: string | null
  readonly ownerAccountId: string | null
  readonly eventCount: number
  readonly schoolName: string | null
  readonly givenName: string
  readonly familyName: string
  readonly bornOn: PlainDate
}

function matters(read: ReadTrx, filter: MatterFilter) {
  const { kinds, whose, accountId, lanes, states, district, due, closed, text, today } = filter
  let query = read
    .selectFrom('matter_summary as s')
    .innerJoin('matter as m', (join) =>
      join.onRef('m.la_id', '=', 's.la_id').onRef('m.id', '=', 's.matter_id'),
    )
    .where('s.la_id', '=', filter.laId)
    .where('s.open', '=', !closed)
    .where('s.kind', 'in', [...kinds])
  if (!whose.includes('team') && whose.length > 0) {
    query = query.where((eb) =>
      eb.or([
        ...(whose.includes('mine') ? [eb('s.owner_account_id', '=', accountId)] : []),
        ...(whose.includes('deputy') ? [eb('s.deputy_account_id', '=', accountId)] : []),
        ...(whose.includes('nobody')
          ? [
              eb.and([
                eb('s.owner_account_id', 'is', null),
                eb('s.owner_organisation_id', '=', filter.organisationId),
              ]),
            ]
          : []),
      ]),
    )
  }
  if (lanes.length > 0) query = query.where('s.lane', 'in', [...lanes])
  if (states.length > 0) query = query.where('s.state', 'in', [...states])
  if (district !== undefined) query = query.where(livesIn(district))
  if (due === 'today') query = query.where('s.next_due_on', '=', today)
  if (due === 'late') query = query.where('s.next_due_on', '<', today)
  if (closed && filter.endedSince !== undefined) query = query.where('s.ended_on', '>=', filter.endedSince)
  if (text !== '') query = query.where(isCalled(text))
  return query
}

// A protected address places nobody: the filter must not tell the district of a family in hiding.
function livesIn(district: string) {
  return sql<SqlBool>`exists (select 1 from child_address a where a.la_id = s.la_id and a.child_id = s.child_id
    and a.until_on is null and not a.protected and a.district = ${district})`
}

/** A reference, whole or its beginning; or a school by URN or DfE number. */
function isCalled(text: string) {
  const digits = text.replace(/[^0-9]/g, '')
  const reference = `${text.toUpperCase().replace(/[%_\\]/g, '')}%`
  const isNumber = /^[0-9/ ]+$/.test(text)
  return isNumber
    ? sql<SqlBool>`(s.school_urn::text = ${digits} or exists (select 1 from school n where n.urn = s.school_urn and n.laestab = ${digits}))`
    : sql<SqlBool>`m.reference like ${reference}`
}

export async function countMatters(read: ReadTrx, filter: MatterFilter): Promise<number> {
  const row = await matters(read, filter)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export interface ListPlace {
  /** Null among what has no next date. */
  readonly dueOn: PlainDate | null
  readonly id: string
}

/** One page of a list: what falls due first comes first, what has no date last. */
export async function listMatters(
  read: ReadTrx,
  filter: MatterFilter,
  limit: number,
  after?: ListPlace,
): Promise<readonly MatterLine[]> {
  let chosen = matters(read, filter).select(['s.la_id', 's.matter_id'])
  if (after) {
    const { dueOn, id } = after
    chosen = chosen.where((eb) =>
      dueOn === null
        ? eb.and([eb('s.next_due_on', 'is', null), eb('s.matter_id', '>', id)])
        : eb.or([
            eb('s.next_due_on', '>', dueOn),
            eb.and([eb('s.next_due_on', '=', dueOn), eb('s.matter_id', '>', id)]),
            eb('s.next_due_on', 'is', null),
          ]),
    )
  }
  // The page is chosen first, so that names are looked up for its lines and not for the whole list.
  const page = chosen.orderBy('s.next_due_on').orderBy('s.matter_id').limit(limit)
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
    .leftJoin('account as d', (join) =>
      join.onRef('d.la_id', '=', 's.la_id').onRef('d.id', '=', 's.deputy_account_id'),
    )
    .leftJoin('school as sc', 'sc.urn', 's.school_urn')
    .select([
      's.matter_id as id',
      'm.reference',
      's.kind',
      's.state',
      's.state_since as stateSince',
      's.lane',
      's.open',
      's.ended_on as endedOn',
      's.next_action as nextAction',
      's.next_due_on as nextDueOn',
      'o.display_name as ownerName',
      'd.display_name as deputyName',
      's.owner_account_id as ownerAccountId',
      's.event_count as eventCount',
      'sc.name as schoolName',
      'c.given_name as givenName',
      'c.family_name as familyName',
      'c.born_on as bornOn',
    ])
    .orderBy('s.next_due_on')
    .orderBy('s.matter_id')
    .execute()
  return rows as MatterLine[]
}

import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'
import type { DeadlineCitation } from '../deadlines/index.ts'

/** Where a search stands. With `needs-information` it is the school's turn, with `asked` the CME team's. */
export const SEARCH_STATES = ['asked', 'needs-information', 'found', 'not-found'] as const
export type SearchState = (typeof SEARCH_STATES)[number]

/** The child as the one who asks for a search knows it. */
export interface SoughtChild {
  readonly givenName: string
  readonly familyName: string
  /** One after the other, a comma between them. */
  readonly formerNames: string | null
  readonly bornOn: PlainDate
  readonly sex: 'F' | 'M' | 'not-stated' | null
  readonly upn: string | null
  /** Where the child says it was at school before. */
  readonly seenLast: string | null
  readonly country: string | null
  readonly admittedOn: PlainDate | null
}

/** A day by which somebody must act, and the rule it follows from. */
export interface SearchDue {
  readonly dueOn: PlainDate | null
  readonly dueFrom: PlainDate
  readonly because: { readonly text: string; readonly citations: readonly DeadlineCitation[] }
}

/** One search of the Lost Pupils Database, asked for and perhaps answered. */
export interface LostPupilSearch extends SoughtChild, SearchDue {
  readonly id: string
  readonly reference: string
  readonly organisationId: string
  readonly askerName: string
  readonly schoolUrn: number | null
  /** The school's own record of the child, where it has one. */
  readonly childId: string | null
  /** The case for which the CME team itself searches. */
  readonly matterId: string | null
  readonly state: SearchState
  readonly answer: string | null
  readonly fileCollected: boolean | null
  readonly ownerAccountId: string | null
  readonly ownerName: string | null
  readonly askedAt: Date
  readonly endedOn: PlainDate | null
  readonly version: number
}

function searches(read: ReadTrx) {
  return read
    .selectFrom('lost_pupil_search as s')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.la_id', '=', 's.la_id').onRef('o.id', '=', 's.organisation_id'),
    )
    .leftJoin('account as a', (join) =>
      join.onRef('a.la_id', '=', 's.la_id').onRef('a.id', '=', 's.owner_account_id'),
    )
    .select([
      's.id',
      's.reference',
      's.organisation_id as organisationId',
      'o.name as askerName',
      's.school_urn as schoolUrn',
      's.child_id as childId',
      's.matter_id as matterId',
      's.given_name as givenName',
      's.family_name as familyName',
      's.former_names as formerNames',
      's.born_on as bornOn',
      's.sex',
      's.upn',
      's.seen_last as seenLast',
      's.country',
      's.admitted_on as admittedOn',
      's.state',
      's.answer',
      's.file_collected as fileCollected',
      's.owner_account_id as ownerAccountId',
      'a.display_name as ownerName',
      's.due_on as dueOn',
      's.due_from as dueFrom',
      's.due_because as because',
      's.asked_at as askedAt',
      's.ended_on as endedOn',
      's.lock_version as version',
    ])
}

/** The search, if it is open to the one who asks. */
export async function findSearch(read: ReadTrx, id: string): Promise<LostPupilSearch | undefined> {
  return (await searches(read).where('s.id', '=', id).executeTakeFirst()) as LostPupilSearch | undefined
}

/** The search of this asker for a child of this name and birthday that has not ended. */
export async function findOpenSearch(
  read: ReadTrx,
  by: { readonly organisationId: string; readonly nameKey: string; readonly bornOn: PlainDate },
): Promise<LostPupilSearch | undefined> {
  return (await searches(read)
    .where('s.organisation_id', '=', by.organisationId)
    .where('s.name_key', '=', by.nameKey)
    .where('s.born_on', '=', by.bornOn)
    .where('s.state', 'in', ['asked', 'needs-information'])
    .executeTakeFirst()) as LostPupilSearch | undefined
}

export async function listSearchesOfMatter(
  read: ReadTrx,
  matterId: string,
): Promise<readonly LostPupilSearch[]> {
  return (await searches(read)
    .where('s.matter_id', '=', matterId)
    .orderBy('s.asked_at', 'desc')
    .limit(20)
    .execute()) as LostPupilSearch[]
}

export interface SearchFilter {
  readonly laId: number
  /** Only what this organisation asked for; undefined for every asker. */
  readonly organisationId?: string | undefined
  readonly ownerAccountId?: string | undefined
  readonly states: readonly SearchState[]
  readonly late: boolean
  readonly today: PlainDate
}

export interface SearchPlace {
  readonly dueOn: PlainDate | null
  readonly id: string
}

/** One page of searches, what falls due first in front. */
export async function listSearches(
  read: ReadTrx,
  filter: SearchFilter,
  limit: number,
  after?: SearchPlace,
): Promise<readonly LostPupilSearch[]> {
  let query = searches(read)
    .where('s.la_id', '=', filter.laId)
    .where('s.state', 'in', [...filter.states])
  if (filter.organisationId !== undefined)
    query = query.where('s.organisation_id', '=', filter.organisationId)
  if (filter.ownerAccountId !== undefined)
    query = query.where('s.owner_account_id', '=', filter.ownerAccountId)
  if (filter.late) query = query.where('s.due_on', '<', filter.today)
  if (after !== undefined) {
    const { dueOn, id } = after
    query = query.where((eb) =>
      dueOn === null
        ? eb.and([eb('s.due_on', 'is', null), eb('s.id', '>', id)])
        : eb.or([
            eb('s.due_on', '>', dueOn),
            eb.and([eb('s.due_on', '=', dueOn), eb('s.id', '>', id)]),
            eb('s.due_on', 'is', null),
          ]),
    )
  }
  return (await query.orderBy('s.due_on').orderBy('s.id').limit(limit).execute()) as LostPupilSearch[]
}

export interface SearchCounts {
  readonly open: number
  readonly late: number
  readonly nobody: number
}

/** How many searches wait for the CME team, or for one school; each kind once. */
export async function countSearches(
  read: ReadTrx,
  of: {
    readonly laId: number
    readonly organisationId?: string
    readonly state: SearchState
    readonly today: PlainDate
  },
): Promise<SearchCounts> {
  let query = read
    .selectFrom('lost_pupil_search')
    .select((eb) => [
      eb.fn.countAll<string>().as('open'),
      eb.fn.countAll<string>().filterWhere('due_on', '<', of.today).as('late'),
      eb.fn.countAll<string>().filterWhere('owner_account_id', 'is', null).as('nobody'),
    ])
    .where('la_id', '=', of.laId)
    .where('state', '=', of.state)
  if (of.organisationId !== undefined) query = query.where('organisation_id', '=', of.organisationId)
  const row = await query.executeTakeFirstOrThrow()
  return { open: Number(row.open), late: Number(row.late), nobody: Number(row.nobody) }
}

export interface NewSearch extends SoughtChild, SearchDue {
  readonly id: string
  readonly reference: string
  readonly nameKey: string
  readonly organisationId: string
  readonly schoolUrn: number | null
  readonly childId: string | null
  readonly matterId: string | null
  readonly ownerAccountId: string | null
  readonly askedAt: Date
  readonly askedBy: string
}

/** Gives false when the same search is open already: two who ask at one moment ask once. */
export async function insertSearch(trx: Trx, laId: number, search: NewSearch): Promise<boolean> {
  const result = await trx
    .insertInto('lost_pupil_search')
    .values({
      la_id: laId,
      id: search.id,
      reference: search.reference,
      organisation_id: search.organisationId,
      school_urn: search.schoolUrn,
      child_id: search.childId,
      matter_id: search.matterId,
      ...childColumns(search),
      name_key: search.nameKey,
      state: 'asked',
      owner_account_id: search.ownerAccountId,
      ...dueColumns(search),
      asked_at: search.askedAt,
      asked_by: search.askedBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export interface SearchChange {
  readonly state: SearchState
  readonly due: SearchDue
  readonly child?: SoughtChild & { readonly nameKey: string }
  readonly answer?: string | null
  readonly fileCollected?: boolean | null
  readonly endedOn?: PlainDate | null
}

/** Rewrites a search. Gives false when somebody changed it since `version`. */
export async function updateSearch(
  trx: Trx,
  id: string,
  version: number,
  change: SearchChange,
): Promise<boolean> {
  const { child, answer, fileCollected, endedOn } = change
  const result = await trx
    .updateTable('lost_pupil_search')
    .set({
      state: change.state,
      ...dueColumns(change.due),
      ...(child === undefined ? {} : { ...childColumns(child), name_key: child.nameKey }),
      ...(answer === undefined ? {} : { answer }),
      ...(fileCollected === undefined ? {} : { file_collected: fileCollected }),
      ...(endedOn === undefined ? {} : { ended_on: endedOn }),
      lock_version: version + 1,
    })
    .where('id', '=', id)
    .where('lock_version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Gives the search another owner. False when somebody changed it since `version`. */
export async function updateOwner(
  trx: Trx,
  id: string,
  version: number,
  ownerAccountId: string,
): Promise<boolean> {
  const result = await trx
    .updateTable('lost_pupil_search')
    .set({ owner_account_id: ownerAccountId, lock_version: version + 1 })
    .where('id', '=', id)
    .where('lock_version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

function childColumns(child: SoughtChild) {
  return {
    given_name: child.givenName,
    family_name: child.familyName,
    former_names: child.formerNames,
    born_on: child.bornOn,
    sex: child.sex,
    upn: child.upn,
    seen_last: child.seenLast,
    country: child.country,
    admitted_on: child.admittedOn,
  }
}

function dueColumns({ dueOn, dueFrom, because }: SearchDue) {
  return { due_on: dueOn, due_from: dueFrom, due_because: JSON.stringify(because) }
}

import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { MatterEvent } from '../../domain/case/matter-event.ts'
import type { MatterState } from '../../domain/case/matter-state.ts'
import { waitingSince } from '../../domain/case/waiting-since.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

export type MatterKind = 'school-enquiry' | 'authority-case' | 'home-education'

/** A matter as it stands, from its cached fold. */
export interface Matter {
  readonly id: string
  readonly laId: number
  readonly reference: string
  readonly kind: MatterKind
  readonly childId: string
  readonly schoolUrn: number | null
  readonly openedOn: PlainDate
  /** The matter whose event opened this one. */
  readonly openedFrom: string | null
  readonly state: string
  readonly lane: 'red' | 'standard'
  readonly flags: readonly string[]
  readonly open: boolean
  readonly stateSince: PlainDate
  readonly endedOn: PlainDate | null
  readonly ownerAccountId: string | null
  readonly deputyAccountId: string | null
  readonly ownerOrganisationId: string
  readonly nextAction: string | null
  readonly nextDueOn: PlainDate | null
  readonly eventCount: number
  readonly version: number
}

function matterQuery(read: ReadTrx) {
  return read
    .selectFrom('matter')
    .innerJoin('matter_summary', (join) =>
      join
        .onRef('matter_summary.la_id', '=', 'matter.la_id')
        .onRef('matter_summary.matter_id', '=', 'matter.id'),
    )
    .select([
      'matter.id',
      'matter.la_id as laId',
      'matter.reference',
      'matter.kind',
      'matter.child_id as childId',
      'matter.school_urn as schoolUrn',
      'matter.opened_on as openedOn',
      'matter.opened_from as openedFrom',
      'matter_summary.state',
      'matter_summary.lane',
      'matter_summary.flags',
      'matter_summary.open',
      'matter_summary.state_since as stateSince',
      'matter_summary.ended_on as endedOn',
      'matter_summary.owner_account_id as ownerAccountId',
      'matter_summary.deputy_account_id as deputyAccountId',
      'matter_summary.owner_organisation_id as ownerOrganisationId',
      'matter_summary.next_action as nextAction',
      'matter_summary.next_due_on as nextDueOn',
      'matter_summary.event_count as eventCount',
      'matter_summary.lock_version as version',
    ])
}

export async function findMatter(read: ReadTrx, id: string): Promise<Matter | undefined> {
  return (await matterQuery(read).where('matter.id', '=', id).executeTakeFirst()) as Matter | undefined
}

/** Throws when it is not there: for callers whom the shell let in already. */
export async function getMatter(read: ReadTrx, id: string): Promise<Matter> {
  const matter = await findMatter(read, id)
  if (matter === undefined) throw new Error(`No matter ${id}`)
  return matter
}

/** The authority's case that an enquiry opened, for those who may see it. */
export async function findCaseOpenedFrom(read: ReadTrx, enquiryId: string): Promise<Matter | undefined> {
  return (await matterQuery(read)
    .where('matter.opened_from', '=', enquiryId)
    .where('matter.kind', '=', 'authority-case')
    .executeTakeFirst()) as Matter | undefined
}

/** How the authority's case stands, for the school whose enquiry opened it: state and dates, nothing of its content. */
export interface CaseStanding {
  readonly state: string
  readonly since: PlainDate
  readonly open: boolean
  readonly ownerName: string | null
  readonly nextDueOn: PlainDate | null
}

export async function findStandingOfCase(
  read: ReadTrx,
  enquiryId: string,
): Promise<CaseStanding | undefined> {
  const { rows } =
    await sql<CaseStanding>`select state, since, open, owner_name as "ownerName", next_due_on as "nextDueOn"
    from onroll.standing_of_case(${enquiryId})`.execute(read)
  return rows[0]
}

/** Holds the matter for this transaction, so that two writers append one after the other. */
export async function lockMatter(trx: Trx, id: string): Promise<Matter | undefined> {
  await sql`select 1 from matter_summary where matter_id = ${id} for update`.execute(trx)
  return findMatter(trx, id)
}

export async function listMattersOfChild(read: ReadTrx, childId: string): Promise<readonly Matter[]> {
  return (await matterQuery(read)
    .where('matter.child_id', '=', childId)
    .orderBy('matter.opened_on', 'desc')
    .orderBy('matter.id', 'desc')
    .limit(100)
    .execute()) as Matter[]
}

interface EventRow {
  readonly seq: number
  readonly kind: string
  readonly happened_on: PlainDate
  readonly recorded_at: Date
  readonly account_id: string | null
  readonly by_name: string
  readonly by_role: string
  readonly organisation_id: string | null
  readonly organisation_name: string
  readonly facts: unknown
  readonly citation: unknown
  readonly source: string | null
}

function toEvent(row: EventRow): MatterEvent {
  return {
    seq: row.seq,
    kind: row.kind,
    happenedOn: row.happened_on,
    recordedAt: row.recorded_at.toISOString(),
    by: {
      accountId: row.account_id,
      name: row.by_name,
      role: row.by_role,
      organisationId: row.organisation_id,
      organisationName: row.organisation_name,
    },
    facts: row.facts,
    ...(row.citation === null ? {} : { citation: row.citation }),
    ...(row.source === null ? {} : { source: row.source }),
  } as MatterEvent
}

// What would place somebody who may not be found stands apart, and comes only to those who may read it.
function eventQuery(read: ReadTrx) {
  return read
    .selectFrom('matter_event as e')
    .leftJoin('sealed_text as s', (join) =>
      join
        .onRef('s.la_id', '=', 'e.la_id')
        .onRef('s.matter_id', '=', 'e.matter_id')
        .onRef('s.seq', '=', 'e.seq'),
    )
    .select([
      'e.matter_id',
      'e.seq',
      'e.kind',
      'e.happened_on',
      'e.recorded_at',
      'e.account_id',
      'e.by_name',
      'e.by_role',
      'e.organisation_id',
      'e.organisation_name',
      'e.citation',
      'e.source',
      sql<unknown>`coalesce(s.facts, e.facts)`.as('facts'),
    ])
}

/** The whole history of a matter, oldest first. */
export async function listEvents(read: ReadTrx, matterId: string): Promise<readonly MatterEvent[]> {
  const rows = await eventQuery(read).where('e.matter_id', '=', matterId).orderBy('e.seq').execute()
  return rows.map((row) => toEvent(row as EventRow))
}

/** The whole histories of several matters in one query, each oldest first. */
export async function listEventsOfMatters(
  read: ReadTrx,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MatterEvent[]>> {
  if (matterIds.length === 0) return new Map()
  const rows = await read
    .selectFrom('matter_event')
    .selectAll()
    .where('matter_id', 'in', [...matterIds])
    .orderBy('matter_id')
    .orderBy('seq')
    .execute()
  const grouped = Map.groupBy(rows, (row) => row.matter_id)
  return new Map([...grouped].map(([id, of]) => [id, of.map((row) => toEvent(row as EventRow))]))
}

export async function insertEvents(
  trx: Trx,
  matter: { readonly laId: number; readonly id: string },
  events: readonly (MatterEvent & { readonly id: string })[],
): Promise<void> {
  await trx
    .insertInto('matter_event')
    .values(
      events.map((event) => ({
        la_id: matter.laId,
        matter_id: matter.id,
        seq: event.seq,
        id: event.id,
        kind: event.kind,
        happened_on: event.happenedOn,
        recorded_at: new Date(event.recordedAt),
        account_id: event.by.accountId,
        by_name: event.by.name,
        by_role: event.by.role,
        organisation_id: event.by.organisationId,
        organisation_name: event.by.organisationName,
        facts: JSON.stringify(event.facts),
        citation: event.citation ? JSON.stringify(event.citation) : null,
        source: event.source ?? null,
      })),
    )
    .execute()
}

/** Opens a matter to an organisation through the checked door; the child is opened with it. */
export async function openMatterTo(
  trx: Trx,
  matterId: string,
  organisationId: string,
  side: string,
  because: string,
  at: Date,
): Promise<void> {
  await sql`select onroll.open_matter(${matterId}, ${organisationId}, ${side}, ${because}, ${at})`.execute(
    trx,
  )
}

/** The next number of a series of this authority, for references that people read out. */
export async function nextReference(trx: Trx, series: string): Promise<number> {
  const { rows } = await sql<{ n: string }>`select onroll.next_reference(${series}) as n`.execute(trx)
  return Number(rows[0]?.n)
}

export interface MatterRow {
  readonly laId: number
  readonly id: string
  readonly reference: string
  readonly kind: MatterKind
  readonly childId: string
  readonly schoolUrn: number | null
  readonly openedOn: PlainDate
  readonly openedFrom?: string
}

export async function insertMatter(trx: Trx, matter: MatterRow): Promise<void> {
  await trx
    .insertInto('matter')
    .values({
      la_id: matter.laId,
      id: matter.id,
      reference: matter.reference,
      kind: matter.kind,
      child_id: matter.childId,
      school_urn: matter.schoolUrn,
      opened_on: matter.openedOn,
      opened_from: matter.openedFrom ?? null,
    })
    .execute()
}

export interface FirstSummary extends Omit<MatterRow, 'reference' | 'openedFrom'> {
  readonly ownerOrganisationId: string
  readonly ownerAccountId: string | null
  readonly deputyAccountId: string | null
}

/** The first, empty summary of a matter; settling fills it in the same transaction. */
export async function insertSummary(trx: Trx, matter: FirstSummary, state: MatterState): Promise<void> {
  await trx
    .insertInto('matter_summary')
    .values({
      la_id: matter.laId,
      matter_id: matter.id,
      kind: matter.kind,
      child_id: matter.childId,
      school_urn: matter.schoolUrn,
      state: state.state,
      open: true,
      opened_on: matter.openedOn,
      state_since: state.since,
      owner_account_id: matter.ownerAccountId,
      deputy_account_id: matter.deputyAccountId,
      owner_organisation_id: matter.ownerOrganisationId,
      event_count: 0,
    })
    .execute()
}

export interface Fold {
  readonly state: MatterState
  readonly owners: { readonly owner: string | null; readonly deputy: string | null }
  readonly eventCount: number
  readonly nextAction: string | null
  readonly nextDueOn: PlainDate | null
}

/** Rewrites the cached fold of a matter. */
export async function rewriteSummary(
  trx: Trx,
  matterId: string,
  { state, owners, ...fold }: Fold,
): Promise<void> {
  await trx
    .updateTable('matter_summary')
    .set({
      state: state.state,
      lane: state.lane ?? 'standard',
      flags: [...state.flags],
      open: state.open,
      state_since: state.since,
      ended_on: state.endedOn,
      owner_account_id: owners.owner,
      deputy_account_id: owners.deputy,
      next_action: fold.nextAction,
      next_due_on: fold.nextDueOn,
      waiting_since: waitingSince(state),
      event_count: fold.eventCount,
      lock_version: fold.eventCount,
    })
    .where('matter_id', '=', matterId)
    .execute()
}

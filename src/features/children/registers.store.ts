import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** One line of a school's admission register. */
export interface RegisterEntry {
  readonly id: string
  readonly childId: string
  readonly schoolUrn: number
  readonly schoolName: string
  readonly laestab: string | null
  readonly yearGroup: string | null
  readonly startingOn: PlainDate
  readonly firstAttendedOn: PlainDate | null
  readonly lastAttendedOn: PlainDate | null
  readonly endedOn: PlainDate | null
  readonly ground: string | null
  readonly version: number
}

function entries(read: ReadTrx) {
  return read
    .selectFrom('register_entry')
    .innerJoin('school', 'school.urn', 'register_entry.school_urn')
    .select([
      'register_entry.id',
      'register_entry.child_id as childId',
      'register_entry.school_urn as schoolUrn',
      'school.name as schoolName',
      'school.laestab',
      'register_entry.year_group as yearGroup',
      'register_entry.starting_on as startingOn',
      'register_entry.first_attended_on as firstAttendedOn',
      'register_entry.last_attended_on as lastAttendedOn',
      'register_entry.ended_on as endedOn',
      'register_entry.ground',
      'register_entry.lock_version as version',
    ])
}

export async function listEntriesOfChild(read: ReadTrx, childId: string): Promise<readonly RegisterEntry[]> {
  return entries(read)
    .where('register_entry.child_id', '=', childId)
    .orderBy('register_entry.starting_on', 'desc')
    .limit(50)
    .execute()
}

/** The entry of a child at a school that has not ended. */
export async function findOpenEntry(
  read: ReadTrx,
  childId: string,
  schoolUrn: number,
): Promise<RegisterEntry | undefined> {
  return entries(read)
    .where('register_entry.child_id', '=', childId)
    .where('register_entry.school_urn', '=', schoolUrn)
    .where('register_entry.ended_on', 'is', null)
    .executeTakeFirst()
}

/** The school at which each child is on roll now, of those whom this person may see. */
export async function currentSchoolsOf(
  read: ReadTrx,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (childIds.length === 0) return new Map()
  const rows = await read
    .selectFrom('register_entry')
    .select(['child_id', 'school_urn'])
    .where('child_id', 'in', [...childIds])
    .where('ended_on', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.child_id, row.school_urn]))
}

/** Notes the last day on which a child was at a school, on the line of the register that has not ended. */
export async function setLastAttended(
  trx: Trx,
  childId: string,
  schoolUrn: number,
  lastAttendedOn: PlainDate,
): Promise<void> {
  await trx
    .updateTable('register_entry')
    .set((eb) => ({ last_attended_on: lastAttendedOn, lock_version: eb('lock_version', '+', 1) }))
    .where('child_id', '=', childId)
    .where('school_urn', '=', schoolUrn)
    .where('ended_on', 'is', null)
    .execute()
}

export interface NewEntry {
  readonly id: string
  readonly childId: string
  readonly schoolUrn: number
  readonly yearGroup?: string | undefined
  readonly startingOn: PlainDate
  readonly source: string
}

/** Puts a name on the register. Throws when the child is on it already; ask {@link findOpenEntry} first. */
export async function insertEntry(trx: Trx, laId: number, entry: NewEntry, at: Date): Promise<void> {
  await trx
    .insertInto('register_entry')
    .values({
      la_id: laId,
      id: entry.id,
      child_id: entry.childId,
      school_urn: entry.schoolUrn,
      year_group: entry.yearGroup ?? null,
      starting_on: entry.startingOn,
      source: entry.source,
      recorded_at: at,
    })
    .execute()
}

export interface EntryEnd {
  readonly endedOn: PlainDate
  readonly ground: string
  readonly ruleSet: string
  readonly destination: Readonly<Record<string, unknown>>
  /** When it is written down. */
  readonly at: Date
}

/** Ends a line of the register. Gives false when somebody ended it meanwhile. */
export async function endEntry(trx: Trx, entryId: string, end: EntryEnd): Promise<boolean> {
  const result = await trx
    .updateTable('register_entry')
    .set((eb) => ({
      ended_on: end.endedOn,
      end_recorded_at: end.at,
      ground: end.ground,
      ground_rule_set: end.ruleSet,
      destination: JSON.stringify(end.destination),
      lock_version: eb('lock_version', '+', 1),
    }))
    .where('id', '=', entryId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

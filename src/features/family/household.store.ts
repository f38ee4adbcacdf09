import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'
import { CONTACT_COLUMNS, type Contact } from '../children/index.ts'

/** A line about an adult as it was written down: since when, from whom, and how it ended. */
export interface ContactLine extends Contact {
  readonly untilOn: PlainDate | null
  readonly endedBecause: string | null
  readonly recordedAt: Date
  readonly recordedBy: string | null
}

/** Every line about the people around a child that this person may read, ended ones too, newest first. */
export async function listContactLines(read: ReadTrx, childId: string): Promise<readonly ContactLine[]> {
  const rows = await read
    .selectFrom('family_contact')
    .select([
      ...CONTACT_COLUMNS,
      'until_on as untilOn',
      'ended_because as endedBecause',
      'recorded_at as recordedAt',
      'recorded_by as recordedBy',
    ])
    .where('child_id', '=', childId)
    .orderBy('position')
    .orderBy('until_on', (by) => by.desc().nullsFirst())
    .orderBy('recorded_at', 'desc')
    .limit(200)
    .execute()
  return rows as ContactLine[]
}

export interface SchoolLine {
  readonly childId: string
  readonly urn: number
  readonly name: string
}

/** On which rolls children stood on a day, as far as this person may know it. */
export async function schoolsOn(
  read: ReadTrx,
  childIds: readonly string[],
  on: PlainDate,
): Promise<readonly SchoolLine[]> {
  if (childIds.length === 0) return []
  return read
    .selectFrom('register_entry')
    .innerJoin('school', 'school.urn', 'register_entry.school_urn')
    .select(['register_entry.child_id as childId', 'school.urn', 'school.name'])
    .where('register_entry.child_id', 'in', [...childIds])
    .where('register_entry.starting_on', '<=', on)
    .where((eb) =>
      eb.or([eb('register_entry.ended_on', 'is', null), eb('register_entry.ended_on', '>=', on)]),
    )
    .orderBy('register_entry.starting_on')
    .limit(200)
    .execute()
}

/** Brings a child into another family, or into one of its own. Gives false when somebody changed the child meanwhile. */
export async function moveToFamily(
  trx: Trx,
  child: { readonly id: string; readonly version: number },
  familyId: string,
): Promise<boolean> {
  const result = await trx
    .updateTable('child')
    .set((eb) => ({ family_id: familyId, lock_version: eb('lock_version', '+', 1) }))
    .where('id', '=', child.id)
    .where('lock_version', '=', child.version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** The child that a reference or a pupil number names, for those who see it. */
export async function findChildNamed(read: ReadTrx, typed: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from child
    where upper(reference) = upper(${typed}) or upn = upper(${typed}) limit 1`.execute(read)
  return rows[0]?.id
}

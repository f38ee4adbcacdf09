import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

export interface Contact {
  readonly id: string
  readonly position: number
  readonly name: string
  readonly relationship: string
  readonly parentalResponsibility: 'yes' | 'no' | 'not-known'
  readonly livesWithChild: 'yes' | 'no' | 'not-known'
  /** Has care of the child, which makes anybody a parent in education law. */
  readonly hasCare: 'yes' | 'no' | 'not-known'
  readonly emergency: boolean
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  readonly mustNotContact: boolean
  readonly mustNotContactReason: string | null
  readonly note: string | null
  readonly source: string
  readonly fromOn: PlainDate
}

/** What is read of one person around a child, in the words of {@link Contact}. */
export const CONTACT_COLUMNS = [
  'id',
  'position',
  'name',
  'relationship',
  'parental_responsibility as parentalResponsibility',
  'lives_with_child as livesWithChild',
  'has_care as hasCare',
  'emergency',
  'phone',
  'email',
  'address',
  'must_not_contact as mustNotContact',
  'must_not_contact_reason as mustNotContactReason',
  'note',
  'source',
  'from_on as fromOn',
] as const

/** The people around a child who are on file now. */
export async function listContacts(read: ReadTrx, childId: string): Promise<readonly Contact[]> {
  const rows = await read
    .selectFrom('family_contact')
    .select(CONTACT_COLUMNS)
    .where('child_id', '=', childId)
    .where('until_on', 'is', null)
    .orderBy('position')
    .limit(50)
    .execute()
  return rows as Contact[]
}

export interface NewContact
  extends Omit<
    Contact,
    'mustNotContact' | 'mustNotContactReason' | 'hasCare' | 'note' | 'source' | 'fromOn'
  > {
  readonly hasCare?: Contact['hasCare']
  readonly note?: string | null
  /** The line that this one takes the place of. */
  readonly corrects?: string
  readonly protected?: boolean
  readonly mustNotContact?: boolean
  readonly mustNotContactReason?: string | null
}

export interface Recorded {
  readonly laId: number
  readonly childId: string
  readonly source: string
  readonly on: PlainDate
  readonly at: Date
  readonly by: string | null
}

export async function insertContacts(
  trx: Trx,
  contacts: readonly NewContact[],
  how: Recorded,
): Promise<void> {
  if (contacts.length === 0) return
  await trx
    .insertInto('family_contact')
    .values(
      contacts.map((contact) => ({
        la_id: how.laId,
        id: contact.id,
        child_id: how.childId,
        position: contact.position,
        name: contact.name,
        relationship: contact.relationship,
        parental_responsibility: contact.parentalResponsibility,
        lives_with_child: contact.livesWithChild,
        has_care: contact.hasCare ?? 'not-known',
        note: contact.note ?? null,
        corrects: contact.corrects ?? null,
        emergency: contact.emergency,
        phone: contact.phone,
        email: contact.email,
        address: contact.address,
        protected: contact.protected ?? false,
        must_not_contact: contact.mustNotContact ?? false,
        must_not_contact_reason: contact.mustNotContactReason ?? null,
        source: how.source,
        from_on: how.on,
        recorded_at: how.at,
        recorded_by: how.by,
      })),
    )
    .execute()
}

/** Ends a line from this day on, with why. Gives false when it had ended already. Nothing else of it ever changes. */
export async function endContact(
  trx: Trx,
  contactId: string,
  on: PlainDate,
  because: string,
): Promise<boolean> {
  const result = await trx
    .updateTable('family_contact')
    .set({ until_on: on, ended_because: because })
    .where('id', '=', contactId)
    .where('until_on', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/**
 * What is now known of a person already on file, as a new line in place of the old one. What keeps a line hidden is
 * carried over, so that a correction brings nothing to light.
 * @returns false when somebody ended or corrected the old line meanwhile
 */
export async function correctContact(
  trx: Trx,
  old: string,
  contact: NewContact,
  because: string,
  how: Recorded,
): Promise<boolean> {
  const held = await trx
    .selectFrom('family_contact')
    .select('protected')
    .where('id', '=', old)
    .executeTakeFirst()
  if (held === undefined || !(await endContact(trx, old, how.on, because))) return false
  await insertContacts(trx, [{ ...contact, corrects: old, protected: held.protected }], how)
  return true
}

export interface Address {
  readonly id: string
  readonly lines: string
  readonly postcode: string | null
  readonly district: string | null
  readonly fromOn: PlainDate
  readonly source: string
  readonly protected: boolean
}

/** The present address, when there is one that this person may read. A protected one is simply not there for others. */
export async function findAddress(read: ReadTrx, childId: string): Promise<Address | undefined> {
  return read
    .selectFrom('child_address')
    .select(['id', 'lines', 'postcode', 'district', 'from_on as fromOn', 'source', 'protected'])
    .where('child_id', '=', childId)
    .where('until_on', 'is', null)
    .orderBy('from_on', 'desc')
    .executeTakeFirst()
}

export interface NewAddress {
  readonly id: string
  readonly lines: string
  readonly postcode?: string | undefined
  readonly district?: string | undefined
  readonly protected: boolean
}

export async function insertAddress(trx: Trx, address: NewAddress, how: Recorded): Promise<void> {
  await trx
    .insertInto('child_address')
    .values({
      la_id: how.laId,
      id: address.id,
      child_id: how.childId,
      lines: address.lines,
      postcode: address.postcode ?? null,
      district: address.district ?? null,
      from_on: how.on,
      protected: address.protected,
      source: how.source,
      recorded_at: how.at,
      recorded_by: how.by,
    })
    .execute()
}

export interface Flag {
  readonly code: string
  readonly fromOn: PlainDate
  readonly source: string
  readonly note: string | null
}

/** Risk points and groups of policy 2.5 and 2.6, and statuses, that hold now. */
export async function listFlags(read: ReadTrx, childId: string): Promise<readonly Flag[]> {
  return read
    .selectFrom('child_flag')
    .select(['code', 'from_on as fromOn', 'source', 'note'])
    .where('child_id', '=', childId)
    .where('until_on', 'is', null)
    .orderBy('code')
    .limit(50)
    .execute()
}

export async function insertFlags(
  trx: Trx,
  flags: readonly { readonly id: string; readonly code: string; readonly note?: string }[],
  how: Recorded,
): Promise<void> {
  if (flags.length === 0) return
  await trx
    .insertInto('child_flag')
    .values(
      flags.map((flag) => ({
        la_id: how.laId,
        id: flag.id,
        child_id: how.childId,
        code: flag.code,
        from_on: how.on,
        source: how.source,
        note: flag.note ?? null,
        recorded_at: how.at,
        recorded_by: how.by,
      })),
    )
    .execute()
}

/** Whether the child's home must stay secret. Says yes or no and nothing of the home, so a school's file can be stopped. */
export async function hasProtectedAddress(read: ReadTrx, childId: string): Promise<boolean> {
  const { rows } = await sql<{
    held: boolean
  }>`select onroll.has_protected_address(${childId}) as held`.execute(read)
  return rows[0]?.held === true
}

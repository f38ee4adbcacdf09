import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** Whom somebody says they told about a child's safety. Kept as said; it decides nothing and stops no clock. */
export interface SafetyContact {
  readonly id: string
  readonly childId: string | null
  readonly matterId: string | null
  readonly told: string
  readonly toldAt: Date
  readonly reference: string | null
  readonly note: string | null
}

export interface NewSafetyContact extends SafetyContact {
  readonly recordedAt: Date
  readonly recordedBy: string
  readonly organisationId: string
}

export async function insertSafetyContact(trx: Trx, laId: number, contact: NewSafetyContact): Promise<void> {
  await trx
    .insertInto('safety_contact')
    .values({
      la_id: laId,
      id: contact.id,
      child_id: contact.childId,
      matter_id: contact.matterId,
      told: contact.told,
      told_at: contact.toldAt,
      reference: contact.reference,
      note: contact.note,
      recorded_at: contact.recordedAt,
      recorded_by: contact.recordedBy,
      organisation_id: contact.organisationId,
    })
    .execute()
}

/** What one person wrote down lately without a child's record, latest first. */
export async function listLooseSafetyContacts(
  read: ReadTrx,
  accountId: string,
  since: Date,
): Promise<readonly SafetyContact[]> {
  return read
    .selectFrom('safety_contact')
    .select([
      'id',
      'child_id as childId',
      'matter_id as matterId',
      'told',
      'told_at as toldAt',
      'reference',
      'note',
    ])
    .where('recorded_by', '=', accountId)
    .where('matter_id', 'is', null)
    .where('recorded_at', '>=', since)
    .orderBy('recorded_at', 'desc')
    .limit(20)
    .execute()
}

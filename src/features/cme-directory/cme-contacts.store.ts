import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** Whom to write to and ring about a child in one authority, as somebody confirmed it on a day. */
export interface CmeContact {
  readonly authorityCode: string
  readonly version: number
  /** A post, not a person: people change. */
  readonly post: string
  readonly email: string | null
  readonly phone: string | null
  /** The fingerprint of the key with which that authority signs its files, where it uses Onroll. */
  readonly fingerprint: string | null
  readonly note: string | null
  readonly sinceOn: PlainDate
  readonly confirmedOn: PlainDate
  readonly confirmedBy: string
  readonly source: string
  readonly recordedAt: Date
}

function contacts(read: ReadTrx) {
  return read
    .selectFrom('cme_contact')
    .select([
      'authority_code as authorityCode',
      'version',
      'post',
      'email',
      'phone',
      'fingerprint',
      'note',
      'since_on as sinceOn',
      'confirmed_on as confirmedOn',
      'confirmed_by as confirmedBy',
      'source',
      'recorded_at as recordedAt',
    ])
}

/** The latest word on every authority that somebody wrote down. */
export async function listCmeContacts(read: ReadTrx): Promise<ReadonlyMap<string, CmeContact>> {
  const rows = await contacts(read)
    .distinctOn('authority_code')
    .orderBy('authority_code')
    .orderBy('version', 'desc')
    .limit(500)
    .execute()
  return new Map(rows.map((row) => [row.authorityCode, row]))
}

/** Every version of one authority's contact, latest first. */
export async function listVersionsOf(read: ReadTrx, code: string): Promise<readonly CmeContact[]> {
  return contacts(read).where('authority_code', '=', code).orderBy('version', 'desc').limit(100).execute()
}

/** Adds a version. Gives false when somebody else added that version meanwhile. */
export async function addCmeContact(
  trx: Trx,
  by: { readonly laId: number; readonly accountId: string },
  contact: CmeContact,
): Promise<boolean> {
  const result = await trx
    .insertInto('cme_contact')
    .values({
      la_id: by.laId,
      authority_code: contact.authorityCode,
      version: contact.version,
      post: contact.post,
      email: contact.email,
      phone: contact.phone,
      fingerprint: contact.fingerprint,
      note: contact.note,
      since_on: contact.sinceOn,
      confirmed_on: contact.confirmedOn,
      confirmed_by: contact.confirmedBy,
      source: contact.source,
      recorded_at: contact.recordedAt,
      recorded_by: by.accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

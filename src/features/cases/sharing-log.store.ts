import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** One disclosure: what of a child was told to whom, why, under which law, how, and who let it go (policy 2.4). */
export interface Disclosure {
  readonly id: string
  readonly childId: string
  readonly matterId: string | null
  readonly what: string
  readonly toWhom: string
  readonly why: string
  readonly basis: string
  readonly how: string
  readonly at: Date
  readonly authorisedBy: string
}

export async function insertDisclosure(trx: Trx, laId: number, disclosure: Disclosure): Promise<void> {
  await trx
    .insertInto('sharing_log')
    .values({
      la_id: laId,
      id: disclosure.id,
      child_id: disclosure.childId,
      matter_id: disclosure.matterId,
      what: disclosure.what,
      to_whom: disclosure.toWhom,
      why: disclosure.why,
      basis: disclosure.basis,
      how: disclosure.how,
      at: disclosure.at,
      authorised_by: disclosure.authorisedBy,
    })
    .execute()
}

/** Every disclosure about a child, newest first; only the authority may read them. */
export async function listDisclosures(read: ReadTrx, childId: string): Promise<readonly Disclosure[]> {
  return read
    .selectFrom('sharing_log')
    .select([
      'id',
      'child_id as childId',
      'matter_id as matterId',
      'what',
      'to_whom as toWhom',
      'why',
      'basis',
      'how',
      'at',
      'authorised_by as authorisedBy',
    ])
    .where('child_id', '=', childId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

export interface FoundChild {
  readonly childId: string
  readonly likeness: number
}

/** Children open to the one who asks, through the audited search door. */
export async function searchOwnChildren(
  trx: Trx,
  by: { readonly upn?: string; readonly nameKey?: string; readonly bornOn?: string },
  at: Date,
  requestId: string,
): Promise<readonly FoundChild[]> {
  const { rows } = await sql<FoundChild>`select child_id as "childId", likeness
    from onroll.find_children(${by.nameKey ?? null}, ${by.bornOn ?? null}::date, ${by.upn ?? null}, null, 10, ${at}, ${requestId})`.execute(
    trx,
  )
  return rows
}

/** Lets reports of children of one birthday pass one after the other, so that two schools see each other's child. */
export async function holdBirthday(trx: Trx, laId: number, bornOn: PlainDate): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reported child ${laId} ${bornOn}`}, 11))`.execute(
    trx,
  )
}

export interface OpenEnquiry {
  readonly matterId: string
  readonly reference: string
}

/** The school's own open enquiry about a child. */
export async function findOpenEnquiry(
  read: ReadTrx,
  childId: string,
  schoolUrn: number,
): Promise<OpenEnquiry | undefined> {
  return openEnquiries(read, childId)
    .where('matter_summary.school_urn', '=', schoolUrn)
    .select(['matter.id as matterId', 'matter.reference'])
    .executeTakeFirst()
}

/** Every open enquiry about a child whichever school's, for those who see them all. */
export async function listOpenEnquiries(
  read: ReadTrx,
  childId: string,
): Promise<readonly { readonly matterId: string; readonly schoolUrn: number | null }[]> {
  return openEnquiries(read, childId)
    .select(['matter.id as matterId', 'matter_summary.school_urn as schoolUrn'])
    .orderBy('matter.id')
    .limit(50)
    .execute()
}

function openEnquiries(read: ReadTrx, childId: string) {
  return read
    .selectFrom('matter_summary')
    .innerJoin('matter', (join) =>
      join
        .onRef('matter.la_id', '=', 'matter_summary.la_id')
        .onRef('matter.id', '=', 'matter_summary.matter_id'),
    )
    .where('matter_summary.child_id', '=', childId)
    .where('matter_summary.kind', '=', 'school-enquiry')
    .where('matter_summary.open', '=', true)
}

/** Fills in the number of a child that had none; a number held stays. */
export async function setUpnIfMissing(trx: Trx, childId: string, upn: string): Promise<void> {
  await trx
    .updateTable('child')
    .set((eb) => ({ upn, lock_version: eb('lock_version', '+', 1) }))
    .where('id', '=', childId)
    .where('upn', 'is', null)
    .execute()
}

import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** A child as the page needs it first: no address, no contact. Those have queries of their own. */
export interface Child {
  readonly id: string
  readonly reference: string
  readonly familyId: string
  readonly givenName: string
  readonly middleNames: string | null
  readonly familyName: string
  readonly knownAs: string | null
  readonly formerFamilyName: string | null
  readonly bornOn: PlainDate
  readonly sex: 'F' | 'M' | 'not-stated' | null
  readonly upn: string | null
  readonly version: number
}

function children(read: ReadTrx) {
  return read
    .selectFrom('child')
    .select([
      'child.id',
      'child.reference',
      'child.family_id as familyId',
      'child.given_name as givenName',
      'child.middle_names as middleNames',
      'child.family_name as familyName',
      'child.known_as as knownAs',
      'child.former_family_name as formerFamilyName',
      'child.born_on as bornOn',
      'child.sex',
      'child.upn',
      'child.lock_version as version',
    ])
}

export async function findChild(read: ReadTrx, id: string): Promise<Child | undefined> {
  return (await children(read).where('child.id', '=', id).executeTakeFirst()) as Child | undefined
}

/** Throws when it is not there: for callers whom the shell let in already. */
export async function getChild(read: ReadTrx, id: string): Promise<Child> {
  const child = await findChild(read, id)
  if (child === undefined) throw new Error(`No child ${id}`)
  return child
}

export async function listChildren(read: ReadTrx, ids: readonly string[]): Promise<readonly Child[]> {
  if (ids.length === 0) return []
  return (await children(read)
    .where('child.id', 'in', [...ids])
    .limit(500)
    .execute()) as Child[]
}

/** Brothers and sisters whom this person may see, eldest first. */
export async function listSiblings(
  read: ReadTrx,
  child: Pick<Child, 'id' | 'familyId'>,
): Promise<readonly Child[]> {
  return (await children(read)
    .where('child.family_id', '=', child.familyId)
    .where('child.id', '<>', child.id)
    .orderBy('child.born_on')
    .limit(30)
    .execute()) as Child[]
}

export interface NewChild {
  readonly id: string
  readonly reference: string
  readonly familyId: string
  readonly givenName: string
  readonly middleNames?: string | undefined
  readonly familyName: string
  readonly knownAs?: string | undefined
  readonly formerFamilyName?: string | undefined
  readonly bornOn: PlainDate
  readonly sex?: 'F' | 'M' | 'not-stated' | undefined
  readonly upn?: string | undefined
  readonly nameKey: string
}

export async function insertChild(trx: Trx, laId: number, child: NewChild, at: Date): Promise<void> {
  await trx
    .insertInto('child')
    .values({
      la_id: laId,
      id: child.id,
      reference: child.reference,
      family_id: child.familyId,
      given_name: child.givenName,
      middle_names: child.middleNames ?? null,
      family_name: child.familyName,
      known_as: child.knownAs ?? null,
      former_family_name: child.formerFamilyName ?? null,
      born_on: child.bornOn,
      sex: child.sex ?? null,
      upn: child.upn ?? null,
      name_key: child.nameKey,
      recorded_at: at,
    })
    .execute()
}

export async function insertFamily(trx: Trx, laId: number, id: string, at: Date): Promise<void> {
  await trx.insertInto('family').values({ la_id: laId, id, recorded_at: at }).execute()
}

/** Opens a child to an organisation through the checked door. */
export async function openChildTo(
  trx: Trx,
  childId: string,
  organisationId: string,
  because: string,
  at: Date,
): Promise<void> {
  await sql`select onroll.open_child(${childId}, ${organisationId}, ${because}, ${at})`.execute(trx)
}

export interface ReportedIdentity {
  readonly upn?: string | undefined
  readonly bornOn: PlainDate
  readonly nameKey: string
  readonly postcode?: string | undefined
}

export interface ReportedMatch {
  readonly childId: string
  readonly verdict: 'same' | 'alike'
}

/** Whether a reported child is one that is held already; gives ids and no facts. */
export async function matchReportedChild(
  read: ReadTrx,
  who: ReportedIdentity,
): Promise<readonly ReportedMatch[]> {
  const { rows } = await sql<{ child_id: string; verdict: 'same' | 'alike' }>`
    select child_id, verdict from onroll.match_reported_child(${who.upn ?? null}, ${who.bornOn}, ${who.nameKey}, ${who.postcode ?? null})`.execute(
    read,
  )
  return rows.map((row) => ({ childId: row.child_id, verdict: row.verdict }))
}

/** Opens a matched child to the organisation that reported it; the match is checked again inside. */
export async function openMatchedChild(
  trx: Trx,
  childId: string,
  who: ReportedIdentity,
  because: string,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ opened: boolean }>`
    select onroll.open_matched_child(${childId}, ${who.upn ?? null}, ${who.bornOn}, ${who.nameKey}, ${who.postcode ?? null}, ${because}, ${at}) as opened`.execute(
    trx,
  )
  return rows[0]?.opened === true
}

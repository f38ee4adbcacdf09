import { sql } from 'kysely'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

/** A role at an organisation: as whom a page can be looked at. */
export interface ViewerPlace {
  readonly role: string
  readonly organisationId: string
  readonly organisationName: string
  readonly organisationKind: string
  readonly schoolUrn: number | null
}

/** Every role that people hold where the child is open, and at the authority, which sees every child. */
export async function listViewerPlaces(
  read: ReadTrx,
  childId: string,
  authorityRoles: readonly string[],
): Promise<readonly ViewerPlace[]> {
  const { rows } = await sql<ViewerPlace>`
    select distinct r.role, o.id as "organisationId", o.name as "organisationName", o.kind as "organisationKind",
      o.school_urn as "schoolUrn"
    from account_role r join organisation o on o.la_id = r.la_id and o.id = r.organisation_id
    where r.until_on is null and (r.role = any (${[...authorityRoles]}) or exists (select 1 from child_access a
      where a.la_id = o.la_id and a.child_id = ${childId} and a.organisation_id = o.id and a.until_at is null))
    order by o.name, r.role limit 60`.execute(read)
  return rows
}

/** Whether the whereabouts are hidden from the asker: who is kept out must not look through other eyes either. */
export async function isKeptFrom(read: ReadTrx, childId: string): Promise<boolean> {
  const { rows } = await sql<{
    kept: boolean
  }>`select ${childId}::uuid = any (onroll.kept_back()) as kept`.execute(read)
  return rows[0]?.kept === true
}

import { sql } from 'kysely'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import type { Matter } from './matters.store.ts'

const KIND_OF_SIDE: Readonly<Record<string, string>> = {
  authority: 'cme-team',
  admissions: 'admissions',
  'home-education-team': 'home-education-team',
  'virtual-school': 'virtual-school',
}

/** Which organisation stands for each side of a matter: those it was opened to, else the one of its kind. */
export async function organisationsBySide(
  read: ReadTrx,
  matter: Pick<Matter, 'id' | 'schoolUrn'>,
): Promise<ReadonlyMap<string, string>> {
  const sides = new Map<string, string>()
  const rows = await read
    .selectFrom('organisation')
    .select(['id', 'kind', 'school_urn as schoolUrn'])
    .where('until_on', 'is', null)
    .where((eb) =>
      eb.or([
        eb('kind', 'in', Object.values(KIND_OF_SIDE)),
        ...(matter.schoolUrn === null ? [] : [eb('school_urn', '=', matter.schoolUrn)]),
      ]),
    )
    .execute()
  for (const [side, kind] of Object.entries(KIND_OF_SIDE)) {
    const one = rows.find((row) => row.kind === kind)
    if (one) sides.set(side, one.id)
  }
  const school = rows.find((row) => row.schoolUrn !== null)
  if (school) sides.set('school', school.id)
  const { rows: opened } = await sql<{ id: string; side: string }>`
    select organisation_id as id, side from onroll.sides_of_matter(${matter.id})`.execute(read)
  for (const { side, id } of opened) sides.set(side, id)
  return sides
}

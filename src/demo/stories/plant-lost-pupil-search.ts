import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { getPackOf } from '../../features/cases/index.ts'
import { askForSearch } from '../../features/lost-pupils/index.ts'
import type { Deps } from '../../features/slice.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'

/** A school that admitted a pupil without school history has asked for a search this week (policy 4.14). */
export async function plantLostPupilSearch(
  trx: Trx,
  { deps, laId, today }: { readonly deps: Deps; readonly laId: number; readonly today: PlainDate },
): Promise<void> {
  const asker = await trx
    .selectFrom('account_role as r')
    .innerJoin('account as a', (join) =>
      join.onRef('a.la_id', '=', 'r.la_id').onRef('a.id', '=', 'r.account_id'),
    )
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.la_id', '=', 'r.la_id').onRef('o.id', '=', 'r.organisation_id'),
    )
    .select([
      'a.id',
      'a.display_name as name',
      'o.id as organisationId',
      'o.name as organisationName',
      'o.school_urn as urn',
    ])
    .where('r.role', '=', 'school-staff')
    .orderBy('a.demo_key')
    .executeTakeFirst()
  if (asker === undefined) return
  const asked = await askForSearch(
    deps,
    trx,
    {
      laId,
      accountId: asker.id,
      name: asker.name,
      role: 'school-staff',
      organisationId: asker.organisationId,
      organisationName: asker.organisationName,
      schoolUrn: asker.urn,
      scope: 'system',
      side: 'school',
      pack: await getPackOf(trx, laId),
    },
    {
      childId: null,
      matterId: null,
      note: 'The mother has no papers from the last school.',
      child: {
        givenName: 'Zuzanna',
        familyName: 'Made-Up-Lis',
        formerNames: 'Pretend-Lisowska',
        bornOn: addDays(today, -9 * 365),
        sex: 'F',
        upn: null,
        seenLast: 'A primary school in Derby, the child says',
        country: null,
        admittedOn: addDays(today, -7),
      },
    },
  )
  if (!asked.ok) throw new Error(asked.refusal.message)
}

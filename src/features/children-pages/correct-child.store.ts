import type { Trx } from '../../platform/db/in-transaction.ts'
import type { ChildDetails } from './correct-child.form.ts'

/** Rewrites the cached present of a child. Gives false when somebody did so since the page was made. */
export async function updateDetails(
  trx: Trx,
  childId: string,
  details: ChildDetails,
  nameKey: string,
  version: number,
): Promise<boolean> {
  const result = await trx
    .updateTable('child')
    .set((eb) => ({
      given_name: details.givenName,
      middle_names: details.middleNames,
      family_name: details.familyName,
      known_as: details.knownAs,
      former_family_name: details.formerFamilyName,
      born_on: details.bornOn,
      sex: details.sex,
      upn: details.upn,
      name_key: nameKey,
      lock_version: eb('lock_version', '+', 1),
    }))
    .where('id', '=', childId)
    .where('lock_version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

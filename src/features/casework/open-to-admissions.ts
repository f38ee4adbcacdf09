import { type ActContext, findOrganisationOfKind, openMatterTo } from '../cases/index.ts'

/** From the day a place is needed, the Admissions team works on the case as well. */
export async function openToAdmissions({
  deps,
  trx,
  matter,
}: Pick<ActContext, 'deps' | 'trx' | 'matter'>): Promise<void> {
  const admissions = await findOrganisationOfKind(trx, 'admissions')
  if (admissions === undefined) return
  await openMatterTo(
    trx,
    matter.id,
    admissions.id,
    'admissions',
    'a school place is needed',
    deps.clock.now(),
  )
}

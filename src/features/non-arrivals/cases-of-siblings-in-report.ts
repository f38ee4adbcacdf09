import { nameKey } from '../../linkage/name-key.ts'
import { type CaseOfSibling, listCasesOfSiblings } from '../cases/index.ts'
import type { StepContext } from './journey.ts'
import { searchOwnChildren } from './non-arrivals.store.ts'
import type { SchoolReport } from './school-report.ts'

/**
 * The open cases of brothers and sisters of a pupil about to be reported, as far as the pupil or one of them is on the
 * school's own record. What the school does not hold opens nothing here.
 */
export async function casesOfSiblingsIn(
  { trx, now, requestId }: StepContext,
  { pupil, siblings }: SchoolReport,
): Promise<readonly CaseOfSibling[]> {
  const cases = new Map<string, CaseOfSibling>()
  const own = async (who: { givenName: string; familyName: string; bornOn?: string | undefined }) => {
    if (who.bornOn === undefined) return undefined
    const search = { nameKey: nameKey(who.givenName, who.familyName), bornOn: who.bornOn }
    const found = await searchOwnChildren(trx, search, now, requestId)
    return found.find(({ likeness }) => likeness === 1)?.childId
  }
  const pupilId = await own(pupil)
  if (pupilId !== undefined)
    for (const each of await listCasesOfSiblings(trx, pupilId)) cases.set(each.reference, each)
  for (const sibling of pupilId === undefined ? (siblings?.siblings ?? []) : []) {
    const id = await own(sibling)
    if (id === undefined) continue
    for (const each of await listCasesOfSiblings(trx, id, true)) cases.set(each.reference, each)
  }
  return [...cases.values()]
}

import { ok, type Result } from '../../domain/result.ts'
import { nameKey } from '../../linkage/name-key.ts'
import { getOrganisationOfKind } from '../cases/index.ts'
import type { Ask } from '../slice.ts'
import { changedMeanwhile } from './changed-meanwhile.ts'
import type { SearchQuestion } from './search.form.ts'
import { searchDue } from './search-due.ts'
import { insertSearchSteps } from './search-steps.store.ts'
import { type LostPupilSearch, updateSearch } from './searches.store.ts'
import { tellAboutSearch } from './tell-about-search.ts'

/** The school says more about the child; it is the CME team's turn again, with a new day. */
export async function giveInformation(
  { deps, trx, by, today, now }: Ask,
  search: LostPupilSearch,
  version: number,
  { child, note }: SearchQuestion,
): Promise<Result<void>> {
  const due = await searchDue(deps, trx, { laId: by.laId, pack: by.pack, from: today }, 'answer')
  const changed = await updateSearch(trx, search.id, version, {
    state: 'asked',
    due,
    child: { ...child, nameKey: nameKey(child.givenName, child.familyName) },
  })
  if (!changed) return changedMeanwhile()
  const next = version + 1
  await insertSearchSteps(
    trx,
    by,
    { id: search.id, version: next },
    [{ kind: 'information-given', words: note, forAsker: true }],
    now,
  )
  await tellAboutSearch(deps, trx, by, {
    template: 'lost-pupils-asked',
    organisation: await getOrganisationOfKind(trx, 'cme-team'),
    search: { id: search.id, reference: search.reference, version: next, dueOn: due.dueOn },
  })
  return ok(undefined)
}

import { displayDate } from '../../domain/calendar/display-date.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { nameKey } from '../../linkage/name-key.ts'
import type { Asker, SignedIn } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { getOrganisationOfKind, listColleagues, nextReference } from '../cases/index.ts'
import type { Deps } from '../slice.ts'
import type { SearchQuestion } from './search.form.ts'
import { searchDue } from './search-due.ts'
import { insertSearchSteps } from './search-steps.store.ts'
import { findOpenSearch, insertSearch, type LostPupilSearch } from './searches.store.ts'
import { tellAboutSearch } from './tell-about-search.ts'

/** Who asks: a person signed in, or one of a story. */
export type AskingForSearch = Asker & Pick<SignedIn, 'accountId' | 'organisationId' | 'schoolUrn' | 'pack'>

export interface AskedSearch extends SearchQuestion {
  readonly childId: string | null
  readonly matterId: string | null
}

/**
 * Asks the CME team for a search (policy 4.14): with an owner and a day from the first minute.
 *
 * @refuses  SEARCH_OPEN, with the search, when the same organisation has asked for the same child already
 */
export async function askForSearch(
  deps: Deps,
  trx: Trx,
  by: AskingForSearch,
  { child, note, childId, matterId }: AskedSearch,
): Promise<Result<string>> {
  const key = nameKey(child.givenName, child.familyName)
  const same = { organisationId: by.organisationId, nameKey: key, bornOn: child.bornOn }
  const before = await findOpenSearch(trx, same)
  if (before !== undefined) return askedAlready(before)
  const now = deps.clock.now()
  const id = newId(now)
  const reference = `LP-${String(await nextReference(trx, 'lost-pupil-search')).padStart(5, '0')}`
  const due = await searchDue(deps, trx, { laId: by.laId, pack: by.pack, from: deps.clock.today() }, 'answer')
  const team = await getOrganisationOfKind(trx, 'cme-team')
  const inserted = await insertSearch(trx, by.laId, {
    ...child,
    ...due,
    id,
    reference,
    nameKey: key,
    organisationId: by.organisationId,
    schoolUrn: by.schoolUrn,
    childId,
    matterId,
    ownerAccountId: by.side === 'authority' ? by.accountId : await ownerIn(trx, team.id),
    askedAt: now,
    askedBy: by.accountId,
  })
  if (!inserted) {
    const meanwhile = await findOpenSearch(trx, same)
    if (meanwhile === undefined)
      throw new Error('A search was refused by an index, but none stands in its way')
    return askedAlready(meanwhile)
  }
  const words = note === '' ? 'Search asked for' : note
  await insertSearchSteps(trx, by, { id, version: 1 }, [{ kind: 'asked', words, forAsker: true }], now)
  if (by.side !== 'authority')
    await tellAboutSearch(deps, trx, by, {
      template: 'lost-pupils-asked',
      organisation: team,
      search: { id, reference, version: 1, dueOn: due.dueOn },
    })
  return ok(id)
}

/** The officer with the fewest cases, or a manager where there is none. */
async function ownerIn(trx: Trx, teamId: string): Promise<string | null> {
  const [officer] = await listColleagues(trx, teamId, ['cme-officer'])
  const [manager] = officer === undefined ? await listColleagues(trx, teamId, ['cme-manager']) : []
  return (officer ?? manager)?.accountId ?? null
}

function askedAlready(search: LostPupilSearch) {
  return refuse({
    code: 'SEARCH_OPEN',
    message: `A search for ${search.givenName} ${search.familyName}, born ${displayDate(search.bornOn)}, was asked for already: ${search.reference}. A twin has another first name; check it.`,
    facts: { searchId: search.id, reference: search.reference },
  })
}

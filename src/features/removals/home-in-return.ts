import type { Trx } from '../../platform/db/in-transaction.ts'
import { type Contact, findAddress, hasProtectedAddress, listContacts } from '../children/index.ts'

// One wording for what is not known and for what is kept back: the reader must not tell one from the other.
const NOT_GIVEN = 'not given here, look in the authority’s own record'

/** Where a pupil lives and the parents there, as a return to the authority carries them. */
export async function homeInReturn(trx: Trx, childId: string) {
  const secret = await hasProtectedAddress(trx, childId)
  const home = secret ? undefined : await findAddress(trx, childId)
  const address = home ? [...linesOf(home.lines), home.postcode].filter(Boolean).join(', ') : NOT_GIVEN
  const parents = (await listContacts(trx, childId)).filter(isParentAtHome)
  return { address, parents: parents.map((parent) => parentInWords(parent, address)) }
}

/** A parent with whom the pupil normally lives, as far as the school knows. */
function isParentAtHome({ livesWithChild, relationship, parentalResponsibility }: Contact): boolean {
  const isParent =
    parentalResponsibility === 'yes' || /mother|father|parent|carer|guardian/i.test(relationship)
  return isParent && livesWithChild !== 'no'
}

function parentInWords({ name, relationship, phone, address }: Contact, home: string): string {
  return [`${name} (${relationship})`, ...linesOf(address ?? home), phone ?? 'no telephone known'].join(', ')
}

export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

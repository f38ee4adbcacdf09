import { displayDate } from '../../domain/calendar/display-date.ts'
import type { TrueStatus } from '../../exchange/ctf/true-status.ts'
import { type ActContext, getOrganisationOfKind } from '../cases/index.ts'
import { type Contact, findAddress, hasProtectedAddress, listContacts } from '../children/index.ts'
import { composeMessage } from '../letters/index.ts'
import { findSchool } from '../schools/index.ts'
import { destinationInReturn, type ToldOnLeaving } from './destination-form.ts'
import type { RemovalJudged } from './judge-removal.ts'

// One wording for what is not known and for what is kept back: the reader must not tell one from the other.
const NOT_GIVEN = 'not given here, look in the authority’s own record'

/** Sends the deletion return with all that the law wants in it, at the moment of the deletion (policy 4.11). */
export async function sendDeletionReturn(
  context: ActContext,
  { decision, ground }: RemovalJudged,
  status: TrueStatus,
  told: ToldOnLeaving,
): Promise<void> {
  const { deps, trx, by, matter, child, today } = context
  const school = matter.schoolUrn === null ? undefined : await findSchool(trx, matter.schoolUrn)
  const secret = await hasProtectedAddress(trx, child.id)
  const home = secret ? undefined : await findAddress(trx, child.id)
  const address = home ? [...linesOf(home.lines), home.postcode].filter(Boolean).join(', ') : undefined
  const contacts = await listContacts(trx, child.id)
  const team = await getOrganisationOfKind(trx, 'cme-team')
  await composeMessage(deps, trx, by, {
    template: 'deletion-return',
    pack: by.pack,
    to: { name: team.name, address: 'fetched by the authority' },
    organisationId: by.organisationId,
    matterId: matter.id,
    childId: child.id,
    effectKey: `deletion-return ${matter.id} ${today}`,
    facts: {
      reference: matter.reference,
      schoolName: school?.name ?? '',
      laestab: school?.laestab ?? 'number not known',
      childName: [child.givenName, child.middleNames, child.familyName].filter(Boolean).join(' '),
      bornOn: displayDate(child.bornOn),
      upn: child.upn ?? 'not known',
      address: address ?? NOT_GIVEN,
      parents: contacts.filter(isParentAtHome).map((parent) => parentInWords(parent, address ?? NOT_GIVEN)),
      removedOn: displayDate(today),
      ground: `${ground.id}, ${ground.label}`,
      ruleSet: decision.ruleSet,
      destination: destinationInReturn(status, told, today),
      newAddress: newAddressInWords(told),
      byName: by.name,
      today: displayDate(today),
    },
  })
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

function newAddressInWords({
  newAddress,
  newAddressFrom,
  newAddressWith,
}: ToldOnLeaving): string | undefined {
  if (newAddress === undefined) return undefined
  return [
    ...linesOf(newAddress),
    ...(newAddressFrom ? [`from ${displayDate(newAddressFrom)}`] : []),
    ...(newAddressWith ? [`with ${newAddressWith}`] : []),
  ].join(', ')
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

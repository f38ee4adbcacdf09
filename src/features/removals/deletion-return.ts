import { displayDate } from '../../domain/calendar/display-date.ts'
import type { TrueStatus } from '../../exchange/ctf/true-status.ts'
import { type ActContext, getOrganisationOfKind } from '../cases/index.ts'
import { composeMessage } from '../letters/index.ts'
import { findSchool } from '../schools/index.ts'
import { destinationInReturn, type ToldOnLeaving } from './destination-form.ts'
import { homeInReturn, linesOf } from './home-in-return.ts'
import type { RemovalJudged } from './judge-removal.ts'

/** Sends the deletion return with all that the law wants in it, at the moment of the deletion (policy 4.11). */
export async function sendDeletionReturn(
  context: ActContext,
  { decision, ground }: RemovalJudged,
  status: TrueStatus,
  told: ToldOnLeaving,
): Promise<void> {
  const { deps, trx, by, matter, child, today } = context
  const school = matter.schoolUrn === null ? undefined : await findSchool(trx, matter.schoolUrn)
  const home = await homeInReturn(trx, child.id)
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
      ...home,
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

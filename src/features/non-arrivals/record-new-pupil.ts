import { displayDate } from '../../domain/calendar/display-date.ts'
import type { Result } from '../../domain/result.ts'
import { getOrganisationOfKind } from '../cases/index.ts'
import { getChild } from '../children/index.ts'
import { composeMessage } from '../letters/index.ts'
import { confirmArrival, proposeJoiner } from '../moves/index.ts'
import { homeInReturn } from '../removals/index.ts'
import { admissionRows } from './admission-fields.ts'
import type { JoiningAnswer } from './joining.step.ts'
import type { StepContext } from './journey.ts'
import { recordSafetyContact } from './open-thread.ts'
import type { SchoolReport } from './school-report.ts'

/**
 * Sends the new pupil return (policy 4.15). A school that waits to hear whether this pupil came hears it; on what the
 * authority has in hand about the child an officer is asked, and decides.
 */
export async function recordNewPupil(
  context: StepContext,
  report: SchoolReport,
  childId: string,
): Promise<Result<void>> {
  const { joining } = report
  if (joining === undefined) throw new Error('A new pupil joined on a day')
  await recordSafetyContact(context, report, null, childId)
  await sendReturn(context, report, joining, childId)
  const confirmed = await confirmArrival(context, childId, joining.joinedOn)
  if (!confirmed.ok) return confirmed
  return proposeJoiner(context, childId, joining.joinedOn, confirmed.value)
}

async function sendReturn(
  { deps, trx, by, school, today }: StepContext,
  { risk }: SchoolReport,
  joining: JoiningAnswer,
  childId: string,
): Promise<void> {
  const child = await getChild(trx, childId)
  const team = await getOrganisationOfKind(trx, 'cme-team')
  await composeMessage(deps, trx, by, {
    template: 'new-pupil-return',
    pack: by.pack,
    to: { name: team.name, address: 'fetched by the authority' },
    organisationId: by.organisationId,
    childId,
    effectKey: `new-pupil-return ${school.urn} ${childId} ${joining.joinedOn}`,
    facts: {
      reference: child.reference,
      schoolName: school.name,
      laestab: school.laestab ?? 'number not known',
      childName: [child.givenName, child.middleNames, child.familyName].filter(Boolean).join(' '),
      bornOn: displayDate(child.bornOn),
      sex: child.sex === 'F' ? 'female' : child.sex === 'M' ? 'male' : 'not stated',
      upn: child.upn ?? 'not known',
      ...(await homeInReturn(trx, childId)),
      joinedOn: displayDate(joining.joinedOn),
      admission: admissionRows(joining).map(({ key, value }) => `${key}: ${value}`),
      boarder: joining.boarder ? 'boards at the school' : 'does not board',
      notObtained: joining.notObtained,
      situation: risk.flags.map(({ label }) => label).join('; ') || 'nothing known',
      byName: by.name,
      today: displayDate(today),
    },
  })
}

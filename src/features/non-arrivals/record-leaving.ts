import { newId } from '../../platform/ids/new-id.ts'
import type { Matter } from '../cases/index.ts'
import { insertFacts } from '../children/index.ts'
import { answersTo } from '../drafts/index.ts'
import { askReceivingSchool as ask } from '../moves/index.ts'
import { DESTINATION_NAMES, LEAVING_FACT } from '../removals/index.ts'
import type { StepContext } from './journey.ts'
import type { SchoolReport } from './school-report.ts'

/** Keeps where the leaver goes as it was typed, so that nobody types it twice when the name is removed. */
export async function recordLeaving(
  { trx, by, now, today, school, answers }: StepContext,
  childId: string,
): Promise<void> {
  const value = { schoolUrn: school.urn, answers: answersTo(DESTINATION_NAMES, answers) }
  await insertFacts(trx, [{ id: newId(now), kind: LEAVING_FACT, value }], {
    laId: by.laId,
    childId,
    source: by.organisationName,
    on: today,
    at: now,
    by: by.accountId,
  })
}

/** The new school is asked whether the pupil came, where it is one of the authority's. */
export async function askReceivingSchool(
  context: StepContext,
  { destination }: SchoolReport,
  matter: Matter,
): Promise<void> {
  if (destination?.status.kind !== 'school') return
  await ask(context, matter, {
    urn: destination.status.school.urn,
    expectedOn: destination.startsOn ?? null,
  })
}

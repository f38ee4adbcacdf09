import { type PlainDate, parsePlainDate } from '../../domain/calendar/plain-date.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { Asker } from '../../platform/auth/asker.ts'
import { inServiceName } from '../../platform/db/in-service-name.ts'
import { newId } from '../../platform/ids/new-id.ts'
import {
  type ActContext,
  type FormReader,
  findOrganisationOfSchool,
  listColleagues,
  listMattersOfChild,
  openMatter,
} from '../cases/index.ts'
import { findOpenEntry, insertEntry } from '../children/index.ts'
import { findSchoolByLaestab, type School } from '../schools/index.ts'

export interface RegisterSchool {
  readonly school: School
  readonly expectedOn: PlainDate
}

/** The school that has the child on its register, and the day on which it expected the child. */
export async function readRegisterSchool(
  reader: FormReader,
  { trx, today }: ActContext,
): Promise<RegisterSchool | undefined> {
  const laestab = reader.text('laestab', 'Write down the seven-digit number of the school.', 10)
  const expectedOn = reader.date('expectedOn', 'The day on which the child was expected', {
    notAfter: { day: today, message: 'The day on which the child was expected must be today or earlier.' },
  })
  if (laestab === '' || expectedOn === undefined) return undefined
  const school = await findSchoolByLaestab(trx, laestab, today)
  const organisation = school && (await findOrganisationOfSchool(trx, school.urn))
  if (school && organisation) return { school, expectedOn }
  reader.fault('laestab', 'No school that works with this service has this number. Check its seven digits.')
  return undefined
}

/** What the opening of an enquiry at the school needs; also for what Onroll does of itself. */
export type NoShowContext = Pick<ActContext, 'deps' | 'trx' | 'child' | 'matter' | 'today'> & {
  readonly by: Asker
}

/** T44 to Q0: the school’s own enquiry for a pupil who is on its register and did not come. */
export async function openNoShow(
  context: NoShowContext,
  laestab: string,
  expected: string,
): Promise<Result<void>> {
  // Admissions, who may record it, sees neither the school's register nor an enquiry that is open there already.
  return inServiceName(context.trx, context.by, () => openInside(context, laestab, expected))
}

async function openInside(context: NoShowContext, laestab: string, expected: string): Promise<Result<void>> {
  const { deps, trx, by, child, matter, today } = context
  const school = await findSchoolByLaestab(trx, laestab, today)
  const organisation = school && (await findOrganisationOfSchool(trx, school.urn))
  if (!school || !organisation) throw new Error(`No school here has the number ${laestab}`)
  const expectedOn = parsePlainDate(expected) ?? today
  const others = await listMattersOfChild(trx, child.id)
  const enquiries = others.filter((each) => each.kind === 'school-enquiry')
  if (enquiries.some((each) => each.open && each.schoolUrn === school.urn)) return ok(undefined)
  if ((await findOpenEntry(trx, child.id, school.urn)) === undefined)
    await insertEntry(
      trx,
      by.laId,
      {
        id: newId(deps.clock.now()),
        childId: child.id,
        schoolUrn: school.urn,
        startingOn: expectedOn,
        source: 'CME case',
      },
      deps.clock.now(),
    )
  const [owner, deputy] = await listColleagues(trx, organisation.id, ['school-staff', 'headteacher'])
  const opened = await openMatter(deps, trx, by, {
    kind: 'school-enquiry',
    childId: child.id,
    schoolUrn: school.urn,
    openedOn: expectedOn,
    // A case opens one enquiry by this way; a second offer that falls through stands without the link.
    ...(enquiries.some((each) => each.openedFrom === matter.id) ? {} : { openedFrom: matter.id }),
    openTo: [{ organisationId: organisation.id, side: 'school', because: 'the child did not start there' }],
    ownerOrganisationId: organisation.id,
    ownerAccountId: owner?.accountId ?? null,
    deputyAccountId: (deputy ?? owner)?.accountId ?? null,
    events: [
      {
        kind: 'non-arrival-reported',
        happenedOn: expectedOn,
        facts: { expectedOn, immediateConcern: false, schoolName: school.name },
      },
    ],
  })
  return opened.ok ? ok(undefined) : opened
}

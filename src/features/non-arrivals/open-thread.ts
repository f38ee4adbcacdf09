import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Circumstance } from '../../domain/enquiry/enquiry-check.ts'
import { ok, type Result } from '../../domain/result.ts'
import { newId } from '../../platform/ids/new-id.ts'
import {
  insertSafetyContact,
  listColleagues,
  listMattersOfChild,
  type NewEvent,
  openHomeEducation,
  openMatter,
  recordEvents,
  safetyEvents,
} from '../cases/index.ts'
import { statusInWords } from '../removals/index.ts'
import type { StepContext } from './journey.ts'
import { askReceivingSchool, recordLeaving } from './record-leaving.ts'
import { onTheRoll, type SchoolReport } from './school-report.ts'

/** Opens the thread that a report begins, and gives its id. */
export async function openThread(
  context: StepContext,
  report: SchoolReport,
  childId: string,
  dayZero: PlainDate | undefined,
): Promise<Result<string>> {
  const opened =
    context.what.route === 'R6'
      ? await openOnNotice(context, report, childId)
      : await openEnquiry(context, report, childId, dayZero)
  if (opened.ok) await recordSafetyContact(context, report, opened.value, childId)
  return opened
}

async function openEnquiry(
  context: StepContext,
  report: SchoolReport,
  childId: string,
  dayZero: PlainDate | undefined,
): Promise<Result<string>> {
  const { deps, trx, by, school, what, today } = context
  // The rules of the first missed day govern the enquiry, so that is the day on which it begins.
  const openedOn = onTheRoll(report).firstDay ?? today
  const opened = await openMatter(deps, trx, by, {
    kind: 'school-enquiry',
    childId,
    schoolUrn: school.urn,
    openedOn,
    openTo: [{ organisationId: by.organisationId, side: 'school', because: what.opened }],
    ownerOrganisationId: by.organisationId,
    ...(await ownersOf(context)),
    events: eventsOf(context, report, openedOn, dayZero),
  })
  if (!opened.ok) return opened
  const { matter } = opened.value
  if (report.destination) await recordLeaving(context, childId)
  await askReceivingSchool(context, report, matter)
  return ok(matter.id)
}

/** R6: the parent’s written notice begins the child’s home education thread, where the headteacher acts on it. */
async function openOnNotice(
  { deps, trx, by, school, today, rules, now }: StepContext,
  report: SchoolReport,
  childId: string,
): Promise<Result<string>> {
  const notice = report.leaving?.notice
  if (notice === undefined) throw new Error('Home education begins with a written notice')
  const opened = await openHomeEducation(deps, trx, by, {
    childId,
    schoolUrn: school.urn,
    openedOn: today,
    from: `${by.organisationName} has the parent’s written notice`,
    startsAt: 'E0',
    notice,
  })
  if (!opened.ok) return opened
  const thread = (await listMattersOfChild(trx, childId)).find(({ kind }) => kind === 'home-education')
  if (thread === undefined) throw new Error('The school does not see the thread that its notice began')
  const { said } = report.safety
  const told = said
    ? await recordEvents(deps, trx, by, thread.id, safetyEvents(said, rules, by, now))
    : ok(undefined)
  return told.ok ? ok(thread.id) : told
}

/** The reporter owns the enquiry; the safeguarding lead stands in, or the head, or whoever else is there. */
async function ownersOf({ trx, by }: StepContext) {
  const roles = ['designated-safeguarding-lead', 'headteacher', 'school-staff']
  const colleagues = await listColleagues(trx, by.organisationId, roles)
  const others = colleagues.filter(({ accountId }) => accountId !== by.accountId)
  const deputy = roles
    .map((role) => others.find((each) => each.role === role))
    .find((each) => each !== undefined)
  return { ownerAccountId: by.accountId, deputyAccountId: deputy?.accountId ?? null }
}

function eventsOf(
  { by, now, rules, school, what: { route } }: StepContext,
  report: SchoolReport,
  happenedOn: PlainDate,
  dayZero: PlainDate | undefined,
): readonly NewEvent[] {
  const { lastSeen, reasonBelieved } = report['last-seen'] ?? {}
  const contact = report.safety.said
  const said = {
    immediateConcern: report.safety.worried,
    schoolName: school.name,
    circumstances: circumstancesOf(report),
    ...(lastSeen ? { lastSeen } : {}),
    ...(reasonBelieved ? { reasonBelieved } : {}),
  }
  if (route === 'R6' || route === 'none') throw new Error(`No enquiry begins by ${route}`)
  const began: NewEvent =
    route === 'R1'
      ? { kind: 'non-arrival-reported', happenedOn, facts: { expectedOn: happenedOn, ...said } }
      : {
          kind: 'enquiry-opened',
          happenedOn,
          facts: { route, ...absenceFacts(report), ...leaverFacts(report), ...said },
        }
  // A leaver’s count, where there is one, begins with the enquiry itself.
  const counts = dayZero !== undefined && route !== 'R4' && route !== 'R5'
  return [
    began,
    ...(counts ? [{ kind: 'day-zero-recorded' as const, happenedOn, facts: { dayZero } }] : []),
    ...(contact ? safetyEvents(contact, rules, by, now) : []),
  ]
}

function absenceFacts({ absence }: SchoolReport) {
  if (absence === undefined) return {}
  const { firstMissedOn, leave, destination } = absence
  return {
    firstMissedOn,
    ...(leave ? { leaveEndedOn: leave.endedOn, leaveReason: leave.reason } : {}),
    ...(destination ? { destination } : {}),
  }
}

function leaverFacts({ leaving, destination }: SchoolReport) {
  const known = destination && destination.status.kind !== 'unknown' ? destination.status : undefined
  return {
    ...(leaving?.ground ? { ground: leaving.ground } : {}),
    ...(destination ? { lastDay: destination.lastDay } : {}),
    ...(known ? { destination: statusInWords(known), receivingSchool: true } : {}),
  }
}

function circumstancesOf(report: SchoolReport): Readonly<Partial<Record<Circumstance, boolean>>> {
  const { address, siblings } = report
  const { cameFromSchool } = onTheRoll(report).admission
  return {
    ...report.circumstances?.circumstances,
    ...(siblings?.has === undefined ? {} : { 'has-siblings': siblings.has }),
    ...(cameFromSchool === undefined ? {} : { 'came-from-another-school': cameFromSchool }),
    ...(address.known && address.elsewhere !== undefined
      ? { 'lives-in-another-authority': address.elsewhere }
      : {}),
  }
}

export async function recordSafetyContact(
  { trx, by, now }: StepContext,
  { safety: { said } }: SchoolReport,
  matterId: string | null,
  childId: string,
): Promise<void> {
  if (said === undefined) return
  await insertSafetyContact(trx, by.laId, {
    id: newId(now),
    childId,
    matterId,
    told: said.told,
    toldAt: said.toldAt,
    reference: said.reference ?? null,
    note: said.note ?? null,
    recordedAt: now,
    recordedBy: by.accountId,
    organisationId: by.organisationId,
  })
}

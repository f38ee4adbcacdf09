import type { Circumstance } from '../../domain/enquiry/enquiry-check.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { nameKey } from '../../linkage/name-key.ts'
import { newId } from '../../platform/ids/new-id.ts'
import {
  insertSafetyContact,
  listColleagues,
  type NewEvent,
  openMatter,
  safetyEvents,
} from '../cases/index.ts'
import {
  matchReportedChild,
  openMatchedChild,
  type ReportedIdentity,
  setLastAttended,
} from '../children/index.ts'
import { FLAG_DUPLICATE_REPORTS } from './flag-duplicate-reports.job.ts'
import type { StepContext } from './journey.ts'
import { judgeFirstDay } from './judge-first-day.ts'
import { findOpenEnquiry, holdBirthday } from './non-arrivals.store.ts'
import { makeChild, putOnRegister, recordReport } from './record-reported-child.ts'
import { firstDayOf, type SchoolReport } from './school-report.ts'

export interface Reported {
  readonly matterId: string
  readonly childId: string
}

/**
 * Records that a pupil is not there, and opens the school's enquiry: T1 of the process, with the name on the register
 * from the expected day, or from the day on which one who was here before had joined.
 *
 * @refuses  ENQUIRY_OPEN (`facts.matterId`) when the school has an open enquiry about this child, and as
 *           {@link judgeFirstDay}
 */
export async function reportChild(context: StepContext, report: SchoolReport): Promise<Result<Reported>> {
  const { trx, by, deps, now, school } = context
  const { pupil, safety, absence } = report
  const { firstDay, admission } = firstDayOf(report)
  await holdBirthday(trx, by.laId, pupil.bornOn)
  const judged = await judgeFirstDay(context, {
    expectedOn: firstDay,
    bornOn: pupil.bornOn,
    immediateConcern: safety.worried,
    wasHere: absence !== undefined,
  })
  if (!judged.ok) return judged
  const who = identityOf(report)
  const match = await matchOf(context, report, who)
  const heldId = match.heldId
  const open = heldId === undefined ? undefined : await findOpenEnquiry(trx, heldId, school.urn)
  if (open !== undefined) {
    return refuse({
      code: 'ENQUIRY_OPEN',
      message: `Your school’s enquiry ${open.reference} about this pupil is open already. Carry on there; nothing was sent.`,
      facts: { matterId: open.matterId },
    })
  }

  if (match.mustOpen && heldId !== undefined)
    await openMatchedChild(trx, heldId, who, 'reported by the school', now)
  const childId = heldId ?? (await makeChild(context, report))
  await recordReport(context, childId, report)
  await putOnRegister(context, childId, absence?.joinedOn ?? firstDay, admission.yearGroup)
  if (absence?.lastAttendedOn) await setLastAttended(trx, childId, school.urn, absence.lastAttendedOn)
  const owners = await ownersOf(context)
  const opened = await openMatter(deps, trx, by, {
    kind: 'school-enquiry',
    childId,
    schoolUrn: school.urn,
    openedOn: firstDay,
    openTo: [{ organisationId: by.organisationId, side: 'school', because: context.what.opened }],
    ownerOrganisationId: by.organisationId,
    ...owners,
    events: eventsOf(context, report, judged.value.dayZero),
  })
  if (!opened.ok) return opened
  const matterId = opened.value.matter.id
  await recordSafetyContact(context, report, matterId, childId)
  // Another school may be looking for this child: only the system sees both enquiries.
  if (heldId !== undefined)
    await deps.jobs.enqueue(trx, FLAG_DUPLICATE_REPORTS, { laId: by.laId, childId }, { key: childId })
  return ok({ matterId, childId })
}

interface Match {
  /** The child as held already. */
  readonly heldId: string | undefined
  /** Whether the held child must first be opened to the school. */
  readonly mustOpen: boolean
}

async function matchOf({ trx }: StepContext, { found }: SchoolReport, who: ReportedIdentity): Promise<Match> {
  if (found.kind === 'held') return { heldId: found.pupil.child.id, mustOpen: false }
  // One who only looks alike is not spoken of: nothing here may tell a school that somebody else’s record exists. The
  // authority hears of it when its case opens.
  const same = (await matchReportedChild(trx, who)).find(({ verdict }) => verdict === 'same')
  return { heldId: same?.childId, mustOpen: same !== undefined }
}

// A number whose check letter is wrong belongs to nobody, so it may not open anybody's record.
function identityOf({ pupil, address }: SchoolReport): ReportedIdentity {
  return {
    bornOn: pupil.bornOn,
    nameKey: nameKey(pupil.givenName, pupil.familyName),
    upn: pupil.upnWarning === undefined ? pupil.upn : undefined,
    postcode: address.known ? address.postcode : undefined,
  }
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
  { by, now, rules, school, what }: StepContext,
  report: SchoolReport,
  dayZero: string | undefined,
): readonly NewEvent[] {
  const { firstDay } = firstDayOf(report)
  const { lastSeen, reasonBelieved } = report['last-seen']
  // The rules of the first missed day govern the enquiry, so that is the day on which it begins.
  const happenedOn = firstDay
  const contact = report.safety.said
  const said = {
    immediateConcern: report.safety.worried,
    schoolName: school.name,
    circumstances: circumstancesOf(report),
    ...(lastSeen ? { lastSeen } : {}),
    ...(reasonBelieved ? { reasonBelieved } : {}),
  }
  return [
    what.route === 'R1'
      ? { kind: 'non-arrival-reported', happenedOn, facts: { expectedOn: firstDay, ...said } }
      : {
          kind: 'enquiry-opened',
          happenedOn,
          facts: { route: what.route, ...absenceFacts(report), ...said },
        },
    ...(dayZero === undefined
      ? []
      : [{ kind: 'day-zero-recorded' as const, happenedOn, facts: { dayZero: firstDay } }]),
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

function circumstancesOf(report: SchoolReport): Readonly<Partial<Record<Circumstance, boolean>>> {
  const { address, siblings } = report
  const { cameFromSchool } = firstDayOf(report).admission
  return {
    ...report.circumstances.circumstances,
    ...(siblings.has === undefined ? {} : { 'has-siblings': siblings.has }),
    ...(cameFromSchool === undefined ? {} : { 'came-from-another-school': cameFromSchool }),
    ...(address.known && address.elsewhere !== undefined
      ? { 'lives-in-another-authority': address.elsewhere }
      : {}),
  }
}

async function recordSafetyContact(
  { trx, by, now }: StepContext,
  { safety: { said } }: SchoolReport,
  matterId: string,
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

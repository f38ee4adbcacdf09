import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { nameKey } from '../../linkage/name-key.ts'
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
import { openThread } from './open-thread.ts'
import { recordNewPupil } from './record-new-pupil.ts'
import { makeChild, putOnRegister, recordReport } from './record-reported-child.ts'
import { onTheRoll, type SchoolReport } from './school-report.ts'

export interface Reported {
  /** The thread that the report began; a new pupil begins none. */
  readonly matterId: string | undefined
  readonly childId: string
}

/**
 * Records what the school reports of a child, and opens the thread that follows: an enquiry (T1 of the process, or the
 * start of a leaver), or home education. The name goes on the register from the expected day, or from the day on which
 * one who was here before had joined.
 *
 * @refuses  ENQUIRY_OPEN (`facts.matterId`) when the school has an open enquiry about this child, and as
 *           {@link judgeFirstDay}
 */
export async function reportChild(context: StepContext, report: SchoolReport): Promise<Result<Reported>> {
  const { trx, by, deps, now, today, school, what } = context
  const { pupil, absence } = report
  const { firstDay, admission, joinedOn } = onTheRoll(report)
  await holdBirthday(trx, by.laId, pupil.bornOn)
  const judged = firstDay && (await judgeFirstDay(context, firstDayAsked(report, firstDay)))
  if (judged && !judged.ok) return judged
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
  await putOnRegister(context, childId, joinedOn ?? firstDay ?? today, admission.yearGroup)
  if (absence?.lastAttendedOn) await setLastAttended(trx, childId, school.urn, absence.lastAttendedOn)
  if (what.id === 'joined') {
    const returned = await recordNewPupil(context, report, childId)
    return returned.ok ? ok({ matterId: undefined, childId }) : returned
  }
  const opened = await openThread(context, report, childId, judged?.value.dayZero)
  if (!opened.ok) return opened
  // Another school may be looking for this child: only the system sees both enquiries.
  if (heldId !== undefined && what.route !== 'R6')
    await deps.jobs.enqueue(trx, FLAG_DUPLICATE_REPORTS, { laId: by.laId, childId }, { key: childId })
  return ok({ matterId: opened.value, childId })
}

function firstDayAsked({ pupil, safety, absence }: SchoolReport, expectedOn: PlainDate) {
  return {
    expectedOn,
    bornOn: pupil.bornOn,
    immediateConcern: safety.worried,
    wasHere: absence !== undefined,
  }
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

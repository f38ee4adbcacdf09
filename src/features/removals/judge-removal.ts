import { countSchoolDays } from '../../domain/calendar/count-school-days.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { eventsOfKind } from '../../domain/case/matter-event.ts'
import type { SideStanding } from '../../domain/enquiry/enquiries-are-complete.ts'
import { decideGround, type GroundDecision } from '../../domain/register/decide-ground.ts'
import type { Ground } from '../../domain/register/deletion-ground.ts'
import type { GroundFacts, SignedOutcome } from '../../domain/register/ground-facts.ts'
import { ok, type Result } from '../../domain/result.ts'
import { type ActContext, type EnquiryStanding, enquiryStanding, howItBegan } from '../cases/index.ts'
import { calendarFor } from '../schools/index.ts'
import { factsOf } from './ground-questions.ts'

export interface RemovalJudged {
  readonly ground: Ground
  readonly decision: GroundDecision
  /** The school's latest statement for this ground; empty when there is none. */
  readonly answers: Readonly<Record<string, string>>
  readonly statedOn: PlainDate | undefined
  readonly schoolDaysAbsent: number | undefined
}

/** Judges a ground today, from what the enquiry knows and what the school has stated of its register. */
export async function judgeRemoval(context: ActContext, groundId: string): Promise<Result<RemovalJudged>> {
  const { deps, by, today, events } = context
  const found = deps.packs.rulesAt(today, by.pack).ground(groundId)
  if (!found.ok) return found
  const ground = found.value
  const statement = eventsOfKind(events, 'register-stated').findLast(
    (event) => event.facts.ground === ground.id,
  )
  const answers = statement?.facts.answers ?? {}
  const stated = factsOf(answers)
  const schoolDays = await schoolDaysAbsent(context)
  const facts: GroundFacts = {
    ...(await factsOfEnquiry(context)),
    ...stated,
    ...absenceOf(stated, schoolDays),
    ...elsewhereOf(context, stated),
  }
  const decision = decideGround(ground, facts, today)
  if (!decision.ok) return decision
  return ok({
    ground,
    decision: decision.value,
    answers,
    statedOn: statement?.happenedOn,
    schoolDaysAbsent: schoolDays,
  })
}

/** The other school: as the school states it, as that school confirmed it here, or as it is believed. */
function elsewhereOf(
  { state, events }: ActContext,
  stated: GroundFacts,
): Pick<GroundFacts, 'registeredElsewhere'> {
  if (stated.registeredElsewhere?.verifiedOn) return {}
  const confirmed = eventsOfKind(events, 'arrival-confirmed').at(-1)
  if (confirmed && state.arrivalConfirmedOn)
    return { registeredElsewhere: { school: confirmed.facts.school, verifiedOn: confirmed.happenedOn } }
  if (stated.registeredElsewhere) return {}
  const { school, authority } = state.signatures
  const leaver = state.receivingSchool ? howItBegan(events).destination : undefined
  const believed = state.admissions.school ?? school?.school ?? authority?.school ?? leaver
  return believed ? { registeredElsewhere: { school: believed } } : {}
}

function absenceOf(stated: GroundFacts, schoolDays: number | undefined): Pick<GroundFacts, 'absence'> {
  if (schoolDays === undefined) return stated.absence ? { absence: stated.absence } : {}
  return { absence: { ...stated.absence, schoolDays } }
}

/** School days missed from day zero up to yesterday: today’s sessions are not yet over. */
async function schoolDaysAbsent({ trx, matter, state, today }: ActContext): Promise<number | undefined> {
  if (state.dayZero === null || state.dayZero >= today) return undefined
  const known = await calendarFor(trx, { laId: matter.laId, schoolUrn: matter.schoolUrn })
  if (!known.ok) return undefined
  const counted = countSchoolDays(known.value.calendar, state.dayZero, addDays(today, -1))
  return counted.ok ? counted.value.count : undefined
}

async function factsOfEnquiry(context: ActContext): Promise<GroundFacts> {
  const { state, deps, trx } = context
  const standing = await enquiryStanding(deps, trx, context)
  const { school, authority } = state.signatures
  return {
    enquiries: {
      school: { ...madeBy(standing.school), open: openOfSchool(standing) },
      // Which ones the authority still makes may say more of a family than the school is told.
      authority: madeBy(standing.authority),
    },
    jointOutcome: {
      ...(school ? { school: signed(school) } : {}),
      ...(authority ? { authority: signed(authority) } : {}),
    },
    ...(state.referral.acknowledgedOn && state.referral.officer
      ? { acknowledged: { by: state.referral.officer, on: state.referral.acknowledgedOn } }
      : {}),
  }
}

function madeBy({ complete, done, needed }: SideStanding) {
  return { complete, made: { done, needed } }
}

function openOfSchool({ checks }: EnquiryStanding): readonly string[] {
  return checks
    .filter(({ check, complete }) => check.by !== 'authority' && !complete)
    .map(({ check }) => check.label)
}

function signed(signature: {
  outcome: SignedOutcome['outcome']
  name: string
  signedOn: PlainDate
}): SignedOutcome {
  return { outcome: signature.outcome, by: signature.name, on: signature.signedOn }
}

import type { PlainDate } from '../calendar/plain-date.ts'
import { parsePlainDate } from '../calendar/plain-date.ts'
import type { EventFacts } from './event-facts.ts'
import { handOverAfter } from './hand-over-events.ts'
import type { MatterEvent, MatterEventOf } from './matter-event.ts'
import type { MatterState } from './matter-state.ts'
import type { StateId } from './process-states.ts'

/** The matter with what the event says noted, before anything moves. */
export function noteFacts(state: MatterState, event: MatterEvent): MatterState {
  return { ...state, ...noted(state, event) }
}

function noted(state: MatterState, event: MatterEvent): Partial<MatterState> {
  const on = event.happenedOn
  switch (event.kind) {
    case 'non-arrival-reported':
      return { safetyConcern: event.facts.immediateConcern }
    case 'enquiry-opened':
      return begun(event.facts)
    case 'day-zero-recorded':
      return { dayZero: event.facts.dayZero }
    case 'day-twenty-reached':
      return { dayTwentyReachedOn: event.facts.dayTwenty }
    case 'ten-day-report-sent':
      return { tenDayReportSentOn: on }
    case 'parent-reached':
      return event.facts.says === 'home-education'
        ? { noticeOn: event.facts.noticeOn ?? null, noticeAwaited: event.facts.noticeOn === undefined }
        : { noticeAwaited: false }
    case 'admissions-asked':
      return { admissions: { askedOn: on, answeredOn: null, onRoll: null, school: null } }
    case 'admissions-answered':
      return { admissions: { ...state.admissions, answeredOn: on, ...rollOf(event.facts) } }
    case 'team-requested':
      return { team: { ...state.team, name: event.facts.team, requestedOn: on } }
    case 'team-received':
      return { team: { ...state.team, receivedOn: on } }
    case 'team-accepted':
      return { team: { ...state.team, receivedOn: state.team.receivedOn ?? on, acceptedOn: on } }
    case 'visit-recorded':
      return { team: { ...state.team, visitedOn: event.facts.visitedOn } }
    case 'team-outcome-recorded':
      return { team: { ...state.team, outcome: event.facts.outcome, outcomeOn: on } }
    case 'referral-sent':
      return {
        referral: { sentOn: on, acknowledgedOn: null, officer: null, reference: null },
        lane: event.facts.lane ?? state.lane,
      }
    case 'referral-acknowledged':
      return { referral: { ...state.referral, acknowledgedOn: on, ...event.facts } }
    case 'joint-outcome-signed':
      return signed(state, event)
    case 'removal-decided':
      return { removal: { ground: event.facts.ground, onDate: event.facts.onDate, decidedOn: on } }
    case 'arrival-confirmed':
      return { arrivalConfirmedOn: on }
    case 'arrival-denied':
      return {
        receivingSchool: false,
        arrivalConfirmedOn: null,
        dayZero: state.dayZero ?? event.facts.firstMissedOn ?? null,
      }
    case 'deletion-return-sent':
      return { deletionReturnSentOn: on }
    case 'transfer-file-made':
      return {
        transferFile: {
          ...state.transferFile,
          madeOn: on,
          destination: event.facts.destination,
          trueStatus: event.facts.trueStatus,
        },
      }
    case 'transfer-file-uploaded':
      return { transferFile: { ...state.transferFile, uploadedOn: on, rejectedOn: null } }
    case 'transfer-file-rejected':
      return {
        transferFile: {
          ...state.transferFile,
          uploadedOn: null,
          rejectedOn: on,
          rejections: state.transferFile.rejections + 1,
        },
      }
    case 'transfer-file-resent':
      return {
        transferFile: {
          ...state.transferFile,
          destination: event.facts.destination,
          uploadedOn: on,
          rejectedOn: null,
        },
      }
    case 'transfer-file-cleared':
      return { transferFile: { ...state.transferFile, ...cleared(state, on) } }
    case 'transfer-file-collected':
      return { transferFile: { ...state.transferFile, collectedOn: on } }
    case 'case-opened':
      return { lane: event.facts.lane ?? null }
    case 'triaged':
      return {
        lane: event.facts.lane,
        redReasons: event.facts.lane === 'red' ? event.facts.reasons : [],
        lookedAfter: event.facts.lookedAfter ?? state.lookedAfter,
      }
    case 'located':
      return { lookedAfter: event.facts.lookedAfter ?? state.lookedAfter }
    case 'check-requested':
      return { openChecks: [...state.openChecks, openCheck(event)] }
    case 'check-answered':
      return { openChecks: state.openChecks.filter((each) => each.check !== event.facts.check) }
    case 'looked-after-recorded':
      return { lookedAfter: event.facts.lookedAfter }
    case 'place-offered': {
      const { school, laestab, startsOn } = event.facts
      return { offer: { school, laestab: laestab ?? null, startsOn: startsOn ?? null, on } }
    }
    case 'place-fell-through':
      return { offer: null }
    case 'direction-started':
      return { direction: directionBegun(event) }
    case 'direction-school-replied':
      return { direction: state.direction && { ...state.direction, repliedOn: on, reply: event.facts.reply } }
    case 'direction-notice-given':
      return { direction: state.direction && { ...state.direction, noticeOn: on } }
    case 'direction-requested':
      return { direction: state.direction && { ...state.direction, requestedOn: on } }
    case 'meanwhile-decided': {
      const { decision, provision, reviewOn } = event.facts
      return { meanwhile: { decision, provision: provision ?? null, on, reviewOn } }
    }
    case 'place-delayed':
      return { delay: { ...event.facts, on } }
    case 'case-closed':
      return { closing: { reason: event.facts.reason, on } }
    case 'case-reopened':
      return {
        closing: null,
        lane: null,
        redReasons: [],
        offer: null,
        direction: null,
        meanwhile: null,
        delay: null,
        reopenings: state.reopenings + 1,
      }
    case 'review-recorded':
      return { lastReviewOn: on }
    case 'safety-contact-recorded':
      return { safetyConcern: true }
    case 'question-asked':
      return { openQuestions: [...state.openQuestions, { seq: event.seq, askedOn: on, ...event.facts }] }
    case 'question-answered':
      return { openQuestions: state.openQuestions.filter((each) => each.seq !== event.facts.asked) }
    case 'duplicate-suspected':
      return { suspectedDuplicates: [...state.suspectedDuplicates, event.facts.other] }
    case 'duplicate-settled':
      return { suspectedDuplicates: state.suspectedDuplicates.filter((each) => each !== event.facts.other) }
    case 'hand-over-offered':
    case 'hand-over-opened':
    case 'hand-over-accepted':
    case 'hand-over-refused':
    case 'hand-over-withdrawn':
      return { handOver: handOverAfter(state, event) }
    case 'correction-recorded':
      return corrected(state, event)
    default:
      return {}
  }
}

const COUNTING: readonly StateId[] = ['Q0', 'Q1', 'Q2', 'Q3']

function rollOf(facts: MatterEventOf<'admissions-answered'>['facts']) {
  return facts.onRoll === 'elsewhere'
    ? { onRoll: facts.onRoll, school: facts.school }
    : { onRoll: facts.onRoll, school: null }
}

function signed(state: MatterState, event: MatterEventOf<'joint-outcome-signed'>): Partial<MatterState> {
  const signature = {
    outcome: event.facts.outcome,
    signedOn: event.happenedOn,
    name: event.by.name,
    role: event.by.role,
    reason: event.facts.reason ?? null,
    school: event.facts.school ?? null,
    seq: event.seq,
  }
  const signatures = { ...state.signatures, [event.facts.by]: signature }
  const agree = signatures.school?.outcome === signatures.authority?.outcome
  return {
    signatures,
    agreedOutcome: agree ? event.facts.outcome : null,
    agreedOn: agree ? event.happenedOn : null,
  }
}

function directionBegun({ facts, happenedOn }: MatterEventOf<'direction-started'>): MatterState['direction'] {
  return {
    school: facts.school,
    schoolKind: facts.schoolKind ?? 'maintained',
    startedOn: happenedOn,
    repliedOn: null,
    reply: null,
    noticeOn: null,
    requestedOn: null,
  }
}

function openCheck(event: MatterEventOf<'check-requested'>) {
  const { check, asked, answerBy } = event.facts
  return { seq: event.seq, check, asked, askedOn: event.happenedOn, answerBy: answerBy ?? null }
}

/** The first missed day is the one fact of the fold that dates rest on and that schools get wrong. */
function corrected(state: MatterState, event: MatterEventOf<'correction-recorded'>): Partial<MatterState> {
  if (event.facts.field !== 'dayZero') return {}
  const dayZero: PlainDate | undefined = parsePlainDate(event.facts.now)
  if (dayZero === undefined) return {}
  // Day 20 of a wrong first day is not day 20; the sweep finds the right one again.
  return COUNTING.includes(state.state) ? { dayZero, dayTwentyReachedOn: null } : { dayZero }
}

/** A file that nobody had collected and that is gone has to be sent again, as a rejected one has. */
function cleared(state: MatterState, on: PlainDate): Partial<MatterState['transferFile']> {
  const { uploadedOn, collectedOn } = state.transferFile
  const waits = state.state === 'Q8' && uploadedOn !== null && collectedOn === null
  return waits ? { uploadedOn: null, rejectedOn: on } : {}
}

/** A leaver whose destination nobody knows is counted from the first missed day; the other routes record it apart (T1). */
function begun(facts: EventFacts['enquiry-opened']): Partial<MatterState> {
  return {
    safetyConcern: facts.immediateConcern === true,
    leavesOn: facts.lastDay ?? null,
    receivingSchool: facts.receivingSchool === true,
    ...(facts.route === 'R5' && facts.firstMissedOn ? { dayZero: facts.firstMissedOn } : {}),
  }
}

import type { PlainDate } from '../calendar/plain-date.ts'
import type { RouteId } from './event-facts.ts'
import type { MatterEvent } from './matter-event.ts'
import type { MatterState } from './matter-state.ts'
import { ROUTES } from './process.ts'
import type { MatterKind, StateId } from './process-states.ts'

interface Opening {
  readonly kind: MatterKind
  readonly state: StateId
  readonly route: RouteId | null
}

/** Where a matter begins by this event, or undefined when the event cannot begin one. */
export function openingOf(event: MatterEvent): Opening | undefined {
  switch (event.kind) {
    case 'non-arrival-reported':
      return { kind: 'school-enquiry', state: firstOf('R1'), route: 'R1' }
    case 'enquiry-opened':
      return { kind: 'school-enquiry', state: firstOf(event.facts.route), route: event.facts.route }
    case 'case-opened':
      return { kind: 'authority-case', state: event.facts.startsAt ?? 'L0', route: event.facts.route }
    case 'home-education-notified':
      return { kind: 'home-education', state: firstOf('R6'), route: 'R6' }
    case 'home-education-opened':
      return { kind: 'home-education', state: event.facts.startsAt, route: null }
    default:
      return undefined
  }
}

/** A matter on the day it begins, before its first event is noted. */
export function blankMatter(
  opening: Opening,
  on: PlainDate,
  lastEvent: MatterState['lastEvent'],
): MatterState {
  return {
    kind: opening.kind,
    state: opening.state,
    open: true,
    since: on,
    openedOn: on,
    endedOn: null,
    handedOverTo: null,
    route: opening.route,
    dayZero: null,
    dayTwentyReachedOn: null,
    tenDayReportSentOn: null,
    walked: [],
    path: [{ state: opening.state, on, by: null }],
    flags: [],
    lane: null,
    redReasons: [],
    lookedAfter: false,
    safetyConcern: false,
    noticeAwaited: false,
    noticeOn: null,
    admissions: { askedOn: null, answeredOn: null, onRoll: null, school: null },
    team: {
      name: null,
      requestedOn: null,
      receivedOn: null,
      acceptedOn: null,
      visitedOn: null,
      outcome: null,
      outcomeOn: null,
    },
    referral: { sentOn: null, acknowledgedOn: null, officer: null, reference: null },
    signatures: { school: null, authority: null },
    agreedOutcome: null,
    agreedOn: null,
    removal: null,
    deletionReturnSentOn: null,
    leavesOn: null,
    receivingSchool: false,
    arrivalConfirmedOn: null,
    transferFile: {
      madeOn: null,
      destination: null,
      trueStatus: null,
      uploadedOn: null,
      rejectedOn: null,
      rejections: 0,
      collectedOn: null,
    },
    offer: null,
    direction: null,
    meanwhile: null,
    delay: null,
    closing: null,
    lastReviewOn: null,
    reopenings: 0,
    openQuestions: [],
    openChecks: [],
    suspectedDuplicates: [],
    handOver: null,
    eventCount: 0,
    lastEvent,
  }
}

function firstOf(route: RouteId): StateId {
  const found = ROUTES.find((each) => each.id === route)
  if (found === undefined) throw new Error(`The process has no route ${route}`)
  return found.first
}

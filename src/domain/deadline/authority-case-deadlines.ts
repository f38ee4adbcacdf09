import type { PlainDate } from '../calendar/plain-date.ts'
import type { EventKind } from '../case/event-facts.ts'
import { eventsOfKind } from '../case/matter-event.ts'
import type { MatterState } from '../case/matter-state.ts'
import type { StateId } from '../case/process-states.ts'
import { placeNeededSince } from '../case/waiting-since.ts'
import { type DeadlineSpec, enteredOn, type MatterHistory, standsAt } from './deadline-spec.ts'
import { HAND_OVER_DEADLINES } from './hand-over-deadlines.ts'

const OFFICER = { side: 'authority', role: 'CME officer' } as const
const ADMISSIONS = { side: 'admissions', role: 'Admissions officer' } as const
const VIRTUAL_SCHOOL = { side: 'virtual-school', role: 'Virtual School Headteacher' } as const
const onAuthority = { calendar: 'authority' } as const

/** What falls due on an authority case, in the order of the process. Checks, questions and reviews come beside these. */
export const AUTHORITY_CASE_DEADLINES: readonly DeadlineSpec[] = [
  {
    ...OFFICER,
    kind: 'match-child',
    label: 'Match the child and the family',
    action: 'match-child',
    period: 'match-child-within',
    starts: ({ state }) => enteredOn(state, 'L0'),
    metOn: ({ state }) => sinceReceived(state, 'L1'),
    stillDue: standsAt('L0'),
  },
  {
    ...OFFICER,
    kind: 'triage',
    label: 'Acknowledge and set the lane',
    action: 'triage',
    actionLabel: 'Acknowledge',
    period: {
      either: ['acknowledge-red-within', 'acknowledge-within'],
      choose: ({ state }) => (state.lane === 'red' ? 'acknowledge-red-within' : 'acknowledge-within'),
    },
    starts: ({ state }) => enteredOn(state, 'L0'),
    metOn: ({ state }) => sinceReceived(state, 'L2'),
    stillDue: standsAt('L0', 'L1'),
  },
  {
    ...OFFICER,
    kind: 'red-review',
    label: 'First review of a child in the red lane',
    action: 'record-review',
    period: 'red-review-within',
    starts: redSince,
    metOn: (matter) => dayAfterwards(matter, 'triaged', 'review-recorded'),
    stillDue: standsAt('L2', 'L3', 'L4', 'L5', 'L6', 'L7'),
  },
  {
    ...OFFICER,
    kind: 'key-worker',
    label: 'Name the key worker of a child in the red lane',
    action: 'name-key-worker',
    period: 'key-worker-within',
    starts: redSince,
    metOn: (matter) => dayAfterwards(matter, 'triaged', 'key-worker-named'),
    stillDue: standsAt('L2', 'L3', 'L4', 'L5', 'L6', 'L7'),
  },
  {
    ...ADMISSIONS,
    ...onAuthority,
    kind: 'place-aim',
    label: 'Answer to the application, as aimed at',
    action: 'record-offer',
    actionLabel: 'See application',
    period: 'place-aim-within',
    starts: (matter) => lastDay(matter, 'place-applied'),
    metOn: (matter) => dayAfterwards(matter, 'place-applied', 'place-offered', 'school-started'),
    stillDue: standsAt('L4'),
  },
  {
    ...ADMISSIONS,
    ...onAuthority,
    kind: 'place',
    label: 'Answer to the application, at the latest',
    action: 'record-offer',
    actionLabel: 'See application',
    period: 'place-within',
    starts: (matter) => lastDay(matter, 'place-applied'),
    metOn: (matter) => dayAfterwards(matter, 'place-applied', 'place-offered', 'school-started'),
    stillDue: standsAt('L4'),
  },
  {
    ...ADMISSIONS,
    ...onAuthority,
    kind: 'fair-access-place',
    label: 'Place under the Fair Access Protocol',
    action: 'record-offer',
    period: 'fair-access-place-within',
    starts: (matter) => lastDay(matter, 'fair-access-agreed'),
    metOn: (matter) => dayAfterwards(matter, 'fair-access-agreed', 'place-offered', 'school-started'),
    stillDue: standsAt('L4'),
  },
  {
    ...VIRTUAL_SCHOOL,
    ...onAuthority,
    kind: 'looked-after-place',
    label: 'School place for a looked-after child',
    action: 'start-direction',
    actionLabel: 'Ask Virtual School',
    period: 'looked-after-place-within',
    starts: ({ state }) => (state.lookedAfter ? placeNeededSince(state) : null),
    metOn: (matter) => lastDay(matter, 'school-started'),
    stillDue: standsAt('L3', 'L4', 'L5'),
  },
  {
    ...OFFICER,
    ...onAuthority,
    kind: 'meanwhile-decision',
    label: 'Decide on education meanwhile',
    action: 'decide-meanwhile',
    period: 'meanwhile-decided-within',
    starts: ({ state }) => placeNeededSince(state),
    metOn: ({ state }) => state.meanwhile?.on ?? null,
    stillDue: standsAt('L3', 'L4', 'L5', 'L6'),
  },
  {
    ...OFFICER,
    ...onAuthority,
    kind: 'start-seen',
    label: 'Start seen at the school',
    action: 'record-start',
    period: 'start-seen-within',
    starts: ({ state }) => state.offer?.startsOn ?? null,
    metOn: (matter) => dayAfterwards(matter, 'place-offered', 'school-started', 'place-fell-through'),
    stillDue: standsAt('L4'),
  },
  {
    ...VIRTUAL_SCHOOL,
    kind: 'education-plan',
    label: 'First personal education plan',
    action: 'record-looked-after',
    period: 'education-plan-within',
    starts: ({ events }) =>
      eventsOfKind(events, 'looked-after-recorded').findLast(({ facts }) => facts.since)?.facts.since ?? null,
    metOn: ({ events }) =>
      eventsOfKind(events, 'looked-after-recorded').findLast(({ facts }) => facts.educationPlanOn)?.facts
        .educationPlanOn ?? null,
    stillDue: ({ open, lookedAfter }) => open && lookedAfter,
  },
  {
    side: 'authority',
    role: 'named decision maker',
    ...onAuthority,
    kind: 'formal-answer',
    label: 'Parents’ answer to the notice',
    action: 'record-order',
    period: 'formal-notice-answer-within',
    starts: ({ events }) => eventsOfKind(events, 'formal-action-started').at(-1)?.facts.servedOn ?? null,
    metOn: (matter) =>
      dayAfterwards(matter, 'formal-action-started', 'order-made', 'education-shown-suitable'),
    stillDue: standsAt('L6'),
  },
  ...HAND_OVER_DEADLINES,
]

/** The day on which the officer put the child into the red lane; null in the other one. */
function redSince({ events }: MatterHistory): PlainDate | null {
  const last = eventsOfKind(events, 'triaged').at(-1)
  return last?.facts.lane === 'red' ? last.happenedOn : null
}

/** The day of the last event of a kind. */
function lastDay({ events }: MatterHistory, kind: EventKind): PlainDate | null {
  return events.findLast((event) => event.kind === kind)?.happenedOn ?? null
}

/** The day of the first event of these kinds that was recorded after the last one of kind `start`. */
function dayAfterwards(
  { events }: MatterHistory,
  start: EventKind,
  ...kinds: readonly EventKind[]
): PlainDate | null {
  const from = events.findLastIndex((event) => event.kind === start)
  return events.slice(from + 1).find((event) => kinds.includes(event.kind))?.happenedOn ?? null
}

/** The day a state was entered after the case was last received: a round before a reopening meets nothing in this one. */
function sinceReceived(state: MatterState, id: StateId): PlainDate | null {
  const received = state.path.findLastIndex((step) => step.state === 'L0')
  return state.path.slice(received + 1).find((step) => step.state === id)?.on ?? null
}

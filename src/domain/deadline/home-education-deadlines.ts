import { eventsOfKind } from '../case/matter-event.ts'
import { type DeadlineSpec, enteredOn, standsAt } from './deadline-spec.ts'

const EHE = { side: 'home-education-team', role: 'EHE officer' } as const

/** What falls due on the home education thread, in the order of the process. */
export const HOME_EDUCATION_DEADLINES: readonly DeadlineSpec[] = [
  {
    side: 'school',
    role: 'headteacher',
    kind: 'removal-on-notice',
    label: 'Remove the name, after the day that the parent stated',
    action: 'record-removal-on-notice',
    period: 'home-education-removal-within',
    starts: ({ events }) => {
      const notice = eventsOfKind(events, 'home-education-notified').at(-1)?.facts
      return notice?.statedDay ?? notice?.receivedOn ?? null
    },
    metOn: ({ state }) => enteredOn(state, 'E1'),
    stillDue: standsAt('E0'),
  },
  {
    side: 'school',
    role: 'attendance officer',
    kind: 'tell-home-education-team',
    label: 'Tell the EHE team',
    action: 'tell-home-education-team',
    period: 'home-education-team-told-within',
    starts: ({ state }) => enteredOn(state, 'E1'),
    metOn: ({ state }) => enteredOn(state, 'E2'),
    stillDue: standsAt('E1'),
  },
  {
    ...EHE,
    calendar: 'authority',
    kind: 'liaison',
    label: 'Half-termly liaison',
    action: 'record-liaison',
    period: 'home-education-liaison-within',
    starts: ({ state }) => enteredOn(state, 'E2'),
    metOn: ({ events }) => eventsOfKind(events, 'liaison-listed').at(-1)?.happenedOn ?? null,
    stillDue: standsAt('E2'),
  },
  {
    ...EHE,
    calendar: 'authority',
    kind: 'home-education-contact',
    label: 'Contact the family and offer support',
    action: 'record-contact',
    period: 'home-education-contact-within',
    starts: ({ state }) => enteredOn(state, 'E3'),
    metOn: ({ state, events }) => {
      const from = enteredOn(state, 'E3')
      const contact = events.findLast(
        (event) => event.kind === 'home-education-contacted' || event.kind === 'assessed-suitable',
      )
      return from !== null && contact !== undefined && contact.happenedOn >= from ? contact.happenedOn : null
    },
    stillDue: standsAt('E3'),
  },
  {
    ...EHE,
    kind: 'yearly-contact',
    label: 'Yearly contact with the family',
    action: 'start-annual-contact',
    period: 'home-education-yearly-after',
    starts: ({ state }) => enteredOn(state, 'E4'),
    metOn: () => null,
    stillDue: standsAt('E4'),
  },
  {
    side: 'authority',
    role: 'CME officer',
    calendar: 'authority',
    kind: 'never-on-roll',
    label: 'Find out how the child is educated',
    action: 'record-never-enrolled',
    period: 'never-on-roll-investigated-within',
    starts: ({ state }) => enteredOn(state, 'E9'),
    metOn: ({ events }) => eventsOfKind(events, 'never-enrolled-found').at(-1)?.happenedOn ?? null,
    stillDue: standsAt('E9'),
  },
]

import { TRACING_TRANSITIONS } from './authority-transitions.ts'
import type { RouteId } from './event-facts.ts'
import { HOME_EDUCATION_TRANSITIONS } from './home-education-transitions.ts'
import { PLACE_TRANSITIONS } from './place-transitions.ts'
import { STATES, type StateId } from './process-states.ts'
import { REMOVAL_TRANSITIONS } from './removal-transitions.ts'
import { ENQUIRY_TRANSITIONS } from './school-transitions.ts'
import type { Transition } from './transition.ts'

const ALL = [
  ...ENQUIRY_TRANSITIONS,
  ...REMOVAL_TRANSITIONS,
  ...TRACING_TRANSITIONS,
  ...PLACE_TRANSITIONS,
  ...HOME_EDUCATION_TRANSITIONS,
] as const

export type TransitionId = (typeof ALL)[number]['id']

/** A transition of the process with an id that exists. */
export type ProcessTransition = Transition & { readonly id: TransitionId }

const numberOf = (id: string) => Number(id.slice(1))

/** Every transition, T1 to T69, in the order of their numbers. */
export const TRANSITIONS: readonly ProcessTransition[] = [...ALL].sort(
  (a, b) => numberOf(a.id) - numberOf(b.id),
)

/** How a matter may begin (policy.md E2). */
export const ROUTES: readonly {
  readonly id: RouteId
  readonly label: string
  readonly trigger: string
  readonly first: StateId
  readonly paragraphs: readonly string[]
}[] = [
  {
    id: 'R1',
    label: 'no-show',
    trigger: 'expected to join, did not come',
    first: 'Q0',
    paragraphs: ['4.2'],
  },
  {
    id: 'R2',
    label: 'long absence',
    trigger: 'long absence, or not back from agreed holiday',
    first: 'Q0',
    paragraphs: ['4.5'],
  },
  {
    id: 'R3',
    label: 'believed moved',
    trigger: 'parents and emergency contacts cannot be reached',
    first: 'Q0',
    paragraphs: ['4.6'],
  },
  {
    id: 'R4',
    label: 'leaver, new school known',
    trigger: 'leaves, destination known',
    first: 'Q6',
    paragraphs: ['4.11', '4.13'],
  },
  {
    id: 'R5',
    label: 'leaver, new school not known',
    trigger: 'leaves, destination unknown',
    first: 'Q4',
    paragraphs: ['4.12', '4.14'],
  },
  {
    id: 'R6',
    label: 'notice of home education',
    trigger: 'written notice from parent',
    first: 'E0',
    paragraphs: ['5.1'],
  },
  {
    id: 'R7',
    label: 'report',
    trigger: 'public or any agency',
    first: 'L0',
    paragraphs: ['1.3', '1.6'],
  },
  {
    id: 'R8',
    label: 'never registered or new to the area',
    trigger: 'age or transition check finds no provision',
    first: 'L0',
    paragraphs: ['2.5', '3.1', '5.7'],
  },
]

/** The states and transitions together: what `onroll policy` prints and what the policy map is drawn from. */
export const PROCESS = { states: STATES, transitions: TRANSITIONS, routes: ROUTES } as const

import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { NewEvent } from '../../features/cases/index.ts'

/** Which of a child's threads a step belongs to. */
export type Thread = 'enquiry' | 'case' | 'home'

/** Who did it: staff of the story's own school, somebody of a team, or Onroll itself. */
export type Who =
  | 'school'
  | 'head'
  | 'admissions'
  | 'team'
  | 'officer'
  | 'manager'
  | 'ehe'
  | 'virtual'
  | 'onroll'

export interface StoryContact {
  readonly id: string
  readonly name: string
  readonly relationship: string
}

/** What the steps of a story may speak of. */
export interface StoryFacts {
  /** The n-th school day of the story; the first is day 1. */
  day(n: number): PlainDate
  readonly givenName: string
  readonly schoolName: string
  readonly laestab: string
  readonly contacts: readonly StoryContact[]
  readonly team: { readonly name: string; readonly district: string }
  readonly officer: string
  readonly manager: string
  readonly reference: string
}

/** One thing that was recorded: on which school day of the story, by whom, on which thread. */
export interface Step {
  readonly day: number
  readonly by: Who
  readonly thread: Thread
  readonly event: (facts: StoryFacts) => NewEvent
}

export interface StoryChild {
  readonly given?: string
  readonly family?: string
  readonly sex?: 'F' | 'M'
  /** Age at the start of the present school year; 4 to 15. */
  readonly age: number
  readonly flags?: readonly string[]
}

/** A made-up history. It begins so many school days ago and is told step by step. */
export interface Story {
  /** Key of a staffed school, `any` for one that fits, or undefined for a child on no roll. */
  readonly school: 'weston-road' | 'hart-school' | 'primary' | 'any' | undefined
  readonly child: StoryChild
  /** The number that today's school day has in the story: 7 means that it began six school days ago. */
  readonly today: number
  readonly begins: (facts: StoryFacts) => NewEvent
  readonly thread: Thread
  readonly steps: readonly Step[]
}

export function step(day: number, by: Who, thread: Thread, event: (facts: StoryFacts) => NewEvent): Step {
  return { day, by, thread, event }
}

import type { ClosingReason } from '../case/authority-case-facts.ts'
import type { StateId } from '../case/process-states.ts'
import type { EducationStatus } from './education-status.ts'
import type { ThreadOnDay } from './thread-on-day.ts'

/** Home education under enquiry keeps what was last judged: a doubt is not a finding. */
export function homeEducationOf({ been }: ThreadOnDay): EducationStatus {
  return been.has('E4') ? 'home-education-suitable' : 'home-education-unassessed'
}

const WAITING: Partial<Record<StateId, EducationStatus>> = {
  L3: 'place-needed',
  L4: 'place-applied',
  L5: 'place-needed',
  L6: 'place-needed',
  L7: 'untraced-long',
}

/** A child with an open case and no education otherwise. */
export function missingOf({ state, events, been }: ThreadOnDay): EducationStatus {
  const [first] = events
  const fromHome = first?.kind === 'case-opened' && first.facts.startsAt === 'L6'
  if (state === 'L6' && fromHome) return 'home-education-unsuitable'
  const offer = events.findLastIndex(({ kind }) => kind === 'place-offered')
  const lost = events.findLastIndex(({ kind }) => kind === 'place-fell-through')
  if (been.has('L4') && state === 'L4' && offer > lost) return 'place-offered'
  return WAITING[state] ?? 'untraced'
}

const OUTCOMES: Readonly<Record<ClosingReason, EducationStatus | undefined>> = {
  'on-roll-here': 'on-roll-state',
  'on-roll-other-authority': 'on-roll-state',
  'home-educated': 'home-education-unassessed',
  'alternative-provision': 'alternative-provision',
  'independent-school': 'on-roll-independent',
  'moved-accepted-by-other-authority': 'moved-out',
  'moved-within-united-kingdom': 'moved-out',
  'abroad-verified': 'abroad',
  custody: 'custody',
  'over-compulsory-age': 'above-age',
  'under-compulsory-age': 'below-age',
  died: 'died',
  'duplicate-or-error': undefined,
  'no-further-action': undefined,
}

/** What the end of a case says of the child, where it says anything. */
export function outcomeOf({ events }: ThreadOnDay): EducationStatus | undefined {
  const last = events.findLast(({ kind }) => ENDS.has(kind))
  switch (last?.kind) {
    case 'case-closed':
      return OUTCOMES[last.facts.reason]
    case 'located':
      return ELSEWHERE[last.facts.where]
    case 'school-started':
      return 'on-roll-state'
    case 'over-compulsory-age':
      return 'above-age'
    default:
      return undefined
  }
}

const ENDS: ReadonlySet<string> = new Set(['case-closed', 'located', 'school-started', 'over-compulsory-age'])

const ELSEWHERE = {
  'in-area': 'place-needed',
  'other-authority': 'moved-out',
  abroad: 'abroad',
  'home-educated': 'home-education-unassessed',
} as const

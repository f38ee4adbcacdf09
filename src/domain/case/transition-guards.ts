import { CLOSING_REASONS } from './authority-case-facts.ts'
import type { MatterEvent } from './matter-event.ts'
import type { MatterState } from './matter-state.ts'
import type { FactsGuard, PayloadGuard, StateGuard } from './transition.ts'

/** Whether the event says what the guard names. */
export function payloadMatches(guard: PayloadGuard | undefined, event: MatterEvent): boolean {
  if (guard === undefined) return true
  const facts = event.facts as Readonly<Record<string, unknown>>
  return Object.entries(guard).every(([field, values]) => values.some((value) => facts[field] === value))
}

/** Conditions on the matter after the event's facts are noted. */
export const STATE_GUARDS: Readonly<Record<StateGuard, (state: MatterState) => boolean>> = {
  'both-sides-agree': (state) => state.agreedOutcome !== null,
  'sides-no-longer-agree': (state) => state.agreedOutcome === null && state.removal === null,
  'day-twenty-and-team-outcome': (state) =>
    state.dayTwentyReachedOn !== null && state.team.outcome === 'not-located',
  'written-notice-received': (state) => state.noticeOn !== null,
}

/** Two closing reasons need a manager beside the evidence (policy.md Part F). */
const NEEDS_MANAGER: readonly string[] = ['abroad-verified', 'no-further-action']

/** What an event must say, and what to tell the person when it does not. */
export const FACTS_GUARDS: Readonly<
  Record<FactsGuard, { readonly field: string; readonly message: string; holds(event: MatterEvent): boolean }>
> = {
  'receiving-school-named': {
    field: 'school',
    message: 'Name the school on whose roll the child is.',
    holds: (event) => filled(event, 'school'),
  },
  'reason-recorded': {
    field: 'reason',
    message: 'Write down why there are no reasonable grounds to believe that the child will attend again.',
    holds: (event) => filled(event, 'reason'),
  },
  'reasons-named-for-red-lane': {
    field: 'reasons',
    message: 'Name the reason for the red lane. A reason puts a child there, never a score.',
    holds: (event) =>
      event.kind !== 'triaged' || event.facts.lane === 'standard' || event.facts.reasons.length > 0,
  },
  'manager-signed-off': {
    field: 'signedOffBy',
    message: 'A manager signs off that every check is exhausted. Name the manager.',
    holds: (event) => filled(event, 'signedOffBy'),
  },
  'evidence-given': {
    field: 'evidence',
    message: 'Say what verifies it: source and evidence. Believed is not enough to close a case.',
    holds: (event) => filled(event, 'source') && filled(event, 'evidence'),
  },
  'verified-fact-with-evidence': {
    field: 'evidence',
    message:
      'A case closes on a verified fact with its source and evidence, and for abroad or no further action with a manager’s name. A child who is not traced, or believed to have moved, stays open under a slower review.',
    holds: (event) =>
      event.kind === 'case-closed' &&
      CLOSING_REASONS.includes(event.facts.reason) &&
      filled(event, 'fact') &&
      filled(event, 'source') &&
      filled(event, 'evidence') &&
      (!NEEDS_MANAGER.includes(event.facts.reason) || filled(event, 'manager')),
  },
}

function filled(event: MatterEvent, field: string): boolean {
  const value = (event.facts as Readonly<Record<string, unknown>>)[field]
  return typeof value === 'string' && value.trim() !== ''
}

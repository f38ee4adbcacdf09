import { ok, type Refusal, type Result, refuse } from '../result.ts'
import type { EventKind } from './event-facts.ts'
import { eventsPossible, isSideEvent } from './events-possible.ts'
import { isHandOverEvent } from './hand-over-events.ts'
import type { MatterEvent } from './matter-event.ts'
import { flagsOf } from './matter-flags.ts'
import type { MatterState } from './matter-state.ts'
import { noteFacts } from './note-facts.ts'
import { blankMatter, openingOf } from './opening-state.ts'
import { TRANSITIONS, type TransitionId } from './process.ts'
import { type MatterKind, type StateId, stateOf } from './process-states.ts'
import { QUIET_EVENTS, UNNUMBERED_MOVES } from './quiet-events.ts'
import type { Next } from './transition.ts'
import { FACTS_GUARDS, payloadMatches, STATE_GUARDS } from './transition-guards.ts'

export type EventRefusal = Refusal<'NOT_POSSIBLE_NOW' | 'FACT_MISSING' | 'OUT_OF_ORDER'>

/** What an event did to its matter. `opens` and `reports` name the states of other threads that it concerns. */
export interface EventEffect {
  readonly state: MatterState
  readonly transition: TransitionId | null
  readonly opens: StateId | null
  readonly reports: StateId | null
}

/**
 * Whether an event may begin a matter, and where the matter then stands.
 *
 * @refuses NOT_POSSIBLE_NOW when an event of this kind does not begin a matter of that kind
 */
export function decideFirstEvent(kind: MatterKind, event: MatterEvent): Result<EventEffect, EventRefusal> {
  const opening = openingOf(event)
  if (opening === undefined || opening.kind !== kind) {
    return refuse({
      code: 'NOT_POSSIBLE_NOW',
      message: `Nothing has begun yet, so ${event.kind} cannot be recorded here. Begin the ${WORDS[kind]} first.`,
      facts: { kind, event: event.kind },
    })
  }
  const blank = blankMatter(opening, event.happenedOn, lastEventOf(event))
  return ok({ state: finished(noteFacts(blank, event), event), transition: null, opens: null, reports: null })
}

/**
 * Whether an event may be recorded on a matter as it stands, and what it does.
 *
 * @param state  where the matter stands
 * @param event  the event, with the next `seq`
 * @refuses      NOT_POSSIBLE_NOW, saying what could be recorded instead; FACT_MISSING, naming the field, when the
 *               transition asks for a fact that the event does not hold; OUT_OF_ORDER when `seq` does not follow on
 * @law          the rows of the process carry their paragraphs (policy section 7)
 */
export function decideEvent(state: MatterState, event: MatterEvent): Result<EventEffect, EventRefusal> {
  if (event.seq <= state.lastEvent.seq) {
    const message = 'Somebody else has recorded something here meanwhile. Read it, then record yours again.'
    return refuse({ code: 'OUT_OF_ORDER', message, facts: { after: state.lastEvent.seq, seq: event.seq } })
  }
  const noted = noteFacts(state, event)
  if (isSideEvent(event.kind)) return ok(still(noted, event))
  if (!eventsPossible(state).includes(event.kind)) return notPossible(state, event.kind)
  if (!state.open) return ok(late(noted, event))

  const rows = TRANSITIONS.filter(
    (row) => row.matter === state.kind && row.events.includes(event.kind) && payloadMatches(row.when, event),
  )
  for (const { asks, id } of rows) {
    const asked = asks === undefined ? undefined : FACTS_GUARDS[asks]
    if (asked === undefined || asked.holds(event)) continue
    return refuse({ code: 'FACT_MISSING', message: asked.message, field: asked.field, facts: { row: id } })
  }
  const row = rows.find(
    (each) =>
      // A row without a state of its own (T26) is walked from any and moves nothing.
      (each.from.length === 0 || each.from.includes(state.state)) &&
      (each.routes === undefined || (state.route !== null && each.routes.includes(state.route))) &&
      (each.needs === undefined || STATE_GUARDS[each.needs](noted)),
  )
  if (row !== undefined) return ok(walk(noted, event, row.id, row.next))
  const move = UNNUMBERED_MOVES.find(
    (each) =>
      each.event === event.kind &&
      each.from.includes(state.state) &&
      payloadMatches(each.when, event) &&
      (each.needs === undefined || STATE_GUARDS[each.needs](noted)),
  )
  if (move !== undefined) return ok(walk(noted, event, null, [move.next]))
  return isQuiet(state, event) ? ok(still(noted, event)) : contentRefused(state, event)
}

const WORDS: Readonly<Record<MatterKind, string>> = {
  'school-enquiry': 'enquiry',
  'authority-case': 'case',
  'home-education': 'home education record',
}

/** Whether an event with no move of its own is recorded all the same; otherwise what it says does not fit the state. */
function isQuiet(state: MatterState, event: MatterEvent): boolean {
  return (
    QUIET_EVENTS[state.state].includes(event.kind) ||
    event.kind === 'joint-outcome-signed' ||
    isHandOverEvent(event.kind)
  )
}

function contentRefused(state: MatterState, event: MatterEvent): Result<never, EventRefusal> {
  const at = stateOf(state.state)
  const rows = TRANSITIONS.filter((row) => row.from.includes(state.state) && row.events.includes(event.kind))
  const needs = rows.flatMap((row) =>
    Object.entries(row.when ?? {}).map(([field, values]) => `${field} ${values.join(' or ')}`),
  )
  return refuse({
    code: 'NOT_POSSIBLE_NOW',
    message: `At ${at.id} ${at.label} ${event.kind} goes with ${needs.join(', or ')}. Check what was entered, or whether the ${WORDS[state.kind]} stands where it should.`,
    facts: { state: state.state, event: event.kind, allowed: needs },
  })
}

function notPossible(state: MatterState, kind: EventKind): Result<never, EventRefusal> {
  const at = stateOf(state.state)
  const allowed = eventsPossible(state)
  const ended = state.open ? '' : ' and has ended'
  const instead = allowed.length > 0 ? ` What can be recorded now: ${allowed.join(', ')}.` : ''
  return refuse({
    code: 'NOT_POSSIBLE_NOW',
    message: `This ${WORDS[state.kind]} stands at ${at.id} ${at.label}${ended}, so ${kind} cannot be recorded now.${instead}`,
    facts: { state: state.state, open: state.open, event: kind, allowed },
  })
}

function walk(
  noted: MatterState,
  event: MatterEvent,
  id: TransitionId | null,
  branches: readonly Next[],
): EventEffect {
  const taken = taking(branches, event)
  const own = taken.find((next) => next.thread === 'own')
  const ends = taken.some((next) => next.ends === true)
  const opens = taken.find((next) => next.thread === 'opens')?.to ?? null
  const reports = taken.find((next) => next.thread === 'reports')?.to ?? null
  const on = event.happenedOn
  const moved = own !== undefined && own.to !== noted.state
  const state: MatterState = {
    ...noted,
    ...(moved ? { state: own.to, since: on, path: [...noted.path, { state: own.to, on, by: id }] } : {}),
    walked: id === null ? noted.walked : [...noted.walked, id],
    open: !ends,
    endedOn: ends ? on : null,
    handedOverTo: ends && own === undefined ? opens : null,
  }
  return { state: finished(state, event), transition: id, opens, reports }
}

/** Branches with a condition are alternatives, the first that holds wins; branches without one all happen together. */
function taking(branches: readonly Next[], event: MatterEvent): readonly Next[] {
  const conditional = branches.filter((next) => next.when !== undefined)
  const chosen = conditional.find((next) => payloadMatches(next.when, event))
  return chosen !== undefined ? [chosen] : branches.filter((next) => next.when === undefined)
}

function still(noted: MatterState, event: MatterEvent): EventEffect {
  return { state: finished(noted, event), transition: null, opens: null, reports: null }
}

function late(noted: MatterState, event: MatterEvent): EventEffect {
  if (event.kind === 'case-reopened') return walk(noted, event, 'T52', [{ to: 'L0', thread: 'own' }])
  if (event.kind === 'home-education-opened') {
    return walk(noted, event, null, [{ to: event.facts.startsAt, thread: 'own' }])
  }
  if (event.kind === 'transfer-file-rejected') {
    return walk(noted, event, noted.state === 'Q9' ? 'T25' : null, [])
  }
  const goesAgain = event.kind === 'transfer-file-cleared' && noted.transferFile.rejectedOn !== null
  if (goesAgain) return walk(noted, event, null, [])
  return still(noted, event)
}

function finished(state: MatterState, event: MatterEvent): MatterState {
  const counted = { ...state, eventCount: state.eventCount + 1, lastEvent: lastEventOf(event) }
  return { ...counted, flags: flagsOf(counted) }
}

function lastEventOf({ seq, kind, happenedOn, recordedAt }: MatterEvent): MatterState['lastEvent'] {
  return { seq, kind, happenedOn, recordedAt }
}

import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { decideEvent, decideFirstEvent, type EventEffect } from '../../domain/case/decide-event.ts'
import type { EventFacts, EventKind } from '../../domain/case/event-facts.ts'
import { foldMatter } from '../../domain/case/fold-matter.ts'
import type { EventCitation, MatterEvent } from '../../domain/case/matter-event.ts'
import type { MatterState } from '../../domain/case/matter-state.ts'
import { ok, type Refusal, type Result, refuse } from '../../domain/result.ts'
import type { Asker } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'
import type { Deps } from '../slice.ts'
import { insertEvents, listEvents, lockMatter, type Matter, type MatterKind } from './matters.store.ts'
import { settleMatter } from './settle-matter.ts'

/** An event to be recorded: what happened, on which day (today unless said), on whose word. */
export type NewEvent = {
  [Kind in EventKind]: {
    readonly kind: Kind
    readonly facts: EventFacts[Kind]
    readonly happenedOn?: PlainDate
    readonly citation?: EventCitation
    readonly source?: string
  }
}[EventKind]

export interface Recorded {
  readonly matter: Matter
  readonly state: MatterState
  readonly effects: readonly EventEffect[]
}

/**
 * Appends events to a matter: the one way in which anything about it changes. Folds them, works the deadlines out
 * again and rewrites the summary, all in the caller's transaction.
 *
 * @param version  the event count that the person's page was made from; undefined for what only adds a line
 * @refuses        STALE when somebody recorded something since; NOT_POSSIBLE_NOW and FACT_MISSING as the process says
 */
export async function recordEvents(
  deps: Deps,
  trx: Trx,
  by: Asker,
  matterId: string,
  news: readonly NewEvent[],
  version?: number,
): Promise<Result<Recorded>> {
  const matter = await lockMatter(trx, matterId)
  if (matter === undefined) throw new Error(`No matter ${matterId}`)
  if (version !== undefined && version !== matter.eventCount) return stale(version, matter.eventCount)
  const history = await listEvents(trx, matterId)
  let state = foldMatter(matter.kind, history)
  const appended: (MatterEvent & { id: string })[] = []
  const effects: EventEffect[] = []
  for (const news_ of news) {
    const event = eventOf(deps, by, news_, history.length + appended.length + 1)
    const effect = decideEvent(state, event)
    if (!effect.ok) return effect
    state = effect.value.state
    appended.push(event)
    effects.push(effect.value)
  }
  await insertEvents(trx, matter, appended)
  const settled = await settleMatter(deps, trx, matter, [...history, ...appended], state)
  return ok({ matter: settled.matter, state: settled.state, effects })
}

/** Whether the first events of a matter may begin it; the events as they will stand. */
export function beginWith(
  deps: Deps,
  by: Asker,
  kind: MatterKind,
  news: readonly NewEvent[],
): Result<{
  readonly events: readonly (MatterEvent & { id: string })[]
  readonly state: MatterState
  readonly effects: readonly EventEffect[]
}> {
  const events = news.map((each, index) => eventOf(deps, by, each, index + 1))
  const [first, ...rest] = events
  if (first === undefined) throw new Error('A matter begins with an event')
  const begun = decideFirstEvent(kind, first)
  if (!begun.ok) return begun
  const effects = [begun.value]
  let state = begun.value.state
  for (const event of rest) {
    const effect = decideEvent(state, event)
    if (!effect.ok) return effect
    effects.push(effect.value)
    state = effect.value.state
  }
  return ok({ events, state, effects })
}

export function eventOf(deps: Deps, by: Asker, news: NewEvent, seq: number): MatterEvent & { id: string } {
  const now = deps.clock.now()
  return {
    id: newId(now),
    seq,
    kind: news.kind,
    happenedOn: news.happenedOn ?? deps.clock.today(),
    recordedAt: now.toISOString(),
    by: {
      accountId: by.accountId,
      name: by.name,
      role: by.role,
      organisationId: by.organisationId,
      organisationName: by.organisationName,
    },
    facts: news.facts,
    ...(news.citation ? { citation: news.citation } : {}),
    ...(news.source ? { source: news.source } : {}),
  } as MatterEvent & { id: string }
}

function stale(version: number, now: number): Result<never, Refusal> {
  return refuse({
    code: 'STALE',
    message:
      'Somebody recorded something here after you opened the page. Read it, then decide whether yours still holds.',
    facts: { version, now },
  })
}

import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts'
import type { MatterEvent } from '../../domain/case/matter-event.ts'
import type { MatterState } from '../../domain/case/matter-state.ts'
import { type Deadline, nextDeadline } from '../../domain/deadline/deadline.ts'
import type { DeadlineCalendars } from '../../domain/deadline/deadline-rules.ts'
import { deadlinesFor } from '../../domain/deadline/deadlines-for.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { holdDeadlines } from '../deadlines/index.ts'
import { calendarFor, DIVISION, findBankHolidays, type KnownCalendar } from '../schools/index.ts'
import type { Deps } from '../slice.ts'
import { keepSteps } from './matter-steps.store.ts'
import { getMatter, type Matter, rewriteSummary } from './matters.store.ts'
import { getPackOf } from './organisations.store.ts'
import { organisationsBySide } from './organisations-by-side.store.ts'
import { processRules } from './process-rules.ts'

export interface Settled {
  readonly matter: Matter
  readonly state: MatterState
  readonly deadlines: readonly Deadline[]
}

/** Works the deadlines of a matter out again from its history and rewrites its summary, in the caller's transaction. */
export async function settleMatter(
  deps: Deps,
  trx: Trx,
  matter: Matter,
  events: readonly MatterEvent[],
  state: MatterState,
): Promise<Settled> {
  const deadlines = await deadlinesOf(deps, trx, matter, events, state)
  const organisations = await organisationsBySide(trx, matter)
  const owners = ownersOf(matter, events)
  await holdDeadlines(trx, matter, deadlines, {
    at: deps.clock.now(),
    organisations,
    ownerOf: (side) => (organisations.get(side) === matter.ownerOrganisationId ? owners.owner : null),
  })
  const next = nextDeadline(deadlines)
  await rewriteSummary(trx, matter.id, {
    state,
    owners,
    eventCount: events.length,
    nextAction: next?.actionLabel ?? null,
    nextDueOn: next?.dueOn ?? null,
  })
  await keepSteps(trx, matter, state.path)
  return { matter: await getMatter(trx, matter.id), state, deadlines }
}

/** What is due on a matter, from its history, under the rules of the day it began and the calendars as they are. */
export async function deadlinesOf(
  deps: Deps,
  trx: Trx,
  matter: Pick<Matter, 'laId' | 'schoolUrn' | 'openedOn'>,
  events: readonly MatterEvent[],
  state: MatterState,
): Promise<readonly Deadline[]> {
  const pack = await getPackOf(trx, matter.laId)
  const rules = processRules(deps.packs, pack, events[0]?.happenedOn ?? matter.openedOn)
  if (!rules.ok) throw new Error(rules.refusal.message)
  return deadlinesFor({ state, events, rules: rules.value, calendars: await calendarsOf(trx, matter) })
}

async function calendarsOf(trx: Trx, of: Pick<Matter, 'laId' | 'schoolUrn'>): Promise<DeadlineCalendars> {
  const authority = await calendarFor(trx, { laId: of.laId, schoolUrn: null })
  const school =
    of.schoolUrn === null ? authority : await calendarFor(trx, { laId: of.laId, schoolUrn: of.schoolUrn })
  const known = authority.ok ? authority.value : school.ok ? school.value : undefined
  // Without any term dates a matter is worked on all the same: the deadlines ask for the dates.
  const bankHolidays = known?.bankHolidays ?? (await findBankHolidays(trx, DIVISION))
  if (bankHolidays === undefined) throw new Error('The bank holidays are not in Onroll yet.')
  return {
    ...(school.ok ? { school: editionOf(school.value) } : {}),
    ...(authority.ok ? { authority: editionOf(authority.value) } : {}),
    bankHolidays,
    bankHolidaysEdition: known?.edition ?? 'without term dates',
  }
}

function editionOf(known: KnownCalendar): { readonly calendar: SchoolCalendar; readonly edition: string } {
  return { calendar: known.calendar, edition: known.edition }
}

/** Who owns a matter: the latest word in its history, or else whom it began with. */
function ownersOf(matter: Matter, events: readonly MatterEvent[]) {
  for (const event of events.toReversed()) {
    if (event.kind !== 'owner-changed') continue
    return {
      owner: event.facts.ownerAccountId ?? matter.ownerAccountId,
      deputy: event.facts.deputyAccountId ?? null,
    }
  }
  return { owner: matter.ownerAccountId, deputy: matter.deputyAccountId }
}

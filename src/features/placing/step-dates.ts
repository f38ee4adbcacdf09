import { displayDate } from '../../domain/calendar/display-date.ts'
import { addDays, daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Deadline } from '../../domain/deadline/deadline.ts'
import { type ActContext, deadlinesOf, type Field, type FormReader, type NewEvent } from '../cases/index.ts'
import { citationWords } from '../deadlines/index.ts'

/** The dates of a matter by their kind, the latest of each. */
export async function datesOf({
  deps,
  trx,
  matter,
  events,
  state,
}: Pick<ActContext, 'deps' | 'trx' | 'matter' | 'events' | 'state'>): Promise<ReadonlyMap<string, Deadline>> {
  const rows = await deadlinesOf(deps, trx, matter, events, state)
  return new Map(rows.map((row) => [row.kind, row]))
}

/** Why a step cannot have been taken on a day: the time that the law gives had not run out. */
export function tooEarly(what: string, time: Deadline | undefined, on: PlainDate): string | undefined {
  if (time === undefined || on > time.dueOn) return undefined
  const source = citationWords(time.because)
  const length = `${time.count} ${time.unit.replace('-', ' ')}${time.count === 1 ? '' : 's'}`
  return `Too early: ${what}. ${length} from ${displayDate(time.fromOn)} run to the end of ${displayDate(time.dueOn)}${source ? ` (${source})` : ''}. The first day for it is ${displayDate(addDays(time.dueOn, 1))}.`
}

/** Policy 3.4: a step that comes late says why and whose the delay is. */
export function lateFields(time: Deadline | undefined, today: PlainDate): readonly Field[] {
  if (time === undefined || time.met || time.dueOn >= today) return []
  const days = daysBetween(time.dueOn, today)
  return [
    {
      kind: 'words',
      name: 'late',
      text: `This was due on ${displayDate(time.dueOn)} and is ${days} day${days === 1 ? '' : 's'} late. Write down why, and who owns the delay (policy 3.4).`,
    },
    { kind: 'text', name: 'delayReason', label: 'Why is it late?' },
    {
      kind: 'text',
      name: 'delayOwner',
      label: 'Who owns the delay?',
      hint: 'A person’s name',
      width: 'medium',
    },
  ]
}

/** The delay as an event before the step itself, where the step came late. */
export function readDelay(
  reader: FormReader,
  time: Deadline | undefined,
  on: PlainDate | undefined,
): readonly NewEvent[] {
  if (time === undefined || time.met || on === undefined || on <= time.dueOn) return []
  const reason = reader.text('delayReason', 'Write down why it is late.', 1000)
  const owner = reader.text('delayOwner', 'Name the person who owns the delay.', 200)
  return [{ kind: 'place-delayed', happenedOn: on, facts: { reason, owner, until: on } }]
}

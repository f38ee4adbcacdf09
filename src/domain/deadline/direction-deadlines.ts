import type { PlainDate } from '../calendar/plain-date.ts'
import type { MatterState } from '../case/matter-state.ts'
import type { Deadline } from './deadline.ts'
import { type DeadlineBasis, type RowWords, row } from './deadline-row.ts'
import type { PeriodName } from './deadline-rules.ts'

const OF_VIRTUAL_SCHOOL = {
  side: 'virtual-school',
  role: 'Virtual School Headteacher',
  calendar: 'authority',
} as const

/**
 * The steps of a direction, each from the one before: a maintained school is consulted and replies in its time, then
 * notice is given and runs, then the authority directs; an academy is asked, then the Secretary of State is.
 *
 * A step that is not taken yet is counted from the day on which the one before it falls due, so that the whole way can
 * be seen from its first day.
 *
 * @law School Standards and Framework Act 1998, sections 97A to 97C
 */
export function directionDeadlines(basis: DeadlineBasis): readonly Deadline[] {
  const { direction } = basis.state
  if (basis.state.kind !== 'authority-case' || direction === null) return []
  return direction.schoolKind === 'academy' ? ofAcademy(basis, direction) : ofMaintained(basis, direction)
}

type Direction = NonNullable<MatterState['direction']>

function ofMaintained(basis: DeadlineBasis, direction: Direction): readonly Deadline[] {
  const done = doneOn(basis)
  const replied = direction.repliedOn ?? direction.noticeOn ?? done
  const reply = step(basis, 'direction-reply-within', direction.startedOn, replied, {
    kind: 'direction-reply',
    label: 'Reply of the school that is to be directed',
    action: 'record-school-reply',
  })
  if (reply === undefined) return []
  const give = step(
    basis,
    'direction-step-within',
    direction.repliedOn ?? reply.dueOn,
    direction.noticeOn ?? done,
    {
      kind: 'direction-give-notice',
      label: 'Give notice of the intention to direct',
      action: 'give-notice',
    },
  )
  const notice = step(basis, 'direction-notice-for', direction.noticeOn ?? reply.dueOn, done, {
    kind: 'direction-notice',
    label: 'End of the notice of direction',
    action: 'record-direction',
  })
  return kept(basis.state, [reply, give, notice])
}

function ofAcademy(basis: DeadlineBasis, direction: Direction): readonly Deadline[] {
  const done = doneOn(basis)
  const replied = direction.repliedOn ?? direction.requestedOn ?? done
  const reply = step(basis, 'academy-reply-within', direction.startedOn, replied, {
    kind: 'direction-reply',
    label: 'Reply of the academy that is asked to admit',
    action: 'record-school-reply',
  })
  if (reply === undefined) return []
  const ask = step(
    basis,
    'direction-step-within',
    direction.repliedOn ?? reply.dueOn,
    direction.requestedOn ?? done,
    {
      kind: 'direction-request',
      label: 'Ask the Secretary of State to direct',
      action: 'request-direction',
    },
  )
  const answer =
    direction.requestedOn === null
      ? undefined
      : step(basis, 'academy-reply-within', direction.requestedOn, done, {
          kind: 'direction-answer',
          label: 'Answer of the Secretary of State',
          action: 'record-direction',
        })
  return kept(basis.state, [reply, ask, answer])
}

function step(
  basis: DeadlineBasis,
  period: PeriodName,
  from: PlainDate,
  metOn: PlainDate | null,
  words: Pick<RowWords, 'kind' | 'label' | 'action'>,
): Deadline | undefined {
  const rule = basis.rules.periods[period]
  return rule && row({ ...OF_VIRTUAL_SCHOOL, ...words }, rule, from, metOn, basis)
}

/** The day on which the direction was made, or needed no longer. */
function doneOn({ events, state }: DeadlineBasis): PlainDate | null {
  const from = events.findLastIndex((event) => event.kind === 'direction-started')
  const ended = events
    .slice(from + 1)
    .find((event) => event.kind === 'direction-made' || event.kind === 'direction-not-needed')
  return ended?.happenedOn ?? (state.state === 'L5' ? null : (state.path.at(-1)?.on ?? null))
}

// A direction that was left on the way (the child was lost again) asks for nothing any more.
function kept(state: MatterState, rows: readonly (Deadline | undefined)[]): readonly Deadline[] {
  return rows.filter((each): each is Deadline => each !== undefined && (each.met || state.state === 'L5'))
}

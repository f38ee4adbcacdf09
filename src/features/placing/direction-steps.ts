import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { CaseAction } from '../../domain/case/case-actions.ts'
import { eventsOfKind } from '../../domain/case/matter-event.ts'
import type { MatterInHand } from '../cases/index.ts'
import type { DeadlineRow } from '../deadlines/index.ts'

/** One step of a direction: what, done when, due when and why, and what came with it. */
export interface DirectionStep {
  readonly title: string
  readonly doneOn: PlainDate | null
  readonly due: DeadlineRow | undefined
  readonly note: string | undefined
  readonly action: CaseAction | undefined
}

/** The steps of the direction under way, in their order; done ones with their day, open ones with their date. */
export function directionSteps(
  { state, events }: MatterInHand,
  rows: readonly DeadlineRow[],
): readonly DirectionStep[] {
  const { direction } = state
  if (direction === null) return []
  const due = (kind: string) =>
    rows.findLast((row) => row.kind === kind && row.status !== 'dropped' && row.fromOn >= direction.startedOn)
  const made = eventsOfKind(events, 'direction-made').findLast(
    (event) => event.happenedOn >= direction.startedOn,
  )
  const unneeded = eventsOfKind(events, 'direction-not-needed').findLast(
    (event) => event.happenedOn >= direction.startedOn,
  )
  const academy = direction.schoolKind === 'academy'
  const reply = direction.reply === null ? undefined : REPLIES[direction.reply]
  const first: DirectionStep = {
    title: academy ? 'Academy asked to admit' : 'School consulted',
    doneOn: direction.startedOn,
    due: undefined,
    note: direction.school,
    action: undefined,
  }
  const replied: DirectionStep = {
    title: academy ? 'Reply of the academy' : 'Reply of the school',
    doneOn: direction.repliedOn,
    due: due('direction-reply'),
    note: reply,
    action: 'record-school-reply',
  }
  const end: DirectionStep = {
    title: unneeded ? 'No direction needed' : 'School directed to admit',
    doneOn: (made ?? unneeded)?.happenedOn ?? null,
    due: due(academy ? 'direction-answer' : 'direction-notice'),
    note: unneeded?.facts.reason ?? (made && `By ${made.facts.madeBy}`),
    action: (direction.noticeOn ?? direction.requestedOn) === null ? undefined : 'record-direction',
  }
  const middle: DirectionStep = academy
    ? {
        title: 'Secretary of State asked to direct',
        doneOn: direction.requestedOn,
        due: due('direction-request'),
        note: undefined,
        action: 'request-direction',
      }
    : {
        title: 'Notice of the intention to direct',
        doneOn: direction.noticeOn,
        due: due('direction-give-notice'),
        note: undefined,
        action: 'give-notice',
      }
  return [first, replied, middle, end]
}

const REPLIES = {
  'will-admit': 'It admits the child',
  'will-not-admit': 'It does not admit the child',
} as const

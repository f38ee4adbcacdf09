import { countSchoolDays } from '../../domain/calendar/count-school-days.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { eventsOfKind } from '../../domain/case/matter-event.ts'
import { type StateId, stateOf } from '../../domain/case/process-states.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import { calendarFor } from '../schools/index.ts'
import type { LookedAfterLine } from './looked-after.store.ts'
import { viewsOf, type WaitingView } from './waiting-view.ts'

export interface LookedAfterView extends WaitingView {
  readonly line: LookedAfterLine
  /** Which school day of the clock today is; undefined while it does not run or cannot be counted. */
  readonly clockDay: number | undefined
  readonly socialWorker: string | undefined
  readonly educationPlanOn: PlainDate | undefined
  readonly where: string
  /** Something is late, and nobody has said why and whose it is. */
  readonly delayUnexplained: boolean
}

export async function lookedAfterViews(
  read: ReadTrx,
  laId: number,
  lines: readonly LookedAfterLine[],
  today: PlainDate,
): Promise<readonly LookedAfterView[]> {
  const views = new Map((await viewsOf(read, laId, lines, today)).map((view) => [view.id, view]))
  const calendar = await calendarFor(read, { laId, schoolUrn: null })
  const dayOf = ({ clockFrom, clockFirstDay }: LookedAfterLine): number | undefined => {
    const counted =
      clockFrom === null || !calendar.ok
        ? undefined
        : countSchoolDays(calendar.value.calendar, clockFrom, today)
    return counted?.ok ? counted.value.count - (clockFirstDay === 'counts' ? 0 : 1) : undefined
  }
  return lines.flatMap((line) => {
    const view = views.get(line.id)
    if (view === undefined) return []
    const said = eventsOfKind(view.events, 'looked-after-recorded').map(({ facts }) => facts)
    const { delay } = view.folded
    const late = line.nextDueOn !== null && line.nextDueOn < today
    return [
      {
        ...view,
        line,
        clockDay: dayOf(line),
        socialWorker: said.findLast((each) => each.socialWorker)?.socialWorker,
        educationPlanOn: said.findLast((each) => each.educationPlanOn)?.educationPlanOn,
        where: ['L3', 'L4', 'L5'].includes(line.state) ? view.stage : stateOf(line.state as StateId).label,
        delayUnexplained: late && (delay === null || delay.until < today),
      },
    ]
  })
}

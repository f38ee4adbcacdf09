import { ACTIONS } from '../case/case-actions.ts'
import type { MatterState, Step } from '../case/matter-state.ts'
import type { Deadline } from './deadline.ts'
import type { DeadlineRules } from './deadline-rules.ts'

const WAITING: readonly Step['state'][] = ['L3', 'L4', 'L5', 'L6']

/** The day on which whoever decided on education meanwhile said that the decision is looked at again. */
export function meanwhileReview(
  { meanwhile, state, open }: MatterState,
  rules: DeadlineRules,
): readonly Deadline[] {
  if (meanwhile === null || !open || !WAITING.includes(state)) return []
  return [
    {
      kind: 'meanwhile-review',
      label: 'Look again at education meanwhile',
      action: 'decide-meanwhile',
      actionLabel: ACTIONS['decide-meanwhile'].label,
      whoActs: { side: 'authority', role: 'CME officer' },
      dueOn: meanwhile.reviewOn,
      fromOn: meanwhile.on,
      count: 0,
      unit: 'agreed',
      firstDay: 'does-not-count',
      skipped: [],
      because: [],
      met: false,
      metOn: null,
      packEdition: rules.packEdition,
      calendarEdition: 'as decided',
    },
  ]
}

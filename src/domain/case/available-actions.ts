import { ACTIONS, type AvailableAction, type CaseAction } from './case-actions.ts'
import type { MatterFlag, MatterState } from './matter-state.ts'
import type { ActingSide, StateId } from './process-states.ts'

const TRYING = ['record-enquiry', 'record-parent-reached'] as const
const FILE = ['send-deletion-return', 'make-transfer-file', 'record-upload'] as const
const CHECKS = ['request-check', 'record-answer'] as const
const WAITING = ['decide-meanwhile', 'record-delay'] as const
const ASIDE = ['record-looked-after', 'record-exchange'] as const

/** What may be done in each state, most expected first. What a flag adds or takes away stands below. */
export const ACTIONS_BY_STATE = {
  Q0: ['record-day-zero', 'record-enquiry', 'send-ten-day-report', 'resolve-enquiry'],
  Q1: [...TRYING, 'ask-admissions', 'record-exhausted', 'send-ten-day-report', 'resolve-enquiry'],
  Q2: ['answer-admissions', ...TRYING, 'ask-admissions', 'send-ten-day-report', 'resolve-enquiry'],
  Q3: [
    'receive-request',
    'accept-request',
    'record-visit',
    'record-team-outcome',
    ...TRYING,
    'ask-team',
    'send-ten-day-report',
    'resolve-enquiry',
  ],
  Q4: ['send-referral', ...TRYING, 'record-visit', 'send-ten-day-report', 'resolve-enquiry'],
  Q5: ['acknowledge-referral', ...TRYING, 'record-visit', 'send-ten-day-report', 'resolve-enquiry'],
  Q5a: ['sign-joint-outcome', ...TRYING, 'record-visit', 'send-ten-day-report', 'resolve-enquiry'],
  Q6: [
    'decide-removal',
    'record-arrival',
    'record-not-arrived',
    'record-enquiry',
    'send-deletion-return',
    'resolve-enquiry',
  ],
  Q7: ['decide-removal', 'sign-joint-outcome', 'record-enquiry', 'send-deletion-return', 'resolve-enquiry'],
  Q8: [
    ...FILE,
    'record-rejection',
    'resend-transfer-file',
    'record-notified',
    'record-collection',
    'record-cleared',
    'record-arrival',
    'record-not-arrived',
  ],
  Q9: [...FILE, 'record-rejection', 'resend-transfer-file', 'record-collection', 'record-cleared'],
  QX: [],
  L0: ['match-child', ...CHECKS, 'record-search', ...ASIDE],
  L1: ['triage', ...CHECKS, 'record-never-on-roll', 'record-search', ...ASIDE],
  L2: [
    'request-check',
    'record-answer',
    'record-located',
    'sign-joint-outcome',
    'record-checks-exhausted',
    'record-never-on-roll',
    'close-case',
    'name-key-worker',
    'record-search',
    ...ASIDE,
    'offer-hand-over',
  ],
  L3: [
    'record-application',
    'record-fair-access',
    'start-direction',
    'start-formal-action',
    'sign-joint-outcome',
    ...WAITING,
    ...CHECKS,
    'record-news',
    'name-key-worker',
    'record-search',
    ...ASIDE,
    'offer-hand-over',
  ],
  L4: [
    'record-offer',
    'record-start',
    'record-fell-through',
    ...WAITING,
    ...CHECKS,
    'record-news',
    'name-key-worker',
    'record-search',
    ...ASIDE,
    'offer-hand-over',
  ],
  L5: [
    'record-school-reply',
    'give-notice',
    'request-direction',
    'record-direction',
    'record-not-needed',
    'start-direction',
    ...WAITING,
    ...CHECKS,
    'record-news',
    'name-key-worker',
    'record-search',
    ...ASIDE,
  ],
  L6: [
    'record-order',
    'record-suitable',
    'sign-joint-outcome',
    ...WAITING,
    ...CHECKS,
    'record-news',
    'name-key-worker',
    'record-search',
    ...ASIDE,
  ],
  L7: [
    'record-news',
    'sign-joint-outcome',
    ...CHECKS,
    'close-case',
    'record-over-age',
    'name-key-worker',
    'record-search',
    ...ASIDE,
    'offer-hand-over',
  ],
  L8: ['reopen-case', 'record-search'],
  E0: ['record-removal-on-notice'],
  E1: ['tell-home-education-team'],
  E2: ['record-liaison'],
  E3: ['record-contact', 'record-assessment', 'raise-doubt'],
  E4: ['record-contact', 'start-annual-contact', 'raise-doubt'],
  E5: ['ask-team-about-education', 'record-contact'],
  E6: ['record-shown-suitable', 'record-not-shown', 'record-contact'],
  E9: ['record-never-enrolled'],
} as const satisfies Record<StateId, readonly CaseAction[]>

/** On every matter, open or ended. */
export const ACTIONS_ALWAYS = [
  'raise-concern',
  'write-note',
  'correct-entry',
  'send-message',
  'ask-question',
  'answer-question',
  'record-review',
  'change-owner',
  'suspect-duplicate',
] as const satisfies readonly CaseAction[]

/** What may still be done on a thread that has ended. */
export const ACTIONS_WHEN_ENDED = {
  Q8: [
    'send-deletion-return',
    'record-rejection',
    'record-notified',
    'record-collection',
    'record-cleared',
    'record-arrival',
    'record-not-arrived',
  ],
  Q9: ['send-deletion-return', 'record-rejection', 'record-collection', 'record-cleared'],
} as const satisfies Partial<Record<StateId, readonly CaseAction[]>>

interface ActionChange {
  readonly adds?: readonly CaseAction[]
  readonly removes?: readonly CaseAction[]
}

export const ACTIONS_BY_FLAG = {
  // The Fair Access Protocol does not apply to a looked-after child (School Admissions Code 2021).
  'looked-after': { removes: ['record-fair-access'] },
  'possible-duplicate': { adds: ['settle-duplicate'], removes: ['close-case'] },
  'handed-over': {
    adds: ['record-hand-over-answer', 'chase-hand-over', 'withdraw-hand-over'],
    removes: ['offer-hand-over'],
  },
} as const satisfies Partial<Record<MatterFlag, ActionChange>>

/**
 * What a side may do on a matter as it stands.
 *
 * Every action can be tried; {@link decideEvent} judges what is entered. Duties of one person of the side, such as
 * the headteacher's decision, carry `role`.
 */
export function availableActions(state: MatterState, side: ActingSide): readonly AvailableAction[] {
  const changes = Object.entries(ACTIONS_BY_FLAG)
    .filter(([flag]) => state.flags.includes(flag as MatterFlag))
    .map(([, change]): ActionChange => change)
  const removed = new Set(changes.flatMap((change) => change.removes ?? []))
  const all = [
    ...(state.open ? whileOpen(state) : whenEnded(state)),
    ...changes.flatMap((change) => change.adds ?? []),
    ...ACTIONS_ALWAYS,
  ]
  return [...new Set(all)]
    .filter((action) => !removed.has(action) && !isDone(state, action))
    .map((action) => ({ action, ...ACTIONS[action] }))
    .filter((each) => (each.sides as readonly ActingSide[]).includes(side))
    .filter((each) => !(each.action === 'sign-joint-outcome' && isOthersThread(state, side)))
    .filter((each) => isWaitedFor(state, each.action, side))
    .filter((each) => isOfDirection(state, each.action))
}

/** A direction is for a looked-after child; its steps follow one another, and for an academy they are others. */
function isOfDirection({ lookedAfter, direction }: MatterState, action: CaseAction): boolean {
  switch (action) {
    case 'start-direction':
      return lookedAfter
    case 'record-school-reply':
      return direction !== null && direction.repliedOn === null
    case 'give-notice':
      return direction?.schoolKind === 'maintained' && direction.noticeOn === null
    case 'record-direction':
      return direction !== null && (direction.noticeOn ?? direction.requestedOn) !== null
    case 'request-direction':
      return direction?.schoolKind === 'academy' && direction.requestedOn === null
    default:
      return true
  }
}

/** Whether an action can ever be taken in a state; a link to another one would lead to a refusal. */
export function isActionOfState(state: StateId, action: string): boolean {
  const here: readonly string[] = ACTIONS_BY_STATE[state]
  return here.includes(action) || (ACTIONS_ALWAYS as readonly string[]).includes(action)
}

/** An answer can be given only where somebody waits for one; s2s says nothing of a file that is not there. */
function isWaitedFor(
  { openQuestions, openChecks, transferFile }: MatterState,
  action: CaseAction,
  side: ActingSide,
): boolean {
  if (action === 'record-notified' || action === 'record-cleared') return transferFile.uploadedOn !== null
  if (action === 'answer-question') return openQuestions.some((question) => question.of === side)
  return action !== 'record-answer' || openChecks.length > 0
}

/** A school writes its outcome on its own enquiry; the authority may on both threads. */
function isOthersThread(state: MatterState, side: ActingSide): boolean {
  return side === 'school' && state.kind === 'authority-case'
}

/** Asking Admissions belongs to a no-show; giving up on the normal procedure to the other two routes (policy 4.2, 4.5, 4.6). */
function whileOpen(state: MatterState): readonly CaseAction[] {
  const actions: readonly CaseAction[] = ACTIONS_BY_STATE[state.state]
  if (state.state !== 'Q1') return actions
  const other = state.route === 'R1' ? 'record-exhausted' : 'ask-admissions'
  return actions.filter((action) => action !== other)
}

function whenEnded(state: MatterState): readonly CaseAction[] {
  if (state.kind === 'authority-case') return ACTIONS_BY_STATE.L8
  const late: Partial<Record<StateId, readonly CaseAction[]>> = ACTIONS_WHEN_ENDED
  return late[state.state] ?? []
}

/** What is recorded once and needs no second time: the team’s receipt, who took the request, the reports to the authority. */
function isDone(
  { team, tenDayReportSentOn, deletionReturnSentOn, arrivalConfirmedOn }: MatterState,
  action: CaseAction,
): boolean {
  const doneOn: Partial<Record<CaseAction, string | null>> = {
    'receive-request': team.receivedOn,
    'accept-request': team.acceptedOn,
    'send-ten-day-report': tenDayReportSentOn,
    'send-deletion-return': deletionReturnSentOn,
    'record-arrival': arrivalConfirmedOn,
    'record-not-arrived': arrivalConfirmedOn,
  }
  return (doneOn[action] ?? null) !== null
}

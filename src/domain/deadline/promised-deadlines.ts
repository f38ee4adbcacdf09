import type { PlainDate } from '../calendar/plain-date.ts'
import { ACTIONS, type CaseAction } from '../case/case-actions.ts'
import { eventsOfKind, type MatterEvent } from '../case/matter-event.ts'
import type { ActingSide } from '../case/process-states.ts'
import type { Deadline } from './deadline.ts'
import type { DeadlineRules } from './deadline-rules.ts'

const ROLES = {
  school: 'attendance officer',
  authority: 'CME officer',
  team: 'Local Support Team worker',
  admissions: 'Admissions officer',
} as const

/** Days that somebody promised: answers to questions and to checks. Nothing is counted; the promise is the reason. */
export function promisedDeadlines(events: readonly MatterEvent[], rules: DeadlineRules): readonly Deadline[] {
  const answers = eventsOfKind(events, 'question-answered')
  const questions = eventsOfKind(events, 'question-asked').map((asked) => {
    const answer = answers.find((each) => each.facts.asked === asked.seq)
    return promised(rules, {
      kind: `answer:${asked.seq}`,
      label: asked.facts.question,
      action: 'answer-question',
      side: asked.facts.of,
      role: ROLES[asked.facts.of],
      fromOn: asked.happenedOn,
      dueOn: asked.facts.answerBy,
      metOn: answer?.happenedOn ?? null,
    })
  })
  const checks = checksOf(events).flatMap(({ asked, answeredOn }) =>
    asked.facts.answerBy === undefined
      ? []
      : [
          promised(rules, {
            kind: `check-answer:${asked.facts.check}`,
            label: `Answer from ${asked.facts.asked}`,
            action: 'record-answer',
            side: 'authority',
            role: 'CME officer',
            fromOn: asked.happenedOn,
            dueOn: asked.facts.answerBy,
            metOn: answeredOn,
          }),
        ],
  )
  return [...questions, ...checks]
}

/** The latest asking of each check, and the day it was answered, if it was. */
export function checksOf(events: readonly MatterEvent[]) {
  const latest = new Map(eventsOfKind(events, 'check-requested').map((asked) => [asked.facts.check, asked]))
  return [...latest.values()].map((asked) => {
    const answer = eventsOfKind(events, 'check-answered').find(
      (each) => each.facts.check === asked.facts.check && each.seq > asked.seq,
    )
    return { asked, answeredOn: answer?.happenedOn ?? null }
  })
}

interface Promised {
  readonly kind: string
  readonly label: string
  readonly action: CaseAction
  readonly side: ActingSide
  readonly role: string
  readonly fromOn: PlainDate
  readonly dueOn: PlainDate
  readonly metOn: PlainDate | null
}

function promised(rules: DeadlineRules, { side, role, ...rest }: Promised): Deadline {
  return {
    ...rest,
    actionLabel: ACTIONS[rest.action].label,
    whoActs: { side, role },
    count: 0,
    unit: 'agreed',
    firstDay: 'does-not-count',
    skipped: [],
    because: [],
    met: rest.metOn !== null,
    packEdition: rules.packEdition,
    calendarEdition: 'as promised',
  }
}

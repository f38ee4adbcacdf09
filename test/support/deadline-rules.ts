import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import type { DeadlineRules, PeriodName, ReviewStep } from '../../src/domain/deadline/deadline-rules.ts'
import type { Rule, RuleUnit } from '../../src/domain/rule.ts'

/** A rule of Testshire, in force from 2020 on. */
export function aRule<Value>(key: string, value: Value, more: Partial<Rule<Value>> = {}): Rule<Value> {
  return {
    key,
    label: key,
    value,
    because: [
      {
        source: 'testshire',
        title: 'Testshire policy',
        at: '4.4',
        strength: 'local-policy',
        confidence: 'V',
      },
    ],
    from: plainDate('2020-01-01'),
    confirmed: true,
    pack: 'testshire',
    packEdition: 'edition-1',
    ...more,
  }
}

const PERIODS: readonly (readonly [PeriodName, number, RuleUnit, 'counts' | 'does-not-count' | undefined])[] =
  [
    ['record-day-zero-within', 0, 'school-day', undefined],
    ['ask-admissions-after', 5, 'school-day', undefined],
    ['tell-authority-after', 10, 'school-day', undefined],
    ['refer-after', 20, 'school-day', undefined],
    ['refer-unknown-leaver-within', 0, 'school-day', undefined],
    ['admissions-answer-within', 2, 'working-day', 'does-not-count'],
    ['ask-team-within', 0, 'school-day', undefined],
    ['acknowledge-within', 1, 'working-day', 'does-not-count'],
    ['acknowledge-red-within', 0, 'working-day', 'counts'],
    ['red-review-within', 1, 'day', 'counts'],
    ['key-worker-within', 24, 'hour', undefined],
    ['removal-decision-within', 5, 'school-day', 'does-not-count'],
    ['deletion-return-within', 0, 'day', 'counts'],
    ['transfer-file-within', 15, 'school-day', 'does-not-count'],
    ['lost-file-within', 0, 'school-day', 'counts'],
    ['arrival-confirmed-within', 5, 'school-day', 'does-not-count'],
    ['file-collected-within', 15, 'school-day', 'does-not-count'],
    ['uncollected-file-chased-within', 20, 'school-day', 'does-not-count'],
    ['check-answer-within', 10, 'working-day', 'does-not-count'],
    ['place-aim-within', 10, 'school-day', 'does-not-count'],
    ['place-within', 15, 'school-day', 'does-not-count'],
    ['looked-after-place-within', 20, 'school-day', 'does-not-count'],
    ['meanwhile-decided-within', 5, 'school-day', 'does-not-count'],
    ['start-seen-within', 5, 'school-day', 'counts'],
    ['education-plan-within', 10, 'working-day', 'does-not-count'],
    ['academy-reply-within', 10, 'school-day', 'does-not-count'],
    ['direction-step-within', 2, 'working-day', 'does-not-count'],
    ['direction-reply-within', 7, 'day', 'does-not-count'],
    ['direction-notice-for', 7, 'day', 'does-not-count'],
    ['formal-notice-answer-within', 15, 'day', 'counts'],
    ['home-education-contact-within', 10, 'school-day', 'does-not-count'],
    ['home-education-yearly-after', 12, 'month', undefined],
  ]

const RHYTHM: readonly ReviewStep[] = [
  { every: 1, unit: 'week', untilWeeks: 4 },
  { every: 1, unit: 'month', untilWeeks: 26 },
  { every: 1, unit: 'term' },
]

/** Testshire's periods; some, such as the team's time to visit, it has not set. */
export function theDeadlineRules(more: Partial<DeadlineRules> = {}): DeadlineRules {
  const periods = PERIODS.map(([name, value, unit, firstDay]) => [
    name,
    aRule(name, value, firstDay === undefined ? { unit } : { unit, firstDay }),
  ])
  return {
    packEdition: 'edition-1',
    periods: Object.fromEntries(periods) as DeadlineRules['periods'],
    firstDay: aRule('first-day', 'counts' as const),
    reviewRhythm: aRule('review-rhythm', RHYTHM),
    ...more,
  }
}

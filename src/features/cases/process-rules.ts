import type { FirstDay } from '../../domain/calendar/period.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import {
  type DeadlineRules,
  PERIOD_NAMES,
  type PeriodName,
  type ReviewStep,
} from '../../domain/deadline/deadline-rules.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { Rule } from '../../domain/rule.ts'
import type { Packs } from '../../rules/packs.ts'
import { DEADLINE_PERIOD_KEYS } from './period-keys.ts'

const kept = new WeakMap<Packs, Map<string, Result<DeadlineRules>>>()

/**
 * The periods and rhythms of the process as they stood on the day a matter began, for one authority.
 * @refuses NO_RULE_IN_FORCE when the pack lacks what no matter can do without
 */
export function processRules(packs: Packs, authority: string, on: PlainDate): Result<DeadlineRules> {
  const byDay = kept.get(packs) ?? new Map<string, Result<DeadlineRules>>()
  kept.set(packs, byDay)
  const name = `${authority} ${on}`
  const known = byDay.get(name) ?? readRules(packs, authority, on)
  byDay.set(name, known)
  return known
}

function readRules(packs: Packs, authority: string, on: PlainDate): Result<DeadlineRules> {
  const rules = packs.rulesAt(on, authority)
  const firstDay = rules.rule<FirstDay>('non-arrival/first-day')
  if (!firstDay.ok) return firstDay
  const caseRules = rules.caseHandling()
  if (!caseRules.ok) return caseRules
  const periods: Partial<Record<PeriodName, Rule<number>>> = {}
  for (const period of PERIOD_NAMES) {
    const found = rules.rule<number>(DEADLINE_PERIOD_KEYS[period])
    if (found.ok) periods[period] = found.value
  }
  return ok({
    packEdition: rules.packEdition,
    periods,
    firstDay: firstDay.value,
    reviewRhythm: caseRules.value.reviewRhythm as Rule<readonly ReviewStep[]>,
  })
}

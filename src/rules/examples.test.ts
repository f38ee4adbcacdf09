import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readPublishedBankHolidays } from '../domain/calendar/bank-holidays.ts'
import { schoolCalendarFromJson } from '../domain/calendar/calendar-from-json.ts'
import { periodEnd } from '../domain/calendar/period-end.ts'
import { weekdayOf } from '../domain/calendar/plain-date.ts'
import { compulsorySchoolAge } from '../domain/child/compulsory-school-age.ts'
import { decideGround } from '../domain/register/decide-ground.ts'
import { periodOf } from '../domain/rule.ts'
import { decideOpenNow } from '../domain/safeguarding/decide-open-now.ts'
import { repositoryPath } from '../platform/config/paths.ts'
import { readGroundFacts } from './ground-facts-schema.ts'
import { loadPacks, readPackFiles } from './load-packs.ts'
import { daySchema } from './pack-kinds.ts'
import { camelKeys } from './read-packs.ts'
import type { Rules } from './rules-on-day.ts'

const exampleSchema = z.strictObject({
  example: z.string(),
  on: daySchema,
  ask: z.union([
    z.strictObject({ ground: z.string(), facts: z.unknown() }),
    z.strictObject({ rule: z.string() }),
    z.strictObject({ due: z.string(), calendar: z.unknown() }),
    z.strictObject({ born: daySchema }),
    z.strictObject({ line: z.string(), at: z.string().regex(/^\d\d:\d\d$/) }),
  ]),
  expect: z.record(z.string(), z.unknown()),
})
type Example = z.output<typeof exampleSchema>

const folder = repositoryPath('packs')
const packs = loadPacks(folder)
const published = readPublishedBankHolidays(
  JSON.parse(readFileSync(repositoryPath('data', 'bank-holidays.json'), 'utf8')),
  'england-and-wales',
)
if (!published.ok) throw new Error(published.refusal.message)
const bankHolidays = published.value

for (const file of readPackFiles(folder).filter(({ path }) => path.includes('/examples/'))) {
  describe(file.path, () => {
    const authority = file.path.split('/')[0] ?? ''
    const examples = exampleSchema.array().parse(camelKeys(parse(file.text, { merge: true })))
    it.each(examples)('$example', ({ on, ask, expect: expected }) => {
      expect(answer(packs.rulesAt(on, authority), ask, on)).toMatchObject(expected)
    })
  })
}

function answer(rules: Rules, ask: Example['ask'], on: Example['on']): object {
  if ('ground' in ask) return answerGround(rules, ask, on)
  if ('born' in ask) {
    const limits = rules.compulsorySchoolAge()
    const age = limits.ok ? compulsorySchoolAge(ask.born, limits.value.value) : limits
    return age.ok ? age.value : { refused: age.refusal.code }
  }
  if ('line' in ask) {
    const line = rules.safetyLines().find(({ key }) => key === ask.line)
    if (!line) throw new Error(`No line is called ${ask.line}`)
    const minute = Number(ask.at.slice(0, 2)) * 60 + Number(ask.at.slice(3))
    const bankHoliday = bankHolidays.names.has(on)
    return { words: decideOpenNow(line.hours, { weekday: weekdayOf(on), minute, bankHoliday }).wording }
  }
  const rule = rules.rule<number>('due' in ask ? ask.due : ask.rule)
  if (!rule.ok) return { refused: rule.refusal.code }
  if (!('due' in ask)) return rule.value
  const firstDay = rules.nonArrival()
  const calendar = schoolCalendarFromJson(ask.calendar, bankHolidays)
  if (!firstDay.ok || !calendar.ok) throw new Error('The example needs non-arrival rules and a calendar')
  const period = periodOf(rule.value)
  const due = periodEnd({ school: calendar.value, bankHolidays }, on, period, firstDay.value.firstDay.value)
  return due.ok ? { due: due.value.due } : { refused: due.refusal.code }
}

function answerGround(
  rules: Rules,
  ask: { readonly ground: string; readonly facts?: unknown },
  on: Example['on'],
): object {
  const facts = readGroundFacts(ask.facts)
  if (!facts.ok) throw new Error(facts.problems.join('; '))
  expect(facts.ignored).toEqual([])
  const ground = rules.ground(ask.ground)
  if (!ground.ok) return { refused: ground.refusal.code }
  const decision = decideGround(ground.value, facts.facts, on)
  if (!decision.ok) return { refused: decision.refusal.code }
  const { permitted, ruleSet, conditions } = decision.value
  return { permitted, ruleSet, unmet: conditions.filter(({ met }) => !met).map(({ id }) => id) }
}

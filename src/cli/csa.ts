import { type PlainDate, parsePlainDate } from '../domain/calendar/plain-date.ts'
import { compulsorySchoolAge } from '../domain/child/compulsory-school-age.ts'
import { repositoryPath } from '../platform/config/paths.ts'
import { loadPacks } from '../rules/load-packs.ts'
import type { Rules } from '../rules/rules-on-day.ts'
import { jsonlCommand, refusedAnswer } from './jsonl.ts'

type RulesFound = ReturnType<Rules['compulsorySchoolAge']>

export const csaCommand = jsonlCommand(
  {
    name: 'csa',
    summary: 'Tell when a child is of compulsory school age',
    usage: `
Usage: onroll csa < questions.jsonl

One JSON object a line on stdin, one answer a line on stdout, in the same order.

  born   date of birth, YYYY-MM-DD
  on     the day asked about, YYYY-MM-DD; it chooses the rules

In the answer from is the first day and until the last day of compulsory school age; inScope says whether the day asked
about lies in it.

Exit code 0; 1 when a line was refused; 2 on wrong usage.

Example:
  {"born":"2021-09-01","on":"2026-12-31"}
  {"from":"2026-12-31","until":"2038-06-25","inScope":true}
`,
  },
  async () => {
    const packs = loadPacks(repositoryPath('packs'))
    const known = new Map<PlainDate, RulesFound>()
    const rulesOn = (on: PlainDate) => {
      const rules = known.get(on) ?? packs.rulesAt(on, 'england').compulsorySchoolAge()
      known.set(on, rules)
      return rules
    }
    return (question) => answerCsa(question, rulesOn)
  },
)

/** Answers one question under the law of England in force on the day asked about. */
function answerCsa(
  question: Readonly<Record<string, unknown>>,
  rulesOn: (on: PlainDate) => RulesFound,
): unknown {
  const born = dayOf(question.born)
  if (born === undefined) return notADay('born')
  const on = dayOf(question.on)
  if (on === undefined) return notADay('on')
  const rules = rulesOn(on)
  if (!rules.ok) return refusedAnswer(rules.refusal)
  const age = compulsorySchoolAge(born, rules.value.value)
  if (!age.ok) return refusedAnswer(age.refusal)
  const { from, until } = age.value
  return { from, until, inScope: from <= on && on <= until }
}

function dayOf(value: unknown) {
  return typeof value === 'string' ? parsePlainDate(value) : undefined
}

function notADay(field: string) {
  const message = `Give ${field} as a day that exists, as YYYY-MM-DD.`
  return refusedAnswer({ code: 'DAY_NOT_UNDERSTOOD', message, field })
}

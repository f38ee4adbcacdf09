import { parsePlainDate } from '../domain/calendar/plain-date.ts'
import { type CompulsorySchoolAgeRules, compulsorySchoolAge } from '../domain/child/compulsory-school-age.ts'
import { jsonlCommand, refusedAnswer } from './jsonl.ts'

/** Stands in until the rules of the packs are read here. Education Act 1996 s8; SI 1998/1607; SI 1997/1970. */
export const defaultCompulsorySchoolAgeRules: CompulsorySchoolAgeRules = {
  startsAtAge: 5,
  prescribedDays: [
    { month: 3, day: 31 },
    { month: 8, day: 31 },
    { month: 12, day: 31 },
  ],
  endsAtAge: 16,
  leaving: { lastWeekday: 5, month: 6 },
  schoolYearStarts: { month: 9, day: 1 },
}

export const csaCommand = jsonlCommand(
  {
    name: 'csa',
    summary: 'Tell when a child is of compulsory school age',
    usage: `
Usage: onroll csa < questions.jsonl

One JSON object a line on stdin, one answer a line on stdout, in the same order.

  born   date of birth, YYYY-MM-DD
  on     the day asked about, YYYY-MM-DD

In the answer from is the first day and until the last day of compulsory school age; inScope says whether the day asked
about lies in it.

Exit code 0; 1 when a line was refused; 2 on wrong usage.

Example:
  {"born":"2021-09-01","on":"2026-12-31"}
  {"from":"2026-12-31","until":"2038-06-25","inScope":true}
`,
  },
  async () => (question) => answerCsa(question, defaultCompulsorySchoolAgeRules),
)

/** Answers one question. */
export function answerCsa(
  question: Readonly<Record<string, unknown>>,
  rules: CompulsorySchoolAgeRules,
): unknown {
  const born = dayOf(question.born)
  if (born === undefined) return notADay('born')
  const on = dayOf(question.on)
  if (on === undefined) return notADay('on')
  const age = compulsorySchoolAge(born, rules)
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

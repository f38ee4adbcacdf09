import { z } from 'zod'
import { parsePlainDate } from '../domain/calendar/plain-date.ts'
import { type ConditionStanding, decideGround } from '../domain/register/decide-ground.ts'
import { citationText } from '../domain/rule.ts'
import { repositoryPath } from '../platform/config/paths.ts'
import { groundFactsSchema, readGroundFacts } from '../rules/ground-facts-schema.ts'
import { loadPacks } from '../rules/load-packs.ts'
import type { Packs } from '../rules/packs.ts'
import { type Command, wrongUsage } from './command.ts'
import { jsonlCommand, refusedAnswer } from './jsonl.ts'

const answering = jsonlCommand(
  {
    name: 'ground',
    summary: 'Judge whether a name may be deleted from the admission register on a day',
    usage: `
Usage: onroll ground < questions.jsonl
       onroll ground --schema

One JSON object a line on stdin, one answer a line on stdout, in the same order.

  on          the day on which the name would be deleted, YYYY-MM-DD; it chooses the rule set
  ground      a letter of that rule set, as I, (i) or 9(1)(i); or not-csa-… for pupils not of compulsory school age
  facts       what is known of the pupil; a fact that is missing meets no condition, and one
              that has no known name is ignored and told
  authority   whose policy, the name of a pack; staffordshire when left out, england for the law alone

--schema prints the JSON Schema of facts.

Exit code 0; 1 when a line was refused; 2 on wrong usage.

Example:
  {"on":"2026-10-01","ground":"I","facts":{"absence":{"schoolDays":21}}}
  {"permitted":false,"ruleSet":"SI 2024/208","conditions":[{"id":"absent-20-school-days","met":true,…},…],…}
`,
  },
  async () => {
    const packs = loadPacks(repositoryPath('packs'))
    return (question) => answerGround(question, packs)
  },
)

export const groundCommand: Command = {
  ...answering,
  async run(args, io) {
    if (args[0] !== '--schema') return answering.run(args, io)
    if (args.length > 1) return wrongUsage(io, answering, `onroll ground --schema takes no ${args[1]}.`)
    io.out(`${JSON.stringify(z.toJSONSchema(groundFactsSchema, { io: 'input' }), null, 2)}\n`)
    return 0
  },
}

/** Answers one question. */
export function answerGround(question: Readonly<Record<string, unknown>>, packs: Packs): unknown {
  const on = typeof question.on === 'string' ? parsePlainDate(question.on) : undefined
  if (on === undefined) return notUnderstood('on', 'Give on as a day that exists, as YYYY-MM-DD.')
  if (typeof question.ground !== 'string')
    return notUnderstood('ground', 'Give ground as a text, for example I.')
  const asked = question.authority ?? 'staffordshire'
  if (typeof asked !== 'string') return notUnderstood('authority', 'Give authority as a text.')
  const authority = packs.findAuthority(asked)
  if (!authority.ok) return refusedAnswer(authority.refusal)
  const read = readGroundFacts(question.facts ?? {})
  if (!read.ok) {
    return notUnderstood('facts', `The facts cannot be understood. ${read.problems.join('; ')}.`)
  }
  const ground = packs.rulesAt(on, authority.value).ground(question.ground)
  if (!ground.ok) return refusedAnswer(ground.refusal)
  const decision = decideGround(ground.value, read.facts, on)
  if (!decision.ok) return refusedAnswer(decision.refusal)
  const { permitted, ruleSet, conditions, regulation, label, packEdition } = decision.value
  return {
    permitted,
    ruleSet,
    conditions: conditions.map(conditionAsJson),
    ground: decision.value.ground,
    regulation,
    label,
    on,
    packEdition,
    ...(read.ignored.length === 0 ? {} : { ignored: read.ignored }),
  }
}

function conditionAsJson(condition: ConditionStanding) {
  const { id, met, because, label, why, whatWouldMeetIt } = condition
  const citation = because.map(citationText).join('; ')
  const answer = { id, met, citation, label, why }
  return whatWouldMeetIt === undefined ? answer : { ...answer, whatWouldMeetIt }
}

function notUnderstood(field: string, message: string) {
  return refusedAnswer({ code: `${field.toUpperCase()}_NOT_UNDERSTOOD`, message, field })
}

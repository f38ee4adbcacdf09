import { ok } from '../../domain/result.ts'
import {
  type ActContext,
  askedOf,
  authorityChecks,
  dayField,
  filled,
  mirrorCheck,
  type NewEvent,
  readDay,
  resultInWords,
  stepAct,
  waitingChecks,
} from '../cases/index.ts'

const RESULTS = ['nothing-found', 'found-something', 'no-answer', 'left-out'] as const

/** T32: what came of a check. Its tick goes to the list that the school shares; what was found stays on the case. */
export const recordAnswerAct = stepAct({
  action: 'record-answer',
  permission: 'record-check',
  onlyAdds: true,
  servesSiblings: true,
  heading: 'What was the answer?',
  lead: ({ child }) =>
    `The school sees that the check is made, and what kind of answer came; what you learn about ${child.givenName} stays here.`,
  citation: 'Policy 2.4, 3.2 and 4.9',
  fields(context) {
    const waiting = waitingChecks(context)
    const first = waiting[0]
    return [
      {
        kind: 'radios',
        name: 'check',
        label: 'Which check?',
        ...(first ? { value: first } : {}),
        choices: inOrder(context).map((check) => ({
          value: check.id,
          text: check.label,
          hint: waiting.includes(check.id)
            ? `Asked: ${askedOf(context, check.id) ?? check.asks}. Waiting for an answer`
            : check.asks,
        })),
      },
      {
        kind: 'radios',
        name: 'result',
        label: 'What came of it?',
        choices: RESULTS.map((value) => ({ value, text: resultInWords(value) })),
      },
      { kind: 'textarea', name: 'note', label: 'What was found, or why it was left out' },
      {
        kind: 'text',
        name: 'evidence',
        label: 'Evidence',
        hint: 'For example: e-mail of the council tax office. Leave empty if there is none',
      },
      dayField('On which day did the answer come?', context.today),
    ]
  },
  read(reader, context): NewEvent | undefined {
    const checks = authorityChecks(context)
    const id = reader.choice(
      'check',
      checks.map((check) => check.id),
      'Choose which check it was.',
    )
    const result = reader.choice('result', RESULTS, 'Choose what came of it.')
    const note = reader.text('note')
    const evidence = reader.text('evidence', undefined, 500)
    const on = readDay(reader, context, 'The day of the answer')
    const check = checks.find((each) => each.id === id)
    if (result === 'found-something' && note === '') reader.fault('note', 'Write down what was found.')
    if (result === 'left-out' && note === '') reader.fault('note', 'Write down why this check was left out.')
    if (result === 'left-out' && check?.mayBeLeftOut === false)
      reader.fault('result', `“${check.label}” may not be left out. Ask, then record the answer.`)
    if (!check || !result || !on) return undefined
    return {
      kind: 'check-answered',
      happenedOn: on,
      facts: { check: check.id, result, ...filled('evidence', evidence), ...filled('note', note) },
    }
  },
  async after(context, _recorded, [event]) {
    if (event?.kind !== 'check-answered') return ok(undefined)
    const { check, result } = event.facts
    const asked =
      askedOf(context, check) ?? authorityChecks(context).find((each) => each.id === check)?.asks ?? check
    return mirrorCheck(context, { check, asked, result, on: event.happenedOn ?? context.today })
  },
})

function inOrder(context: ActContext) {
  const waiting = waitingChecks(context)
  const checks = authorityChecks(context)
  return [
    ...checks.filter(({ id }) => waiting.includes(id)),
    ...checks.filter(({ id }) => !waiting.includes(id)),
  ]
}

import { displayDate, displayDateShort } from '../../domain/calendar/display-date.ts'
import { type Act, type ActContext, describeEvent, events, faults, formReader } from '../cases/index.ts'

const NOT_CORRECTED: ReadonlySet<string> = new Set([
  'correction-recorded',
  'deadline-recomputed',
  'day-twenty-reached',
])

/**
 * A correction is a new line; what it corrects stays as it was said. Correcting the first missed day makes every date
 * that rests on it be worked out again.
 */
export const correctEntryAct: Act = {
  action: 'correct-entry',
  path: 'correct',
  permission: 'record-enquiry',
  async form(context) {
    const dayZero = dayZeroOf(context)
    return {
      heading: 'What is to be corrected?',
      lead: 'The old line stays; yours stands beside it with your reason.',
      button: 'Record the correction',
      fields: [
        {
          kind: 'radios',
          name: 'what',
          label: 'Which is it?',
          choices: [
            ...(dayZero === undefined
              ? []
              : [
                  {
                    value: 'dayZero',
                    text: `The first missed school day, now ${displayDate(context.state.dayZero ?? dayZero.facts.dayZero)}`,
                    hint: 'Every date that rests on it is worked out again.',
                    fields: [{ kind: 'date' as const, name: 'dayZero', label: 'The right day' }],
                  },
                ]),
            {
              value: 'entry',
              text: 'A line of the history',
              fields: [
                {
                  kind: 'select' as const,
                  name: 'corrects',
                  label: 'Which line?',
                  choices: linesOf(context),
                },
                { kind: 'text' as const, name: 'now', label: 'What it should say' },
              ],
            },
          ],
        },
        { kind: 'textarea', name: 'reason', label: 'How do you know?' },
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const what = reader.choice('what', ['dayZero', 'entry'], 'Choose what is to be corrected.')
    const reason = reader.text('reason', 'Write down how you know.', 1000)
    const dayZero = dayZeroOf(context)
    if (what === 'dayZero' && dayZero !== undefined) {
      const now = reader.date('dayZero', 'The first missed day', {
        notAfter: { day: context.today, message: 'The first missed day must be today or earlier.' },
      })
      if (!now || reader.errors.length > 0) return faults(reader.errors)
      return events({
        kind: 'correction-recorded',
        facts: {
          corrects: dayZero.seq,
          field: 'dayZero',
          was: context.state.dayZero ?? dayZero.facts.dayZero,
          now,
          reason,
        },
      })
    }
    const corrects =
      what &&
      reader.choice(
        'corrects',
        linesOf(context).map(({ value }) => value),
        'Choose the line.',
      )
    const now = what ? reader.text('now', 'Write down what it should say.', 1000) : ''
    const line = context.events.find((event) => String(event.seq) === corrects)
    if (!line || reader.errors.length > 0) return faults(reader.errors)
    const { title, text } = describeEvent(line)
    return events({
      kind: 'correction-recorded',
      facts: { corrects: line.seq, field: title, was: text, now, reason },
    })
  },
}

function dayZeroOf({ events: history }: ActContext) {
  const recorded = history.findLast((event) => event.kind === 'day-zero-recorded')
  return recorded?.kind === 'day-zero-recorded' ? recorded : undefined
}

function linesOf({ events: history }: ActContext) {
  return history
    .filter((event) => !NOT_CORRECTED.has(event.kind))
    .toReversed()
    .map((event) => ({
      value: String(event.seq),
      text: `${displayDateShort(event.happenedOn)}: ${describeEvent(event).title}`,
    }))
}

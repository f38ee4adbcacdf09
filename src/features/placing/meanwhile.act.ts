import { displayDate } from '../../domain/calendar/display-date.ts'
import { addDays } from '../../domain/calendar/plain-date.ts'
import { dayField, filled, readDay, stepAct } from '../cases/index.ts'

/** Section 19: what education there is while a place is sought, why, who decided, and when it is looked at again. */
export const decideMeanwhileAct = stepAct({
  action: 'decide-meanwhile',
  permission: 'record-case-step',
  heading: ({ child }) => `What education does ${child.givenName} get meanwhile?`,
  lead: ({ state }) =>
    state.meanwhile === null
      ? 'Suitable education is arranged for a child who would not otherwise receive it. Write down the decision either way.'
      : `Decided on ${displayDate(state.meanwhile.on)}: ${state.meanwhile.decision === 'arranged' ? (state.meanwhile.provision ?? 'arranged') : 'none arranged'}. A new decision replaces it.`,
  citation: 'Education Act 1996, section 19; policy 3.1 and 3.3',
  fields: ({ today }) => [
    {
      kind: 'radios',
      name: 'decision',
      label: 'Decision',
      choices: [
        {
          value: 'arranged',
          text: 'Education is arranged meanwhile',
          fields: [
            {
              kind: 'text',
              name: 'provision',
              label: 'What, where and how many hours a week',
              hint: 'For example: tuition at the library, 15 hours',
            },
          ],
        },
        { value: 'not-arranged', text: 'No education is arranged meanwhile' },
      ],
    },
    { kind: 'textarea', name: 'reasons', label: 'Reasons' },
    { kind: 'text', name: 'decidedBy', label: 'Who decided for the authority?', width: 'medium' },
    dayField('On which day was it decided?', today),
    { kind: 'date', name: 'reviewOn', label: 'On which day is it looked at again?' },
  ],
  read(reader, context) {
    const decision = reader.choice('decision', ['arranged', 'not-arranged'], 'Choose the decision.')
    const provision = reader.text('provision', undefined, 300)
    if (decision === 'arranged' && provision === '')
      reader.fault('provision', 'Write down what education is arranged.')
    const reasons = reader.text('reasons', 'Write down the reasons for the decision.')
    const decidedBy = reader.text('decidedBy', 'Name who decided.', 200)
    const on = readDay(reader, context, 'The day of the decision')
    const reviewOn = reader.date('reviewOn', 'The day on which it is looked at again', {
      notBefore: {
        day: addDays(context.today, 1),
        message: 'The day on which it is looked at again must be later than today.',
      },
    })
    if (!decision || !on || !reviewOn) return undefined
    return {
      kind: 'meanwhile-decided',
      happenedOn: on,
      facts: {
        decision,
        reasons,
        decidedBy,
        reviewOn,
        ...(decision === 'arranged' ? filled('provision', provision) : {}),
      },
    }
  },
})

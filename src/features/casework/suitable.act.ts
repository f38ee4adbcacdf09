import { dayField, filled, NOTE, readDay, stepAct } from '../cases/index.ts'
import { handOver } from './hand-over.ts'

/** T47: the parents have shown that the education is suitable. The EHE team goes on from here. */
export const recordSuitableAct = stepAct({
  action: 'record-suitable',
  permission: 'close-case',
  heading: 'What shows that the education is suitable?',
  lead: 'It ends this case; the EHE team keeps in touch with the family.',
  citation: 'Policy 3.3; Education Act 1996, sections 7 and 437',
  fields: ({ today }) => [
    { kind: 'textarea', name: 'evidence', label: 'Evidence' },
    { kind: 'text', name: 'decisionMaker', label: 'Who decided for the authority?', width: 'medium' },
    dayField('On which day?', today),
  ],
  read(reader, context) {
    const evidence = reader.text('evidence', 'Write down what shows it.')
    const decisionMaker = reader.text('decisionMaker', 'Name who decided.', 200)
    const on = readDay(reader, context, 'The day of the decision')
    return on && { kind: 'education-shown-suitable', happenedOn: on, facts: { evidence, decisionMaker } }
  },
  after: (context, { effects }) =>
    handOver(context, effects, 'The education was shown to be suitable in the authority’s case'),
})

/** T50: nobody has ever had this child on a roll. How the child is educated is found out on the home education thread. */
export const recordNeverOnRollAct = stepAct({
  action: 'record-never-on-roll',
  permission: 'record-case-step',
  heading: ({ child }) => `Was ${child.givenName} never on a roll?`,
  lead: 'It ends this case and asks how the child is educated. Do not write that the parents failed to tell anybody: they need not have.',
  citation: 'Policy 5.6 and 5.7',
  fields: ({ today }) => [
    { kind: 'text', name: 'source', label: 'How do you know?' },
    dayField('On which day did you find out?', today),
    NOTE,
  ],
  read(reader, context) {
    const source = reader.text('source', 'Write down how you know.', 500)
    const on = readDay(reader, context, 'The day')
    const note = reader.text('note')
    return on && { kind: 'never-on-roll-found', happenedOn: on, facts: { source, ...filled('note', note) } }
  },
  after: (context, { effects }) =>
    handOver(context, effects, 'The CME team found that the child was never on a roll'),
})

import { dayField, filled, readDay, stepAct } from '../cases/index.ts'

const SCHOOL = { kind: 'text', name: 'school', label: 'School', hint: 'Name and seven-digit number' } as const

const DECIDER = {
  kind: 'text',
  name: 'decisionMaker',
  label: 'Who decided for the authority?',
  hint: 'The authority decides and serves; a team may recommend (policy 5.5)',
  width: 'medium',
} as const

/** T40: the authority’s notice to the parents. */
export const startFormalActionAct = stepAct({
  action: 'start-formal-action',
  permission: 'close-case',
  heading: 'Which notice was served?',
  lead: 'The parents then have the time of the notice to show that the education is suitable.',
  citation: 'Policy 3.3 and 5.5; Education Act 1996, section 437(1)',
  fields: ({ today }) => [DECIDER, dayField('On which day was the notice served?', today)],
  read(reader, context) {
    const decisionMaker = reader.text('decisionMaker', 'Name who decided.', 200)
    const servedOn = readDay(reader, context, 'The day of service')
    return (
      servedOn && {
        kind: 'formal-action-started',
        happenedOn: servedOn,
        facts: { decisionMaker, servedOn },
      }
    )
  },
})

const ORDERS = [
  { value: 'school attendance order', text: 'School attendance order' },
  { value: 'education supervision order', text: 'Education supervision order' },
  { value: 'prosecution', text: 'Prosecution' },
] as const

/** T46. */
export const recordOrderAct = stepAct({
  action: 'record-order',
  permission: 'close-case',
  heading: 'Which order was made?',
  citation: 'Policy 3.3 and 5.5; Education Act 1996, sections 437 and 447',
  fields: ({ today }) => [
    { kind: 'radios', name: 'order', label: 'Order', choices: ORDERS },
    { ...SCHOOL, label: 'School named, if one is' },
    DECIDER,
    dayField('On which day?', today),
  ],
  read(reader, context) {
    const order = reader.choice(
      'order',
      ORDERS.map(({ value }) => value),
      'Choose the order.',
    )
    const school = reader.text('school', undefined, 300)
    const decisionMaker = reader.text('decisionMaker', 'Name who decided.', 200)
    const on = readDay(reader, context, 'The day of the order')
    if (order === 'school attendance order' && school === '')
      reader.fault('school', 'A school attendance order names a school. Write down which.')
    return (
      order &&
      on && {
        kind: 'order-made',
        happenedOn: on,
        facts: { order, decisionMaker, ...filled('school', school) },
      }
    )
  },
})

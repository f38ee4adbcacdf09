import { EXCHANGE_TOPICS } from '../../domain/case/authority-case-facts.ts'
import { dayField, readDay, stepAct } from '../cases/index.ts'
import { listNationalAuthorities } from '../schools/index.ts'
import { TOPIC_WORDS } from './topic-words.ts'

/** Policy 3.5: prompt communication with other authorities, by topic, kept where both sides of the desk can find it. */
export const recordExchangeAct = stepAct({
  action: 'record-exchange',
  permission: 'record-case-step',
  heading: 'What was exchanged with which authority?',
  lead: 'It is kept in the log of exchanges, by topic.',
  citation: 'Policy 3.5',
  onlyAdds: true,
  async fields({ trx, today }) {
    return [
      {
        kind: 'select',
        name: 'authority',
        label: 'Authority',
        choices: (await listNationalAuthorities(trx)).map(({ code, name }) => ({
          value: code,
          text: `${name} (${code})`,
        })),
      },
      {
        kind: 'radios',
        name: 'topic',
        label: 'Topic',
        choices: EXCHANGE_TOPICS.map((value) => ({ value, text: TOPIC_WORDS[value] })),
      },
      {
        kind: 'radios',
        name: 'way',
        label: 'Which way?',
        choices: [
          { value: 'sent', text: 'We told or asked them' },
          { value: 'received', text: 'They told or asked us' },
        ],
      },
      { kind: 'textarea', name: 'what', label: 'What was said?' },
      dayField('On which day?', today),
    ]
  },
  async read(reader, context) {
    const known = await listNationalAuthorities(context.trx)
    const code = reader.choice(
      'authority',
      known.map((each) => each.code),
      'Choose the authority.',
    )
    const topic = reader.choice('topic', EXCHANGE_TOPICS, 'Choose the topic.')
    const way = reader.choice('way', ['sent', 'received'], 'Say which way it went.')
    const what = reader.text('what', 'Write down what was said.')
    const on = readDay(reader, context, 'The day of the exchange')
    const authority = known.find((each) => each.code === code)
    if (!authority || !topic || !way || !on) return undefined
    return {
      kind: 'authority-exchanged',
      happenedOn: on,
      facts: { authority: `${authority.name} (${authority.code})`, topic, way, what },
    }
  },
})

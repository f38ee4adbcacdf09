import {
  formReader,
  readSafetyContact,
  SAFETY_FIELD_NAMES,
  type SafetySaid,
  safetyFields,
} from '../cases/index.ts'
import type { Step } from './journey.ts'

export interface SafetyAnswer {
  readonly worried: boolean
  readonly said?: SafetySaid
}

const ANSWERS = ['yes', 'not-sure', 'no'] as const

/** Safety first (policy 1.4): beside the report, never in its way. */
export const safetyStep: Step<SafetyAnswer> = {
  key: 'safety',
  title: 'Safety first',
  names: ['worried', ...SAFETY_FIELD_NAMES],
  safety: 'full',
  async form({ rules, now }) {
    const told = safetyFields(rules, now)
    return {
      heading: 'Is anybody worried for the child’s safety right now?',
      lead: 'You do not need to be sure. The report goes on whatever you answer.',
      fields: [
        {
          kind: 'radios',
          name: 'worried',
          label: 'Is anybody worried?',
          choices: [
            { value: 'yes', text: 'Yes', hint: 'Ring first, then carry on here.', fields: told },
            {
              value: 'not-sure',
              text: 'Not sure',
              hint: 'Ring and ask. If you did, choose yes and say whom.',
            },
            { value: 'no', text: 'No' },
          ],
        },
      ],
      citation: 'Policy 1.4 and 4.8. It stops no clock.',
    }
  },
  async read(form, { rules, now }) {
    const reader = formReader(form)
    const worried = reader.choice(
      'worried',
      ANSWERS,
      'Choose whether anybody is worried for the child’s safety.',
    )
    if (worried === undefined) return { ok: false, errors: reader.errors }
    if (worried === 'no') return { ok: true, value: { worried: false } }
    if (worried === 'not-sure' && form.text('told') === '')
      return {
        ok: true,
        value: { worried: true, said: { told: 'Nobody yet', nobodyYet: true, toldAt: now } },
      }
    const told = readSafetyContact(form, rules, now)
    return told.ok
      ? { ok: true, value: { worried: true, said: told.said } }
      : { ok: false, errors: told.errors }
  },
  rows: ({ worried, said }) => [
    { key: 'Worried for the child’s safety', value: worried ? 'Yes, or not sure' : 'No' },
    ...(said ? [{ key: 'Who was told', value: said.told }] : []),
  ],
}

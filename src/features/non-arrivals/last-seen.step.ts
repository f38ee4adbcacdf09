import { formReader } from '../cases/index.ts'
import type { Step } from './journey.ts'

export interface LastSeenAnswer {
  readonly lastSeen?: string
  readonly reasonBelieved?: string
}

/** What the school itself knows of where the child is. */
export const lastSeenStep: Step<LastSeenAnswer> = {
  key: 'last-seen',
  title: 'Last seen',
  names: ['lastSeen', 'reasonBelieved'],
  async form({ what }) {
    return {
      heading: 'What does the school know so far?',
      lead: 'Leave empty what is not known. You can add to it later.',
      fields: [
        {
          kind: 'textarea',
          name: 'lastSeen',
          label: 'When was the child last seen, where and by whom?',
          hint: 'For example, at the induction day on 3 July, by the head of year',
        },
        {
          kind: 'textarea',
          name: 'reasonBelieved',
          label: what.why,
          hint: 'Say who believes it. Do not write an address that must stay secret here.',
        },
      ],
    }
  },
  async read(form) {
    const reader = formReader(form)
    const lastSeen = reader.text('lastSeen', undefined, 2000)
    const reasonBelieved = reader.text('reasonBelieved', undefined, 2000)
    if (reader.errors.length > 0) return { ok: false, errors: reader.errors }
    return {
      ok: true,
      value: { ...(lastSeen ? { lastSeen } : {}), ...(reasonBelieved ? { reasonBelieved } : {}) },
    }
  },
  rows: ({ lastSeen, reasonBelieved }) => [
    { key: 'Last seen', value: lastSeen ?? 'not known' },
    { key: 'Reason believed', value: reasonBelieved ?? 'not known' },
  ],
}

import { type Act, events, faults, formReader } from '../cases/index.ts'

/** Somebody looked at the matter again: what they found, and what comes next. The rhythm of reviews starts from here. */
export const recordReviewAct: Act = {
  action: 'record-review',
  path: 'review',
  permission: 'record-case-step',
  onlyAdds: true,
  async form({ child, state }) {
    const waiting = state.openChecks.map((check) => check.asked)
    return {
      heading: `Review of the work for ${child.givenName}`,
      lead: waiting.length > 0 ? `Still waiting for: ${waiting.join('; ')}.` : 'Nobody is asked at present.',
      button: 'Record the review',
      fields: [
        { kind: 'textarea', name: 'finding', label: 'What did you find?' },
        { kind: 'textarea', name: 'next', label: 'What comes next, and who does it?' },
      ],
    }
  },
  async read(form) {
    const reader = formReader(form)
    const finding = reader.text('finding', 'Write down what you found.')
    const next = reader.text('next', 'Write down what comes next and who does it.')
    return reader.errors.length > 0
      ? faults(reader.errors)
      : events({ kind: 'review-recorded', facts: { finding, next } })
  },
}

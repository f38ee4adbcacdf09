import { type Act, events, faults, formReader } from '../cases/index.ts'

/** The child has come to school: seen, on a day, by somebody. */
export const resolveEnquiryAct: Act = {
  action: 'resolve-enquiry',
  path: 'resolve-enquiry',
  permission: 'report-non-arrival',
  async form({ child }) {
    return {
      heading: `Is ${child.givenName} at school?`,
      lead: 'This ends the enquiry. It can be opened again with a new report.',
      button: 'Record that the child is at school',
      fields: [
        { kind: 'date', name: 'on', label: 'First day at school' },
        { kind: 'text', name: 'seenBy', label: 'Seen by', width: 'medium' },
        { kind: 'textarea', name: 'note', label: 'Why the child did not come before, if you know' },
      ],
    }
  },
  async read(form, { today, matter }) {
    const reader = formReader(form)
    const on = reader.date('on', 'The first day at school', {
      notAfter: { day: today, message: 'The first day at school must be today or earlier.' },
      notBefore: {
        day: matter.openedOn,
        message: 'The first day at school must not be before the enquiry began.',
      },
    })
    const seenBy = reader.text('seenBy', 'Write down who saw the child.', 200)
    const note = reader.text('note')
    if (!on || reader.errors.length > 0) return faults(reader.errors)
    return events({
      kind: 'enquiry-resolved',
      happenedOn: on,
      facts: { reason: `At school, seen by ${seenBy}`, ...(note ? { note } : {}) },
    })
  },
}

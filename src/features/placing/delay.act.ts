import { addDays } from '../../domain/calendar/plain-date.ts'
import { stepAct } from '../cases/index.ts'

/** Policy 3.4: no drift. Whoever is late says why, who owns it, and until when. */
export const recordDelayAct = stepAct({
  action: 'record-delay',
  permission: 'record-case-step',
  heading: ({ child }) => `What delays a place for ${child.givenName}?`,
  lead: 'A delay has a reason, somebody who owns it, and a day by which it ends. It moves no date.',
  citation: 'Policy 3.4',
  onlyAdds: true,
  fields: () => [
    { kind: 'textarea', name: 'reason', label: 'Reason' },
    { kind: 'text', name: 'owner', label: 'Who owns the delay?', hint: 'A person’s name', width: 'medium' },
    { kind: 'date', name: 'until', label: 'By which day does it end?' },
  ],
  read(reader, { today }) {
    const reason = reader.text('reason', 'Write down the reason.')
    const owner = reader.text('owner', 'Name the person who owns the delay.', 200)
    const until = reader.date('until', 'The day by which it ends', {
      notBefore: { day: addDays(today, 1), message: 'The day by which it ends must be later than today.' },
    })
    return until && { kind: 'place-delayed', facts: { reason, owner, until } }
  },
})

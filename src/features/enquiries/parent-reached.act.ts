import { ok } from '../../domain/result.ts'
import {
  type Act,
  events,
  faults,
  formReader,
  homeEducationStart,
  openHomeEducation,
} from '../cases/index.ts'

const SAYS = ['will-attend', 'moved-or-other-school', 'home-education'] as const

/** T2, T3 and T4 (policy 4.2, 4.11, 5.1): what a parent said once reached. */
export const parentReachedAct: Act = {
  action: 'record-parent-reached',
  path: 'parent-reached',
  permission: 'report-non-arrival',
  async form({ child, today }) {
    return {
      heading: `What did the parent say about ${child.givenName}?`,
      lead: 'What a parent says is believed until it is verified.',
      button: 'Record what was said',
      citation: 'Policy 4.2, 4.11 and 5.1',
      fields: [
        {
          kind: 'text',
          name: 'who',
          label: 'Who was reached?',
          hint: 'Name, and what they are to the child',
        },
        {
          kind: 'radios',
          name: 'says',
          label: 'What did they say?',
          choices: [
            { value: 'will-attend', text: `${child.givenName} is safe and will attend` },
            {
              value: 'moved-or-other-school',
              text: 'The family has moved, or the child goes to another school',
              fields: [
                {
                  kind: 'text',
                  name: 'destination',
                  label: 'Where to? School, town or country, as they said it',
                },
              ],
            },
            {
              value: 'home-education',
              text: `${child.givenName} will be educated at home`,
              hint: 'The enquiry goes on until the parent’s written notice has arrived.',
              fields: [
                { kind: 'date', name: 'noticeOn', label: 'If a written notice has arrived: on which day?' },
              ],
            },
          ],
        },
        { kind: 'date', name: 'on', label: 'On which day?', hint: 'The day you spoke to them', value: today },
        { kind: 'textarea', name: 'note', label: 'Anything else they said' },
      ],
    }
  },
  async read(form, { today, matter }) {
    const reader = formReader(form)
    const notAfter = { day: today, message: 'The day must be today or earlier.' }
    const who = reader.text('who', 'Write down who was reached.', 200)
    const says = reader.choice('says', SAYS, 'Choose what they said.')
    const on = reader.date('on', 'The day', {
      notAfter,
      notBefore: { day: matter.openedOn, message: 'The day must not be before the enquiry began.' },
    })
    const destination = reader.text('destination', undefined, 300)
    const noticeOn =
      says === 'home-education'
        ? reader.maybeDate('noticeOn', 'The day the notice arrived', { notAfter })
        : undefined
    if (says === 'moved-or-other-school' && destination === '')
      reader.fault('destination', 'Write down where to, as they said it. Write “not said” if they did not.')
    const note = reader.text('note')
    if (!says || !on || reader.errors.length > 0) return faults(reader.errors)
    return events({
      kind: 'parent-reached',
      happenedOn: on,
      source: who,
      facts: {
        says,
        note: [who, note].filter(Boolean).join('. '),
        ...(destination ? { destination } : {}),
        ...(noticeOn ? { noticeOn } : {}),
      },
    })
  },
  async after({ deps, trx, by, matter, child, today }, { effects }, [event]) {
    const startsAt = effects.map(({ opens }) => homeEducationStart(opens)).find((each) => each !== undefined)
    if (startsAt === undefined || event?.kind !== 'parent-reached') return ok(undefined)
    const { noticeOn } = event.facts
    return openHomeEducation(deps, trx, by, {
      childId: child.id,
      schoolUrn: matter.schoolUrn,
      openedFrom: matter,
      openedOn: today,
      from: `${by.organisationName} has the parent’s written notice`,
      startsAt,
      ...(noticeOn ? { notice: { author: event.source ?? 'a parent', receivedOn: noticeOn } } : {}),
    })
  },
}

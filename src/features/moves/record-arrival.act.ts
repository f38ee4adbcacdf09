import { ok } from '../../domain/result.ts'
import { type Act, type ActContext, events, faults, formReader, howItBegan } from '../cases/index.ts'
import { lookForThePupil } from './settle-arrival.ts'

/** Policy 4.13: the new school said, by telephone or in writing, that the pupil is registered there. */
export const recordArrivalAct: Act = {
  action: 'record-arrival',
  path: 'arrival',
  permission: 'report-non-arrival',
  async form(context) {
    return {
      heading: `Has the new school confirmed that ${context.child.givenName} is there?`,
      lead: 'Ground A is met when that school itself says so. What a parent says is not enough.',
      button: 'Record that the new school confirmed',
      citation: 'Policy 4.13; SI 2024/208, regulation 9(1)(a)',
      fields: [
        { kind: 'text', name: 'school', label: 'Which school?', value: schoolNamed(context) },
        { kind: 'date', name: 'on', label: 'On which day did it confirm?', value: context.today },
        { kind: 'date', name: 'startedOn', label: 'First day there, if they said it' },
        {
          kind: 'text',
          name: 'how',
          label: 'Who confirmed it, and how?',
          hint: 'For example: admissions secretary, by e-mail',
        },
      ],
    }
  },
  async read(form, { today, matter }) {
    const reader = formReader(form)
    const school = reader.text('school', 'Write down which school it is.', 300)
    const on = reader.date('on', 'The day of the confirmation', {
      notAfter: { day: today, message: 'The day must be today or earlier.' },
      notBefore: { day: matter.openedOn, message: 'The day must not be before the leaver was recorded.' },
    })
    const startedOn = reader.maybeDate('startedOn', 'The first day there')
    const how = reader.text('how', 'Write down who confirmed it, and how.', 500)
    if (!on || reader.errors.length > 0) return faults(reader.errors)
    return events({
      kind: 'arrival-confirmed',
      happenedOn: on,
      facts: { school, how, ...(startedOn ? { startedOn } : {}) },
    })
  },
}

/** The new school does not have the pupil: nobody knows where the pupil is, and the school refers (policy 4.14). */
export const recordNotArrivedAct: Act = {
  action: 'record-not-arrived',
  path: 'not-arrived',
  permission: 'report-non-arrival',
  async form(context) {
    return {
      heading: `Does the new school say that ${context.child.givenName} is not there?`,
      lead: 'Then nobody knows where the pupil is. Your school refers to the CME team next, or, where the name is removed already, the authority begins to look.',
      button: 'Record that the pupil is not there',
      citation: 'Policy 4.12 and 4.14',
      fields: [
        { kind: 'text', name: 'school', label: 'Which school?', value: schoolNamed(context) },
        { kind: 'text', name: 'how', label: 'Who said so, and how?' },
        {
          kind: 'date',
          name: 'firstMissedOn',
          label: 'From which school day does nobody know where the pupil is?',
        },
      ],
    }
  },
  async read(form, { today }) {
    const reader = formReader(form)
    const school = reader.text('school', 'Write down which school it is.', 300)
    const how = reader.text('how', 'Write down who said so, and how.', 500)
    const firstMissedOn = reader.date('firstMissedOn', 'The first missed day', {
      notAfter: { day: today, message: 'The first missed day must be today or earlier.' },
    })
    if (!firstMissedOn || reader.errors.length > 0) return faults(reader.errors)
    return events({ kind: 'arrival-denied', facts: { school, how, firstMissedOn } })
  },
  async after(context, recorded) {
    const opened = await lookForThePupil(context, context.matter, recorded)
    return opened.ok ? ok(undefined) : opened
  },
}

function schoolNamed({ events: history }: ActContext): string {
  return howItBegan(history).destination ?? ''
}

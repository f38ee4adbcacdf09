import { ok } from '../../domain/result.ts'
import { dayField, filled, NOTE, readDay, readSchool, stepAct } from '../cases/index.ts'
import { openNoShow, readRegisterSchool } from './no-show-after-offer.ts'
import { openToAdmissions } from './open-to-admissions.ts'

const SCHOOL = { kind: 'text', name: 'school', label: 'School', hint: 'Name and seven-digit number' } as const

/** T39. */
export const recordApplicationAct = stepAct({
  action: 'record-application',
  permission: 'record-case-step',
  heading: 'Which schools were applied for?',
  citation: 'Policy 2.3 and 3.1; School Admissions Code 2021, 2.28',
  fields: ({ today }) => [
    { kind: 'textarea', name: 'schools', label: 'Schools, one a line, the first choice first' },
    dayField('On which day was the application made?', today),
    NOTE,
  ],
  read(reader, context) {
    const schools = linesOf(reader.text('schools', 'Write down at least one school.'))
    const on = readDay(reader, context, 'The day of the application')
    const note = reader.text('note')
    return on && { kind: 'place-applied', happenedOn: on, facts: { schools, ...filled('note', note) } }
  },
})

/** A place is offered; the child has not started yet, so the case stays open. */
export const recordOfferAct = stepAct({
  action: 'record-offer',
  permission: 'record-case-step',
  heading: 'Which school offers a place?',
  lead: 'The case stays open until the child has started.',
  citation: 'Policy 2.3 and 3.1',
  fields: ({ today }) => [
    SCHOOL,
    {
      kind: 'date',
      name: 'startsOn',
      label: 'Agreed starting day, if there is one',
      hint: 'If no start is seen soon after it, the case goes back to finding a place by itself',
    },
    dayField('On which day was the offer made?', today),
  ],
  async read(reader, context) {
    const school = await readSchool(reader, context)
    const startsOn = reader.maybeDate('startsOn', 'The starting day')
    const on = readDay(reader, context, 'The day of the offer')
    if (!on || !school) return undefined
    return {
      kind: 'place-offered',
      happenedOn: on,
      facts: { ...school, ...(startsOn ? { startsOn } : {}) },
    }
  },
})

/** T41. */
export const recordFairAccessAct = stepAct({
  action: 'record-fair-access',
  permission: 'record-case-step',
  heading: 'What did the panel agree?',
  citation: 'School Admissions Code 2021, 3.14 to 3.22',
  fields: ({ today }) => [
    { kind: 'text', name: 'panel', label: 'Panel', width: 'medium' },
    dayField('On which day did the panel agree?', today),
    NOTE,
  ],
  read(reader, context) {
    const panel = reader.text('panel', 'Write down which panel agreed.', 200)
    const on = readDay(reader, context, 'The day of the agreement')
    const note = reader.text('note')
    return on && { kind: 'fair-access-agreed', happenedOn: on, facts: { panel, ...filled('note', note) } }
  },
})

/** T43: attendance was seen; that, and not the offer, ends the case. */
export const recordStartAct = stepAct({
  action: 'record-start',
  permission: 'record-case-step',
  heading: ({ child }) => `Has ${child.givenName} started school?`,
  lead: 'Record it when attendance was seen. It closes the case.',
  citation: 'Policy 2.3 and 4.15; SI 2024/208, regulation 13',
  fields: () => [
    SCHOOL,
    dayField('First day at school'),
    { kind: 'text', name: 'evidence', label: 'How do you know?', hint: 'For example: new pupil return' },
  ],
  read(reader, context) {
    const school = reader.text('school', 'Write down the school.', 300)
    const startedOn = readDay(reader, context, 'The first day at school')
    const evidence = reader.text('evidence', 'Write down how you know that the child attends.', 500)
    return (
      startedOn && { kind: 'school-started', happenedOn: startedOn, facts: { school, startedOn, evidence } }
    )
  },
})

/** T44: back to finding a place, or, where the child is on that school’s register, a new no-show there. */
export const recordFellThroughAct = stepAct({
  action: 'record-fell-through',
  permission: 'record-case-step',
  heading: ({ child }) => `Why has ${child.givenName} no place after all?`,
  citation: 'Policy 4.2',
  fields: ({ today }) => [
    {
      kind: 'radios',
      name: 'why',
      label: 'What happened?',
      choices: [
        { value: 'no-place', text: 'No school offers a place' },
        { value: 'offer-refused', text: 'The offer was refused' },
        { value: 'did-not-start', text: 'The child did not start' },
      ],
    },
    {
      kind: 'radios',
      name: 'onRegister',
      label: 'Is the name on that school’s register?',
      choices: [
        { value: 'no', text: 'No', hint: 'A place is sought again.' },
        {
          value: 'yes',
          text: 'Yes',
          hint: 'The school makes its enquiry for a pupil who did not come, and this case stays open beside it.',
          fields: [
            { kind: 'text', name: 'laestab', label: 'Seven-digit number of the school', width: 'short' },
            { kind: 'date', name: 'expectedOn', label: 'On which day was the child expected?' },
          ],
        },
      ],
    },
    { kind: 'textarea', name: 'reason', label: 'Reason' },
    dayField('On which day did you learn of it?', today),
  ],
  async read(reader, context) {
    const why = reader.choice('why', ['no-place', 'offer-refused', 'did-not-start'], 'Say what happened.')
    const onRegister = reader.choice('onRegister', ['no', 'yes'], 'Say whether the name is on the register.')
    const reason = reader.text('reason', 'Write down the reason.')
    const on = readDay(reader, context, 'The day')
    const school = onRegister === 'yes' ? await readRegisterSchool(reader, context) : undefined
    if (!why || !onRegister || !on || (onRegister === 'yes' && !school)) return undefined
    return {
      kind: 'place-fell-through',
      happenedOn: on,
      facts: {
        why,
        reason,
        onRegister: onRegister === 'yes',
        ...(school ? { school: school.school.laestab ?? '' } : {}),
      },
      ...(school ? { source: school.expectedOn } : {}),
    }
  },
  async after(context, { effects, state }, [event]) {
    if (state.state === 'L3') await openToAdmissions(context)
    if (!effects.some(({ opens }) => opens === 'Q0') || event?.kind !== 'place-fell-through')
      return ok(undefined)
    return openNoShow(context, event.facts.school ?? '', event.source ?? '')
  },
})

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

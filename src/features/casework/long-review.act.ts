import { eventsOfKind } from '../../domain/case/matter-event.ts'
import type { ActContext } from '../cases/index.ts'
import { authorityChecks, dayField, filled, NOTE, readDay, stepAct, waitingChecks } from '../cases/index.ts'

/** T38: a manager signs that nothing is left to check. The child stays missing education, and the case stays open. */
export const recordChecksExhaustedAct = stepAct({
  action: 'record-checks-exhausted',
  permission: 'sign-off-checks',
  heading: 'Is nothing left to check?',
  lead: ({ child }) =>
    `${child.givenName} is still missing education. The case stays open and is looked at again, less often.`,
  citation: 'Policy 3.1',
  fields(context) {
    const left = checksLeft(context)
    return [
      {
        kind: 'words',
        name: 'left',
        text:
          left.length === 0
            ? 'Every check that is always needed has its answer.'
            : `Without an answer: ${left.join('; ')}. Write down why nothing more can be asked.`,
      },
      NOTE,
      {
        kind: 'checkboxes',
        name: 'named',
        label: 'Your name',
        choices: [{ value: 'yes', text: `I, ${context.by.name}, sign that every check is exhausted` }],
      },
    ]
  },
  read(reader, context) {
    const note = reader.text('note')
    const [named] = reader.choices('named', ['yes'])
    if (checksLeft(context).length > 0 && note === '')
      reader.fault('note', 'Some checks have no answer. Write down why nothing more can be asked.')
    if (named === undefined) reader.fault('named', 'Put your name to it.')
    return { kind: 'checks-exhausted', facts: { signedOffBy: context.by.name, ...filled('note', note) } }
  },
})

/** Checks that are needed for every child and have no answer yet, and those still waited for. */
function checksLeft(context: ActContext): readonly string[] {
  const answered = new Set(eventsOfKind(context.events, 'check-answered').map(({ facts }) => facts.check))
  const waiting = waitingChecks(context)
  return authorityChecks(context)
    .filter(
      (check) =>
        waiting.includes(check.id) ||
        (check.neededWhen === 'always' && !check.mayBeLeftOut && !answered.has(check.id)),
    )
    .map(({ label }) => label)
}

/** T48, and from a place sought back to tracing: whatever is new is followed up. */
export const recordNewsAct = stepAct({
  action: 'record-news',
  permission: 'record-case-step',
  heading: ({ child }) => `What is new about ${child.givenName}?`,
  lead: 'The case goes back to tracing, so that the news is followed up.',
  citation: 'Policy 3.1',
  fields: ({ today }) => [
    { kind: 'textarea', name: 'what', label: 'What was learnt?' },
    { kind: 'text', name: 'source', label: 'Who says so?' },
    dayField('On which day did you learn of it?', today),
  ],
  read(reader, context) {
    const what = reader.text('what', 'Write down what was learnt.')
    const source = reader.text('source', 'Write down who says so.', 300)
    const on = readDay(reader, context, 'The day')
    return on && { kind: 'new-information', happenedOn: on, facts: { what, source } }
  },
})

/** T26 (policy 4.14): a school admitted a child without history and asks for a search of the Lost Pupils Database. */
export const recordSearchAct = stepAct({
  action: 'record-search',
  permission: 'record-check',
  onlyAdds: true,
  heading: 'What did the search of the Lost Pupils Database find?',
  citation: 'Policy 4.14',
  fields: () => [
    { kind: 'text', name: 'askedBy', label: 'Which school asked?' },
    { kind: 'textarea', name: 'result', label: 'What was found' },
  ],
  read(reader) {
    const askedBy = reader.text('askedBy', 'Write down which school asked.', 300)
    const result = reader.text('result', 'Write down what was found. Write “nothing” if there was nothing.')
    return { kind: 'lost-pupils-searched', facts: { askedBy, result } }
  },
})

import { DANGER, HOW_MANY, valuesOf } from './report-choices.ts'
import type { ReportStep, StepContext } from './report-journey.ts'

/** What is asked about the child. “I am not sure” is an answer to all of it (policy 1.3). */
export const CHILD_STEPS: readonly ReportStep[] = [
  {
    key: 'danger',
    heading: () => 'Is the child in danger, or being harmed?',
    lead: 'You do not need to be sure. Nothing is sent until you press send at the end.',
    fields: () => [{ kind: 'radios', name: 'danger', label: 'Is the child in danger?', choices: DANGER }],
    check: (reader) => {
      reader.choice('danger', valuesOf(DANGER), 'Choose an answer. “I am not sure” is enough.')
    },
  },
  {
    key: 'ring',
    heading: () => 'Ring before you go on',
    lead: 'Somebody can help the child now. The numbers are at the top of this page. Then come back and tell us as well: we read this in working hours only.',
    fields: () => [],
    askedWhen: ({ answers }) => answers.danger === 'yes',
  },
  {
    key: 'why',
    heading: () => 'What have you noticed?',
    lead: 'You can be wrong. We find out.',
    fields: ({ rules }) => [
      { kind: 'radios', name: 'why', label: 'What have you noticed?', choices: triggersOf(rules) },
    ],
    check: (reader, { rules }) => {
      reader.choice('why', valuesOf(triggersOf(rules)), 'Choose an answer. “I am not sure” is enough.')
    },
  },
  {
    key: 'child',
    heading: () => 'Who is the child?',
    lead: 'Give what you know and leave the rest empty. Part of a name or a rough age helps.',
    fields: () => [
      { kind: 'text', name: 'givenName', label: 'First name', width: 'medium' },
      { kind: 'text', name: 'familyName', label: 'Family name', width: 'medium' },
      { kind: 'date', name: 'born', label: 'Date of birth', hint: 'For example, 14 3 2016' },
      { kind: 'text', name: 'age', label: 'Or about how old', width: 'short' },
      { kind: 'radios', name: 'howMany', label: 'Is this about one child?', choices: HOW_MANY },
    ],
    check: (reader) => {
      reader.text('givenName', undefined, 200)
      reader.text('familyName', undefined, 200)
      reader.text('age', undefined, 100)
      reader.maybeDate('born', 'Date of birth')
    },
  },
  {
    key: 'where',
    heading: () => 'Where does the child live, or stay?',
    lead: 'A street, a place or a site is enough. Leave it empty if you do not know.',
    fields: () => [
      { kind: 'textarea', name: 'address', label: 'Address or place' },
      { kind: 'text', name: 'postcode', label: 'Postcode', width: 'short' },
    ],
    check: (reader) => {
      reader.text('address', undefined, 1000)
      reader.text('postcode', undefined, 20)
    },
  },
  {
    key: 'school',
    heading: () => 'What do you know about school?',
    lead: 'Leave empty what you do not know.',
    fields: () => [
      { kind: 'text', name: 'school', label: 'School now, or the last one' },
      { kind: 'text', name: 'lastSeen', label: 'When was the child last at school, or last seen?' },
    ],
    check: (reader) => {
      reader.text('school', undefined, 300)
      reader.text('lastSeen', undefined, 300)
    },
  },
  {
    key: 'more',
    heading: () => 'Is there more that we should know?',
    lead: 'Please do not write your own name here. You are asked for it later, if you want to give it.',
    fields: () => [
      { kind: 'textarea', name: 'tell', label: 'What you have seen or heard' },
      {
        kind: 'textarea',
        name: 'siblings',
        label: 'Brothers and sisters',
        hint: 'Names, ages and schools, also where they live with another council',
      },
    ],
    check: (reader) => {
      reader.text('tell', undefined, 4000)
      reader.text('siblings', undefined, 2000)
    },
  },
]

function triggersOf(rules: StepContext['rules']) {
  const listed =
    rules.rule<readonly { readonly id: string; readonly label: string }[]>('risk/report-triggers')
  const triggers = listed.ok ? listed.value.value : []
  return [
    ...triggers.filter(({ id }) => id !== 'unsure').map(({ id, label }) => ({ value: id, text: label })),
    { value: 'unsure', text: 'I am not sure' },
  ]
}

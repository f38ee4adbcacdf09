import { parsePlainDate } from '../../domain/calendar/plain-date.ts'
import type { Field } from '../cases/index.ts'
import type { School } from '../schools/index.ts'
import { ANOTHER_COUNTRY } from './destination-form.ts'
import type { GroundQuestion } from './ground-questions.ts'

const SCHOOL_KINDS = [
  { value: 'maintained', text: 'Maintained by an authority' },
  { value: 'academy', text: 'Academy' },
  { value: 'independent', text: 'Independent' },
  { value: 'non-maintained-special', text: 'Non-maintained special' },
] as const

/** The control for one question about the register, with what was answered last time. */
export function fieldOfQuestion(question: GroundQuestion, answer: string | undefined): Field {
  const { name, label, hint } = question
  const common = { name, label, ...(hint ? { hint } : {}) }
  switch (question.kind) {
    case 'yes-no':
      return {
        ...common,
        kind: 'radios',
        choices: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
        ...(answer ? { value: answer } : {}),
      }
    case 'school-kind':
      return { ...common, kind: 'radios', choices: SCHOOL_KINDS, ...(answer ? { value: answer } : {}) }
    case 'date': {
      const value = parsePlainDate(answer ?? '')
      return { ...common, kind: 'date', ...(value ? { value } : {}) }
    }
    default:
      return {
        ...common,
        kind: 'text',
        width: question.kind === 'number' ? 'short' : 'medium',
        ...(answer ? { value: answer } : {}),
      }
  }
}

/**
 * Where the child goes: asked before the name is removed, since the return carries it (policy 4.11).
 *
 * @param toChoose  schools that have the name typed
 */
export function destinationFields(
  territories: readonly string[],
  toChoose: readonly School[] = [],
): readonly Field[] {
  return [
    {
      kind: 'radios',
      name: 'destination',
      label: 'Where does the child go?',
      hint: 'What is true, not what a file should carry.',
      choices: [
        { value: 'unknown', text: 'Unknown' },
        {
          value: 'school',
          text: 'A school in England or Wales',
          fields: [
            {
              kind: 'text',
              name: 'laestab',
              label: 'Its name or seven-digit number, if a school in England or Wales',
            },
            ...choiceOf(toChoose),
          ],
        },
        {
          value: 'independent-school',
          text: 'An independent school without a number',
          fields: [
            { kind: 'text', name: 'independentName', label: 'Name of the independent school' },
            { kind: 'text', name: 'independentLocality', label: 'Town of the independent school' },
          ],
        },
        {
          value: 'outside-england-and-wales',
          text: 'Outside England and Wales',
          hint: territories.join(', '),
          fields: [
            {
              kind: 'select',
              name: 'territory',
              label: 'Territory',
              choices: [...territories, ANOTHER_COUNTRY].map((each) => ({ value: each, text: each })),
            },
            { kind: 'text', name: 'country', label: 'Which country, if another one?' },
            { kind: 'text', name: 'outsideSchool', label: 'School there' },
            { kind: 'text', name: 'outsideLocality', label: 'Town there' },
          ],
        },
      ],
    },
    { kind: 'date', name: 'startsOn', label: 'First day at the new school, if you were told' },
    {
      kind: 'textarea',
      name: 'newAddress',
      label: 'New address, if you were told',
      hint: 'If it must stay secret, leave it empty and ring the CME team.',
    },
    { kind: 'date', name: 'newAddressFrom', label: 'From which day, if you were told' },
    {
      kind: 'text',
      name: 'newAddressWith',
      label: 'With which parent, if you were told',
      width: 'medium',
    },
  ]
}

/** Every field of {@link destinationFields}, shown or not. */
export const DESTINATION_NAMES: readonly string[] = [
  'destination',
  'laestab',
  'pickedSchool',
  'independentName',
  'independentLocality',
  'territory',
  'country',
  'outsideSchool',
  'outsideLocality',
  ...['startsOn', 'newAddressFrom'].flatMap((name) =>
    ['day', 'month', 'year'].map((part) => `${name}-${part}`),
  ),
  'newAddress',
  'newAddressWith',
]

export const REASON_FIELD: Field = {
  kind: 'textarea',
  name: 'reason',
  label: 'Anything the record should say about this decision',
}

function choiceOf(schools: readonly School[]): readonly Field[] {
  if (schools.length === 0) return []
  return [
    {
      kind: 'radios',
      name: 'pickedSchool',
      label: 'Which of these schools?',
      choices: schools.map(({ urn, name, town, laestab }) => ({
        value: String(urn),
        text: name,
        hint: [town, laestab ?? 'no number'].filter(Boolean).join(', '),
      })),
    },
  ]
}

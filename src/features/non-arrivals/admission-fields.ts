import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { type YearGroup, yearGroupName, yearGroupOf } from '../../domain/child/year-group.ts'
import type { Field, FormReader } from '../cases/index.ts'
import type { Form } from '../slice.ts'
import type { AnswerRow } from './journey.ts'

/** How the pupil came to the school. */
export interface AdmissionAnswer {
  readonly yearGroup?: YearGroup
  /** Undefined where it is not known. */
  readonly cameFromSchool?: boolean
  readonly previousSchool?: string
}

export const ADMISSION_NAMES = ['yearGroup', 'cameFrom', 'previousSchool'] as const

const YEAR_GROUPS: readonly YearGroup[] = [
  'N1',
  'N2',
  'R',
  ...Array.from({ length: 14 }, (_, i) => `${i + 1}` as const),
]

/** Year group and former school, as every report asks for them. */
export function admissionFields(bornOn: PlainDate | undefined, on: PlainDate): readonly Field[] {
  const byAge = bornOn && yearGroupOf(bornOn, on)
  return [
    {
      kind: 'select',
      name: 'yearGroup',
      label: 'Year group',
      hint: byAge ? `By age it would be ${yearGroupName(byAge)}` : 'Leave it if it is not known',
      choices: YEAR_GROUPS.map((group) => ({ value: group, text: nameOf(group) })),
    },
    {
      kind: 'radios',
      name: 'cameFrom',
      label: 'Did the pupil come from another school?',
      choices: [
        {
          value: 'yes',
          text: 'Yes',
          fields: [
            {
              kind: 'text',
              name: 'previousSchool',
              label: 'Which school, if from another one?',
              hint: 'Name and town, and its seven-digit number if you have it',
            },
          ],
        },
        { value: 'no', text: 'No, this is the first school' },
        { value: 'not-known', text: 'Not known' },
      ],
    },
  ]
}

/** The faults are the reader's. */
export function readAdmission(reader: FormReader, form: Form): AdmissionAnswer {
  const yearGroup = YEAR_GROUPS.find((group) => group === form.text('yearGroup'))
  const cameFrom = reader.choice(
    'cameFrom',
    ['yes', 'no', 'not-known'],
    'Choose whether the pupil came from another school.',
  )
  const previousSchool = reader.text('previousSchool', undefined, 300)
  return {
    ...(yearGroup ? { yearGroup } : {}),
    ...(cameFrom === undefined || cameFrom === 'not-known' ? {} : { cameFromSchool: cameFrom === 'yes' }),
    ...(cameFrom === 'yes' && previousSchool ? { previousSchool } : {}),
  }
}

export function admissionRows(answer: AdmissionAnswer): readonly AnswerRow[] {
  return [
    { key: 'Year group', value: answer.yearGroup ? nameOf(answer.yearGroup) : 'not known' },
    {
      key: 'Previous school',
      value:
        answer.previousSchool ??
        { true: 'Yes, name not known', false: 'None', undefined: 'not known' }[`${answer.cameFromSchool}`],
    },
  ]
}

function nameOf(group: YearGroup): string {
  return group.startsWith('N') ? `Nursery ${group.slice(1)}` : yearGroupName(group)
}

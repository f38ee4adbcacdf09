import { displayDate, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { parseTypedDate } from '../../domain/calendar/typed-date.ts'
import { type YearGroup, yearGroupName, yearGroupOf } from '../../domain/child/year-group.ts'
import { longAgo } from '../../domain/non-arrival/decide-non-arrival.ts'
import { type Field, formReader } from '../cases/index.ts'
import type { Form } from '../slice.ts'
import { dateNames, type Step } from './journey.ts'
import { judgeExpectedDay } from './judge-expected-day.ts'
import { pupilStep } from './pupil.step.ts'

export interface ExpectedDayAnswer {
  readonly expectedOn: PlainDate
  /** Undefined where no term dates say whether the school was open. */
  readonly dayZero: PlainDate | undefined
  readonly yearGroup?: YearGroup
  /** Undefined where it is not known. */
  readonly cameFromSchool?: boolean
  readonly previousSchool?: string
}

const YEAR_GROUPS: readonly YearGroup[] = [
  'N1',
  'N2',
  'R',
  ...Array.from({ length: 14 }, (_, i) => `${i + 1}` as const),
]

/** The day on which the count starts (policy 4.2), checked against the school's own calendar. */
export const expectedDayStep: Step<ExpectedDayAnswer> = {
  key: 'expected-day',
  title: 'The expected day',
  names: [...dateNames('expectedOn'), 'longAgo', 'yearGroup', 'cameFrom', 'previousSchool'],
  async form(context, typed) {
    const pupil = await pupilStep.read(context.answers, context)
    const on = typedDay(typed) ?? context.today
    const byAge = pupil.ok ? yearGroupOf(pupil.value.bornOn, on) : undefined
    const odd = longAgo({ expectedOn: on }, context.today)[0]
    const confirm: Field = {
      kind: 'checkboxes',
      name: 'longAgo',
      label: 'Is this day right?',
      ...(odd ? { hint: odd.message } : {}),
      choices: [{ value: 'yes', text: `Yes, the pupil was expected on ${displayDate(on)}` }],
    }
    return {
      heading: 'On which day was the pupil expected?',
      lead: 'The first day that school and parent agreed. The count of school days starts from it.',
      citation: 'Policy 4.2',
      fields: [
        {
          kind: 'date',
          name: 'expectedOn',
          label: 'The agreed starting day',
          hint: 'For example, 19 10 2026',
        },
        ...(odd ? [confirm] : []),
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
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const expectedOn = reader.date('expectedOn', 'The expected day')
    const yearGroup = YEAR_GROUPS.find((group) => group === form.text('yearGroup'))
    const cameFrom = reader.choice(
      'cameFrom',
      ['yes', 'no', 'not-known'],
      'Choose whether the pupil came from another school.',
    )
    const previousSchool = reader.text('previousSchool', undefined, 300)
    if (expectedOn === undefined) return { ok: false, errors: reader.errors }
    const pupil = await pupilStep.read(context.answers, context)
    if (!pupil.ok)
      return {
        ok: false,
        errors: [{ field: 'expectedOn-day', message: 'Give the pupil’s date of birth first.' }],
      }
    const report = { expectedOn, bornOn: pupil.value.bornOn, immediateConcern: false }
    const judged = await judgeExpectedDay(context, report)
    if (!judged.ok) reader.fault('expectedOn-day', judged.refusal.message)
    else if (judged.value.warnings.length > 0 && form.text('longAgo') !== 'yes')
      reader.fault('longAgo', judged.value.warnings.map(({ message }) => message).join(' '))
    if (!judged.ok || cameFrom === undefined || reader.errors.length > 0)
      return { ok: false, errors: reader.errors }
    return {
      ok: true,
      value: {
        expectedOn,
        dayZero: judged.value.dayZero,
        ...(yearGroup ? { yearGroup } : {}),
        ...(cameFrom === 'not-known' ? {} : { cameFromSchool: cameFrom === 'yes' }),
        ...(cameFrom === 'yes' && previousSchool ? { previousSchool } : {}),
      },
    }
  },
  rows: (answer) => [
    { key: 'Expected on', value: displayDateWithWeekday(answer.expectedOn) },
    ...(answer.dayZero === undefined
      ? [
          {
            key: 'The count',
            value: 'Term dates for that day are missing; you are asked for them afterwards',
          },
        ]
      : []),
    { key: 'Year group', value: answer.yearGroup ? nameOf(answer.yearGroup) : 'not known' },
    {
      key: 'Previous school',
      value:
        answer.previousSchool ??
        { true: 'Yes, name not known', false: 'None', undefined: 'not known' }[`${answer.cameFromSchool}`],
    },
  ],
}

function typedDay(typed: Form): PlainDate | undefined {
  const [day = '', month = '', year = ''] = dateNames('expectedOn').map((name) => typed.text(name))
  const read = parseTypedDate(day, month, year)
  return read.ok ? read.value : undefined
}

function nameOf(group: YearGroup): string {
  return group.startsWith('N') ? `Nursery ${group.slice(1)}` : yearGroupName(group)
}

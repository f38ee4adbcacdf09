import { displayDate, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { longAgo } from '../../domain/non-arrival/decide-non-arrival.ts'
import { type Field, formReader } from '../cases/index.ts'
import {
  ADMISSION_NAMES,
  type AdmissionAnswer,
  admissionFields,
  admissionRows,
  readAdmission,
} from './admission-fields.ts'
import { dateNames, type Step } from './journey.ts'
import { judgeFirstDay } from './judge-first-day.ts'
import { pupilStep } from './pupil.step.ts'
import { typedDay } from './typed-day.ts'

export interface ExpectedDayAnswer extends AdmissionAnswer {
  readonly expectedOn: PlainDate
  /** Undefined where no term dates say whether the school was open. */
  readonly dayZero: PlainDate | undefined
}

/** The day on which the count starts (policy 4.2), checked against the school's own calendar. */
export const expectedDayStep: Step<ExpectedDayAnswer> = {
  key: 'expected-day',
  title: 'The expected day',
  names: [...dateNames('expectedOn'), 'longAgo', ...ADMISSION_NAMES],
  async form(context, typed) {
    const pupil = await pupilStep.read(context.answers, context)
    const on = typedDay(typed, 'expectedOn') ?? context.today
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
        ...admissionFields(pupil.ok ? pupil.value.bornOn : undefined, on),
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const expectedOn = reader.date('expectedOn', 'The expected day')
    const admission = readAdmission(reader, form)
    if (expectedOn === undefined) return { ok: false, errors: reader.errors }
    const pupil = await pupilStep.read(context.answers, context)
    if (!pupil.ok)
      return {
        ok: false,
        errors: [{ field: 'expectedOn-day', message: 'Give the pupil’s date of birth first.' }],
      }
    const report = { expectedOn, bornOn: pupil.value.bornOn, immediateConcern: false }
    const judged = await judgeFirstDay(context, report)
    if (!judged.ok) reader.fault('expectedOn-day', judged.refusal.message)
    else if (judged.value.warnings.length > 0 && form.text('longAgo') !== 'yes')
      reader.fault('longAgo', judged.value.warnings.map(({ message }) => message).join(' '))
    if (!judged.ok || reader.errors.length > 0) return { ok: false, errors: reader.errors }
    return { ok: true, value: { expectedOn, dayZero: judged.value.dayZero, ...admission } }
  },
  rows: (answer) => [
    { key: 'Expected on', value: displayDateWithWeekday(answer.expectedOn) },
    ...noCountYet(answer.dayZero),
    ...admissionRows(answer),
  ],
}

/** Said where the term dates cannot tell whether the school was open. */
export function noCountYet(dayZero: PlainDate | undefined) {
  return dayZero === undefined
    ? [
        {
          key: 'The count',
          value: 'Term dates for that day are missing; you are asked for them afterwards',
        },
      ]
    : []
}

import { displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import { addDays, daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { formReader } from '../cases/index.ts'
import {
  ADMISSION_NAMES,
  type AdmissionAnswer,
  admissionFields,
  admissionRows,
  readAdmission,
} from './admission-fields.ts'
import { dateNames, type Step, type StepContext } from './journey.ts'
import { pupilStep } from './pupil.step.ts'
import { typedDay } from './typed-day.ts'

export interface JoiningAnswer extends AdmissionAnswer {
  readonly joinedOn: PlainDate
  readonly boarder: boolean
  /** What the register asks for and nobody could say. */
  readonly notObtained?: string
  /** Days after the last one on which the return was due. */
  readonly daysLate: number
}

/** A day longer ago is a slip of the keyboard. */
const MOST_DAYS = 366

/** Since when a new pupil is on the register: the return is due within days of it (policy 4.15). */
export const joiningStep: Step<JoiningAnswer> = {
  key: 'joining',
  title: 'Since when',
  names: [...dateNames('joinedOn'), ...ADMISSION_NAMES, 'boarder', 'notObtained'],
  async form(context, typed) {
    const pupil = await pupilStep.read(context.answers, context)
    return {
      heading: 'Since when is the pupil on your register?',
      lead: `From the first day on which school and parent agreed that the pupil comes. The authority is told within ${returnWithin(context)} days of it.`,
      citation: 'Policy 4.15; SI 2024/208, regulation 13(1)',
      fields: [
        { kind: 'date', name: 'joinedOn', label: 'The first day', hint: 'For example, 2 11 2026' },
        ...admissionFields(
          pupil.ok ? pupil.value.bornOn : undefined,
          typedDay(typed, 'joinedOn') ?? context.today,
        ),
        {
          kind: 'radios',
          name: 'boarder',
          label: 'Does the pupil board at your school?',
          choices: [
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ],
        },
        {
          kind: 'textarea',
          name: 'notObtained',
          label: 'What could not be obtained, if anything?',
          hint: 'For example: the address of the second parent, the former school’s records',
        },
      ],
    }
  },
  async read(form, context) {
    const { today } = context
    const reader = formReader(form)
    const joinedOn = reader.date('joinedOn', 'The first day', {
      notAfter: {
        day: today,
        message: 'The first day must be today or earlier. Send the return when it has come.',
      },
      notBefore: { day: addDays(today, -MOST_DAYS), message: 'The first day must be within the past year.' },
    })
    const admission = readAdmission(reader, form)
    const boarder = reader.choice('boarder', ['yes', 'no'], 'Choose whether the pupil boards.')
    const notObtained = reader.text('notObtained', undefined, 1000)
    if (!joinedOn || !boarder || reader.errors.length > 0) return { ok: false, errors: reader.errors }
    return {
      ok: true,
      value: {
        joinedOn,
        ...admission,
        boarder: boarder === 'yes',
        ...(notObtained ? { notObtained } : {}),
        daysLate: Math.max(0, daysBetween(joinedOn, today) - returnWithin(context)),
      },
    }
  },
  rows: (answer) => [
    { key: 'First day', value: displayDateWithWeekday(answer.joinedOn) },
    ...(answer.daysLate > 0
      ? [
          {
            key: 'The return',
            value: `${answer.daysLate} ${answer.daysLate === 1 ? 'day' : 'days'} late. Send it all the same`,
          },
        ]
      : []),
    ...admissionRows(answer),
    { key: 'Boards', value: answer.boarder ? 'Yes' : 'No' },
    { key: 'Could not be obtained', value: answer.notObtained ?? 'nothing' },
  ],
}

function returnWithin({ rules }: StepContext): number {
  const within = rules.rule<number>('returns/new-pupil-within')
  if (!within.ok) throw new Error(within.refusal.message)
  return within.value.value
}

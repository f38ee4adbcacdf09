import { displayDate, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { longAgo } from '../../domain/non-arrival/decide-non-arrival.ts'
import { type Field, type FormReader, formReader } from '../cases/index.ts'
import {
  ADMISSION_NAMES,
  type AdmissionAnswer,
  admissionFields,
  admissionRows,
  readAdmission,
} from './admission-fields.ts'
import { noCountYet } from './expected-day.step.ts'
import { dateNames, isNewPupil, type Step, type StepContext } from './journey.ts'
import { judgeFirstDay } from './judge-first-day.ts'
import { pupilStep } from './pupil.step.ts'
import { typedDay } from './typed-day.ts'

export interface AbsenceAnswer extends AdmissionAnswer {
  readonly firstMissedOn: PlainDate
  /** Undefined where no term dates say whether the school was open. */
  readonly dayZero: PlainDate | undefined
  readonly lastAttendedOn?: PlainDate
  /** When the pupil joined the school: asked where Onroll does not hold the register entry. */
  readonly joinedOn?: PlainDate
  readonly leave?: { readonly endedOn: PlainDate; readonly reason: string }
  readonly destination?: string
}

/** From when a pupil of the school has been gone (policy 4.5, 4.6), checked against the school's own calendar. */
export const absenceStep: Step<AbsenceAnswer> = {
  key: 'absence',
  title: 'Since when',
  names: [
    ...dateNames('firstMissedOn'),
    'longAgo',
    ...dateNames('leaveEndedOn'),
    'leaveReason',
    'movedTo',
    ...dateNames('lastAttendedOn'),
    ...dateNames('joinedOn'),
    ...ADMISSION_NAMES,
  ],
  async form(context, typed) {
    const pupil = await pupilStep.read(context.answers, context)
    const on = typedDay(typed, 'firstMissedOn') ?? context.today
    return {
      heading: 'Since when has the pupil not been at school?',
      lead: 'The count of school days starts from the first missed day.',
      citation: context.what.route === 'R3' ? 'Policy 4.6' : 'Policy 4.5',
      fields: [
        ...(context.what.id === 'not-back' ? LEAVE_FIELDS : []),
        {
          kind: 'date',
          name: 'firstMissedOn',
          label: 'The first missed day',
          hint: 'The first day with a missed session that nobody has explained. For example, 19 10 2026',
        },
        ...confirmLongAgo(on, context.today),
        {
          kind: 'date',
          name: 'lastAttendedOn',
          label: 'The last day the pupil was at school, if you know it',
        },
        ...(context.what.route === 'R3'
          ? [
              {
                kind: 'text' as const,
                name: 'movedTo',
                label: 'Where to, as far as anybody believes?',
                hint: 'Town or country. Leave it if nothing is known',
              },
            ]
          : []),
        ...(isNewPupil(context)
          ? [{ kind: 'date' as const, name: 'joinedOn', label: 'When did the pupil join your school?' }]
          : []),
        ...admissionFields(pupil.ok ? pupil.value.bornOn : undefined, on),
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const leave = context.what.id === 'not-back' ? readLeave(reader, context.today) : undefined
    const firstMissedOn = reader.date('firstMissedOn', 'The first missed day')
    const before = firstMissedOn && {
      day: firstMissedOn,
      message: 'This day must not be after the first missed day.',
    }
    const lastAttendedOn = reader.maybeDate(
      'lastAttendedOn',
      'The last day',
      before ? { notAfter: before } : {},
    )
    const joinedOn = isNewPupil(context)
      ? reader.date('joinedOn', 'The day the pupil joined', before ? { notAfter: before } : {})
      : undefined
    const movedTo = context.what.route === 'R3' ? reader.text('movedTo', undefined, 300) : ''
    const admission = readAdmission(reader, form)
    if (firstMissedOn === undefined) return { ok: false, errors: reader.errors }
    if (leave?.endedOn && firstMissedOn <= leave.endedOn)
      reader.fault(
        'firstMissedOn-day',
        `The leave was agreed until ${displayDate(leave.endedOn)}. The first missed day comes after it.`,
      )
    const dayZero = await judge(reader, form.text('longAgo') === 'yes', firstMissedOn, context)
    if (reader.errors.length > 0) return { ok: false, errors: reader.errors }
    return {
      ok: true,
      value: {
        firstMissedOn,
        dayZero,
        ...admission,
        ...(lastAttendedOn ? { lastAttendedOn } : {}),
        ...(joinedOn ? { joinedOn } : {}),
        ...(leave?.endedOn ? { leave: { endedOn: leave.endedOn, reason: leave.reason } } : {}),
        ...(movedTo ? { destination: movedTo } : {}),
      },
    }
  },
  rows: (answer) => [
    ...(answer.leave
      ? [
          { key: 'Leave agreed until', value: displayDateWithWeekday(answer.leave.endedOn) },
          { key: 'Why it was agreed', value: answer.leave.reason },
        ]
      : []),
    { key: 'First missed day', value: displayDateWithWeekday(answer.firstMissedOn) },
    ...noCountYet(answer.dayZero),
    {
      key: 'Last day at school',
      value: answer.lastAttendedOn ? displayDateWithWeekday(answer.lastAttendedOn) : 'not known',
    },
    ...(answer.destination ? [{ key: 'Believed to be in', value: answer.destination }] : []),
    ...(answer.joinedOn ? [{ key: 'Joined on', value: displayDate(answer.joinedOn) }] : []),
    ...admissionRows(answer),
  ],
}

const LEAVE_FIELDS: readonly Field[] = [
  { kind: 'date', name: 'leaveEndedOn', label: 'The last day of the agreed leave' },
  {
    kind: 'text',
    name: 'leaveReason',
    label: 'Why was the leave agreed?',
    hint: 'For example, a family wedding abroad',
  },
]

function readLeave(reader: FormReader, today: PlainDate) {
  const endedOn = reader.date('leaveEndedOn', 'The last day of the leave', {
    notAfter: { day: today, message: 'The leave has not ended yet. Report the pupil when it has.' },
  })
  return { endedOn, reason: reader.text('leaveReason', 'Write down why the leave was agreed.', 500) }
}

function confirmLongAgo(on: PlainDate, today: PlainDate): readonly Field[] {
  if (longAgo({ expectedOn: on }, today).length === 0) return []
  return [
    {
      kind: 'checkboxes',
      name: 'longAgo',
      label: 'Is this day right?',
      hint: LONG_AGO,
      choices: [{ value: 'yes', text: `Yes, the first missed day was ${displayDate(on)}` }],
    },
  ]
}

const LONG_AGO =
  'That is more than a year ago. If it is right, the authority should have heard long ago: say so and carry on. If not, correct the day.'

async function judge(reader: FormReader, confirmed: boolean, firstMissedOn: PlainDate, context: StepContext) {
  const pupil = await pupilStep.read(context.answers, context)
  if (!pupil.ok) {
    reader.fault('firstMissedOn-day', 'Give the pupil’s date of birth first.')
    return undefined
  }
  const judged = await judgeFirstDay(context, {
    expectedOn: firstMissedOn,
    bornOn: pupil.value.bornOn,
    immediateConcern: false,
    wasHere: true,
  })
  if (!judged.ok) reader.fault('firstMissedOn-day', judged.refusal.message)
  else if (judged.value.warnings.length > 0 && !confirmed) reader.fault('longAgo', LONG_AGO)
  return judged.ok ? judged.value.dayZero : undefined
}

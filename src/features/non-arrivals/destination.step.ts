import { displayDate, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { TrueStatus } from '../../exchange/ctf/true-status.ts'
import { formReader } from '../cases/index.ts'
import {
  DESTINATION_NAMES,
  type DestinationReading,
  destinationFields,
  destinationInReturn,
  leaverWording,
  readDestination,
  schoolsToChoose,
} from '../removals/index.ts'
import {
  ADMISSION_NAMES,
  type AdmissionAnswer,
  admissionFields,
  admissionRows,
  readAdmission,
} from './admission-fields.ts'
import { dateNames, isNewPupil, type Step } from './journey.ts'
import { hasDied } from './leaving.step.ts'
import { pupilStep } from './pupil.step.ts'
import { typedDay } from './typed-day.ts'

export interface DestinationAnswer extends AdmissionAnswer {
  readonly lastDay: PlainDate
  readonly status: TrueStatus
  /** As the return will say it. */
  readonly inWords: string
  /** First day at the new school, if told. */
  readonly startsOn?: PlainDate
  readonly joinedOn?: PlainDate
}

const DIED: DestinationReading = { status: { kind: 'unknown' }, told: {}, errors: [] }

/** A last day further away than this is a slip of the keyboard. */
const MOST_DAYS = 366

/** Where a leaver goes, and from when: the fields of the deletion return (policy 4.11). */
export const destinationStep: Step<DestinationAnswer> = {
  key: 'destination',
  title: 'Where the pupil goes',
  names: [...dateNames('lastDay'), ...DESTINATION_NAMES, ...dateNames('joinedOn'), ...ADMISSION_NAMES],
  async form(context, typed) {
    const lastDay = typedDay(typed, 'lastDay') ?? context.today
    const died = hasDied(context.answers)
    const pupil = await pupilStep.read(context.answers, context)
    return {
      heading: died ? 'The last day on the roll' : 'Where does the pupil go, and when?',
      lead: died
        ? 'Nothing else is asked.'
        : 'The return to the authority carries this when the name is removed. Write what you were told; leave the rest empty.',
      citation: 'Policy 4.11; SI 2024/208, regulation 13(4)',
      fields: [
        {
          kind: 'date',
          name: 'lastDay',
          label: 'The last day at your school',
          hint: 'It may be still to come. For example, 18 12 2026',
        },
        ...(died
          ? []
          : destinationFields(
              leaverWording(context, context.today).territories,
              await schoolsToChoose(typed, context.trx, lastDay),
            )),
        ...(isNewPupil(context)
          ? [{ kind: 'date' as const, name: 'joinedOn', label: 'When did the pupil join your school?' }]
          : []),
        ...(died ? [] : admissionFields(pupil.ok ? pupil.value.bornOn : undefined, lastDay)),
      ],
    }
  },
  async read(form, context) {
    const { today, trx } = context
    const reader = formReader(form)
    const lastDay = reader.date('lastDay', 'The last day', {
      notBefore: { day: addDays(today, -MOST_DAYS), message: 'The last day must be within the past year.' },
      notAfter: { day: addDays(today, MOST_DAYS), message: 'The last day must be within a year from today.' },
    })
    const wording = leaverWording(context, today)
    const died = hasDied(context.answers)
    const read = died ? DIED : await readDestination(form, trx, lastDay ?? today, wording)
    for (const { field, message } of read.errors) reader.fault(field, message)
    const joinedOn = isNewPupil(context)
      ? reader.date(
          'joinedOn',
          'The day the pupil joined',
          lastDay
            ? {
                notAfter: {
                  day: [lastDay, today].toSorted()[0] ?? today,
                  message: 'This day must not be after the last day.',
                },
              }
            : {},
        )
      : undefined
    const admission = died ? {} : readAdmission(reader, form)
    if (!lastDay || !read.status || reader.errors.length > 0) return { ok: false, errors: reader.errors }
    return {
      ok: true,
      value: {
        lastDay,
        status: read.status,
        inWords: died ? 'Not asked' : destinationInReturn(read.status, read.told, lastDay),
        ...(read.told.startsOn ? { startsOn: read.told.startsOn } : {}),
        ...(joinedOn ? { joinedOn } : {}),
        ...admission,
      },
    }
  },
  rows: (answer) => [
    { key: 'Last day', value: displayDateWithWeekday(answer.lastDay) },
    { key: 'Goes to', value: answer.inWords },
    ...(answer.joinedOn ? [{ key: 'Joined on', value: displayDate(answer.joinedOn) }] : []),
    ...admissionRows(answer),
  ],
}

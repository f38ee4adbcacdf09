import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { type FieldError, type FormReader, formReader } from '../cases/index.ts'
import type { Form } from '../slice.ts'
import type { Absence, NewAbsence } from './absence.store.ts'
import type { AwayPerson } from './away-people.ts'

export interface AbsenceGround {
  readonly people: readonly AwayPerson[]
  /** Those who may stand in, by workplace. */
  readonly covers: readonly AwayPerson[]
  readonly known: readonly Absence[]
  readonly mayRecordUnplanned: boolean
  readonly today: PlainDate
}

export type AbsenceReading =
  | {
      readonly ok: true
      readonly absence: Pick<
        NewAbsence,
        'accountId' | 'organisationId' | 'kind' | 'fromOn' | 'untilOn' | 'coverAccountId'
      >
    }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

export function readAbsence(form: Form, ground: AbsenceGround): AbsenceReading {
  const reader = formReader(form)
  const { people, covers, mayRecordUnplanned } = ground
  const only = people.length === 1 ? people[0] : undefined
  const personId =
    only?.accountId ??
    reader.choice(
      'person',
      people.map(({ accountId }) => accountId),
      'Choose who is away.',
    )
  const person = people.find(({ accountId }) => accountId === personId)
  const kind = mayRecordUnplanned
    ? reader.choice('kind', ['planned', 'unplanned'], 'Say whether it is planned.')
    : 'planned'
  const days = kind && readDays(reader, kind, ground.today)
  const cover = covers.find(({ accountId }) => accountId === form.text('cover'))
  if (form.text('cover') !== '' && cover === undefined)
    reader.fault('cover', 'Choose somebody who works here.')
  if (cover && cover.accountId === personId) reader.fault('cover', 'Choose somebody else to cover.')
  if (cover && person && cover.organisationId !== person.organisationId)
    reader.fault('cover', `Choose somebody who works where ${person.name} works.`)
  const clash = days && ground.known.find((each) => each.accountId === personId && overlaps(each, days))
  if (clash)
    reader.fault(
      'from-day',
      `An absence from ${displayDate(clash.fromOn)} stands here already. End it first, or choose other days.`,
    )
  if (!person || !kind || !days || reader.errors.length > 0) return { ok: false, errors: reader.errors }
  const { accountId, organisationId } = person
  return {
    ok: true,
    absence: { accountId, organisationId, kind, ...days, coverAccountId: cover?.accountId ?? null },
  }
}

interface Days {
  readonly fromOn: PlainDate
  readonly untilOn: PlainDate | null
}

function readDays(reader: FormReader, kind: 'planned' | 'unplanned', today: PlainDate): Days | undefined {
  const planned = kind === 'planned'
  const fromOn = reader.date(
    'from',
    'The first day away',
    planned
      ? { notBefore: { day: today, message: 'The first day of a planned absence must be today or later.' } }
      : {
          notAfter: {
            day: today,
            message: 'The first day must be today or earlier. Choose planned for a later one.',
          },
        },
  )
  const notBefore = {
    day: fromOn !== undefined && fromOn > today ? fromOn : today,
    message: 'The last day away must not be before the first, or before today.',
  }
  const untilOn = planned
    ? reader.date('until', 'The last day away', { notBefore })
    : (reader.maybeDate('until', 'The last day away', { notBefore }) ?? null)
  return fromOn === undefined || untilOn === undefined ? undefined : { fromOn, untilOn }
}

function overlaps(known: Absence, { fromOn, untilOn }: Days): boolean {
  if (known.cancelledAt !== null) return false
  const endsBefore = untilOn !== null && untilOn < known.fromOn
  const beginsAfter = known.untilOn !== null && known.untilOn < fromOn
  return !endsBefore && !beginsAfter
}

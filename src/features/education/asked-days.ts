import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { parseTypedDate } from '../../domain/calendar/typed-date.ts'
import type { DateParts } from '../../web/components/govuk/date-input.tsx'
import type { FieldError } from '../cases/index.ts'

export interface AskedDays {
  readonly on: PlainDate
  /** The last day of which the words count; undefined for all that is known now. */
  readonly knownOn: PlainDate | undefined
  readonly typed: { readonly on: DateParts; readonly known: DateParts }
  readonly errors: readonly FieldError[]
}

/** Reads the two days of the question from the address; today and "all we know" where nothing is asked. */
export function readAskedDays(query: URLSearchParams, today: PlainDate, born: PlainDate): AskedDays {
  const typed = { on: boxes(query, 'on'), known: boxes(query, 'known') }
  const errors: FieldError[] = []
  const read = (name: 'on' | 'known', what: string): PlainDate | undefined => {
    const { day, month, year } = typed[name]
    if ([day, month, year].every((box) => box.trim() === '')) return undefined
    const date = parseTypedDate(day, month, year, what)
    const message = !date.ok
      ? date.refusal.message
      : date.value > today
        ? `${what} must be today or earlier.`
        : date.value < born
          ? `${what} must not be before the child was born.`
          : undefined
    if (message === undefined && date.ok) return date.value
    errors.push({
      field: `${name}-${date.ok ? 'day' : (date.refusal.field ?? 'day')}`,
      message: message ?? '',
    })
    return undefined
  }
  const on = read('on', 'The day')
  const knownOn = read('known', 'The day of what we knew')
  return { on: on ?? today, knownOn, typed, errors }
}

function boxes(query: URLSearchParams, name: string): DateParts {
  const box = (part: string) => query.get(`${name}-${part}`)?.slice(0, 20) ?? ''
  return { day: box('day'), month: box('month'), year: box('year') }
}

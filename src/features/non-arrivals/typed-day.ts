import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { parseTypedDate } from '../../domain/calendar/typed-date.ts'
import type { Form } from '../slice.ts'
import { dateNames } from './journey.ts'

/** The day in the three boxes of a field, when it is one. */
export function typedDay(typed: Form, name: string): PlainDate | undefined {
  const [day = '', month = '', year = ''] = dateNames(name).map((box) => typed.text(box))
  const read = parseTypedDate(day, month, year)
  return read.ok ? read.value : undefined
}

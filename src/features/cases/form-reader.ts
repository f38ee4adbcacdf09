import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { parseTypedDate } from '../../domain/calendar/typed-date.ts'
import { cleanFreeText } from '../../domain/child/free-text.ts'
import type { Form } from '../slice.ts'
import type { FieldError } from './act.ts'

/** Reads a form field by field and gathers every fault, so that a person hears of all of them at once. */
export interface FormReader {
  readonly errors: readonly FieldError[]
  fault(field: string, message: string): void
  /** Text of any length up to the limit; `missing` is said when it is empty. */
  text(name: string, missing?: string, longest?: number): string
  /** One of the values offered. */
  choice<Value extends string>(name: string, values: readonly Value[], missing: string): Value | undefined
  choices<Value extends string>(name: string, values: readonly Value[]): readonly Value[]
  date(name: string, what: string, limits?: DateLimits): PlainDate | undefined
  /** As `date`, but may be left empty. */
  maybeDate(name: string, what: string, limits?: DateLimits): PlainDate | undefined
}

export interface DateLimits {
  readonly notAfter?: { readonly day: PlainDate; readonly message: string }
  readonly notBefore?: { readonly day: PlainDate; readonly message: string }
}

export function formReader(form: Form): FormReader {
  const errors: FieldError[] = []
  const fault = (field: string, message: string): void => {
    errors.push({ field, message })
  }
  const boxes = (name: string) =>
    ['day', 'month', 'year'].map((part) => form.text(`${name}-${part}`)) as [string, string, string]

  const reader: FormReader = {
    errors,
    fault,
    text(name, missing, longest = 4000) {
      const cleaned = cleanFreeText(form.text(name))
      if (!cleaned.ok) {
        fault(name, cleaned.refusal.message)
        return ''
      }
      const text = cleaned.value.trim()
      if (text === '' && missing !== undefined) fault(name, missing)
      if (text.length > longest) fault(name, `Use ${longest} characters or fewer. There are ${text.length}.`)
      return text
    },
    choice(name, values, missing) {
      const value = values.find((each) => each === form.text(name))
      if (value === undefined) fault(name, missing)
      return value
    },
    choices: (name, values) => values.filter((each) => form.all(name).includes(each)),
    date(name, what, limits = {}) {
      const read = parseTypedDate(...boxes(name), what)
      if (!read.ok) {
        fault(`${name}-${read.refusal.field ?? 'day'}`, read.refusal.message)
        return undefined
      }
      const { notAfter, notBefore } = limits
      if (notAfter && read.value > notAfter.day) fault(`${name}-day`, notAfter.message)
      else if (notBefore && read.value < notBefore.day) fault(`${name}-day`, notBefore.message)
      else return read.value
      return undefined
    },
    maybeDate(name, what, limits) {
      return boxes(name).every((box) => box.trim() === '') ? undefined : reader.date(name, what, limits)
    },
  }
  return reader
}

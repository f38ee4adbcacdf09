import { cleanPersonName } from '../../domain/child/person-name.ts'
import type { FormReader } from '../cases/index.ts'
import type { Form } from '../slice.ts'

/** Reads a name field; empty is a fault only where the name must be given. */
export function readName(
  reader: FormReader,
  form: Form,
  field: string,
  what: string,
  needed: boolean,
): string | undefined {
  const typed = form.text(field)
  if (!needed && typed.trim() === '') return undefined
  const name = cleanPersonName(typed, what)
  if (name.ok) return name.value
  reader.fault(field, name.refusal.message)
  return undefined
}

/** Up to 30 digits, spaces and the signs that people write numbers with. */
export function readPhone(reader: FormReader, field: string): string | undefined {
  const text = reader.text(field, undefined, 60)
  if (text === '') return undefined
  const digits = text.replace(/\D/g, '')
  if (
    /^[+()\d\s./-]+(\s*(x|ext\.?|extension)\s*\d+)?$/i.test(text) &&
    digits.length >= 6 &&
    digits.length <= 30
  )
    return text.replace(/\s+/g, ' ')
  reader.fault(field, 'Write a telephone number with at least six digits, like 01632 960001.')
  return undefined
}

export function readEmail(reader: FormReader, field: string): string | undefined {
  const text = reader.text(field, undefined, 254)
  if (text === '') return undefined
  if (/^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/u.test(text)) return text
  reader.fault(field, 'Write an e-mail address like name@example.org.')
  return undefined
}

import { parsePlainDate } from '../../domain/calendar/plain-date.ts'
import { characterNotInXml, escapeXml, isXmlName } from '../xml/xml-text.ts'
import { isCtfDateTime } from './check-ctf-value.ts'
import type { CtfElement, CtfParts } from './ctf-shape.ts'

/** Why a field cannot be written. */
export interface FieldFault {
  readonly code:
    | 'FIELD_HAS_CONTROL_CHARACTER'
    | 'FIELD_NOT_TEXT'
    | 'FIELD_TOO_LONG'
    | 'FIELD_UNKNOWN'
    | 'DATE_NOT_UNDERSTOOD'
  /** Such as `pupils[0].surname`. */
  readonly field: string
  readonly message: string
}

/** Longest text of one element, in UTF-16 units; what readers take at most. */
export const LONGEST_CTF_TEXT = 1024 * 1024

const INDENT = '  '

/**
 * Writes the elements of `parts` in their order, each on a line. What cannot be written goes to `faults`.
 *
 * @param values  parsed JSON of any shape
 * @param field   the path of `values` for messages
 */
export function writeElements(
  parts: CtfParts,
  values: unknown,
  field: string,
  depth: number,
  faults: FieldFault[],
): string {
  if (!isRecord(values)) {
    faults.push(notOf(field, 'an object'))
    return ''
  }
  const under = (key: string) => (field === '' ? key : `${field}.${key}`)
  for (const [key, value] of Object.entries(values)) {
    if (key === 'other' || value === undefined || Object.hasOwn(parts, key)) continue
    const message = `The transfer file has no field ${key}. Remove ${under(key)} or correct its name.`
    faults.push({ code: 'FIELD_UNKNOWN', field: under(key), message })
  }
  let out = ''
  for (const [key, element] of Object.entries(parts)) {
    const value = Object.hasOwn(values, key) ? values[key] : undefined
    if (value !== undefined && value !== null) out += writeElement(element, value, under(key), depth, faults)
  }
  return out + writeOthers(values.other, under('other'), depth, faults)
}

function writeElement(
  element: CtfElement,
  value: unknown,
  field: string,
  depth: number,
  faults: FieldFault[],
): string {
  switch (element.kind) {
    case 'text':
      return typeof value === 'string'
        ? leaf(element.tag, checkedText(value, element.check, field, faults), depth)
        : fail(faults, notOf(field, 'a text'))
    case 'yes-no':
      return typeof value === 'boolean' || typeof value === 'string'
        ? leaf(element.tag, checkedText(String(value), undefined, field, faults), depth)
        : fail(faults, notOf(field, 'true or false'))
    case 'group':
      return branch(element.tag, writeElements(element.parts, value, field, depth + 1, faults), depth)
    case 'repeated':
      return eachOf(value, field, faults, (item, path) =>
        branch(element.tag, writeElements(element.parts, item, path, depth + 1, faults), depth),
      )
    case 'list': {
      const inner = eachOf(value, field, faults, (item, path) =>
        branch(element.itemTag, writeElements(element.parts, item, path, depth + 2, faults), depth + 1),
      )
      return branch(element.tag, inner, depth)
    }
    case 'text-list': {
      const inner = eachOf(value, field, faults, (item, path) =>
        writeElement({ kind: 'text', tag: element.itemTag }, item, path, depth + 1, faults),
      )
      return branch(element.tag, inner, depth)
    }
  }
}

function writeOthers(others: unknown, field: string, depth: number, faults: FieldFault[]): string {
  if (others === undefined || others === null) return ''
  return eachOf(others, field, faults, (other, path) => {
    if (!isRecord(other) || typeof other.name !== 'string' || !isXmlName(other.name)) {
      return fail(faults, notOf(path, 'an element with a name'))
    }
    const { name, text, attributes, children } = other
    if (depth > 24) return fail(faults, notOf(path, 'fewer elements inside each other'))
    let tag = name
    for (const [key, value] of Object.entries(isRecord(attributes) ? attributes : {})) {
      const isGood = typeof value === 'string' && isXmlName(key)
      const written = isGood ? checkedText(value, undefined, `${path}.attributes.${key}`, faults) : ''
      if (isGood) tag += ` ${key}="${escapeXml(written, 'attribute')}"`
      else faults.push(notOf(`${path}.attributes.${key}`, 'a text under a name of letters'))
    }
    const words =
      text === undefined ? '' : typeof text === 'string' ? text : fail(faults, notOf(path, 'a text'))
    const inner = escapeXml(checkedText(words, undefined, `${path}.text`, faults))
    if (children === undefined) return `${INDENT.repeat(depth)}<${tag}>${inner}</${name}>\n`
    const below = writeOthers(children, `${path}.children`, depth + 1, faults)
    return `${INDENT.repeat(depth)}<${tag}>${inner}\n${below}${INDENT.repeat(depth)}</${name}>\n`
  })
}

function leaf(tag: string, text: string, depth: number): string {
  return `${INDENT.repeat(depth)}<${tag}>${escapeXml(text)}</${tag}>\n`
}

function branch(tag: string, inner: string, depth: number): string {
  const indent = INDENT.repeat(depth)
  return inner === '' ? `${indent}<${tag}></${tag}>\n` : `${indent}<${tag}>\n${inner}${indent}</${tag}>\n`
}

function eachOf(
  value: unknown,
  field: string,
  faults: FieldFault[],
  write: (item: unknown, path: string) => string,
): string {
  if (!Array.isArray(value)) return fail(faults, notOf(field, 'a list'))
  return (value as readonly unknown[]).map((item, index) => write(item, `${field}[${index}]`)).join('')
}

function checkedText(text: string, check: string | undefined, field: string, faults: FieldFault[]): string {
  const control = text.length > LONGEST_CTF_TEXT ? undefined : characterNotInXml(text)
  if (text.length > LONGEST_CTF_TEXT) {
    const message = `${field} is longer than a transfer file can hold. Shorten it.`
    faults.push({ code: 'FIELD_TOO_LONG', field, message })
  } else if (control !== undefined) {
    const message = `${field} contains the character ${control}, which a transfer file cannot hold. Delete it and type the text again.`
    faults.push({ code: 'FIELD_HAS_CONTROL_CHARACTER', field, message })
  } else if (check === 'date' && parsePlainDate(text) === undefined) {
    const message = `${field} must be a day that exists, written YYYY-MM-DD.`
    faults.push({ code: 'DATE_NOT_UNDERSTOOD', field, message })
  } else if (check === 'date-time' && !isCtfDateTime(text)) {
    const message = `${field} must be a moment written YYYY-MM-DDThh:mm:ss.`
    faults.push({ code: 'DATE_NOT_UNDERSTOOD', field, message })
  } else return text
  return ''
}

function notOf(field: string, wanted: string): FieldFault {
  return { code: 'FIELD_NOT_TEXT', field, message: `${field} must be ${wanted}.` }
}

function fail(faults: FieldFault[], fault: FieldFault): '' {
  faults.push(fault)
  return ''
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

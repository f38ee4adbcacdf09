import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { parseDateText } from '../../domain/calendar/typed-date.ts'
import { readUpn } from '../../domain/child/unique-pupil-number.ts'
import { foldName } from '../../linkage/name-key.ts'

/** What somebody typed into the one box, taken apart. At least one part is there. */
export interface ChildQuestion {
  readonly upn?: string
  readonly reference?: string
  readonly bornOn?: PlainDate
  /** Names as they are searched, in any order. */
  readonly nameKey?: string
}

export type Understood =
  | { readonly ok: true; readonly question: ChildQuestion }
  | { readonly ok: false; readonly message: string }

const LONGEST = 200
const NUMBER_OF_CHILD = /^\d{6}$/
const DATES = [
  /\b\d{4}-\d{1,2}-\d{1,2}\b/,
  /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b/,
  /\b\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}\.?,? \d{4}\b/i,
  /\b\d{8}\b/,
]

/** Reads names in any order, a birth date in any form, a UPN or a reference out of one line. */
export function readChildQuestion(typed: string): Understood {
  const line = typed.slice(0, LONGEST).normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (line === '') return { ok: false, message: 'Enter a name, a birth date, a UPN or a reference.' }
  const upn = readUpn(line)
  if (upn.ok) return found({ upn: upn.value })
  if (NUMBER_OF_CHILD.test(line)) return found({ reference: line })
  const written = DATES.map((pattern) => pattern.exec(line)?.[0]).find((match) => match !== undefined)
  const born = written === undefined ? undefined : dateOf(written)
  if (written !== undefined && born === undefined) {
    return {
      ok: false,
      message: `${written} is not a date. Write a birth date like 14 March 2014 or 14/03/2014.`,
    }
  }
  const nameKey = foldName(written === undefined ? line : line.replace(written, ' '))
  if (nameKey === '' && born === undefined) {
    return { ok: false, message: 'Enter a name, a birth date, a UPN or a reference.' }
  }
  if (nameKey.length === 1 && born === undefined) {
    return { ok: false, message: 'One letter finds everybody. Enter more of the name, or the birth date.' }
  }
  return found({ ...(nameKey === '' ? {} : { nameKey }), ...(born === undefined ? {} : { bornOn: born }) })
}

function found(question: ChildQuestion): Understood {
  return { ok: true, question }
}

function dateOf(text: string): PlainDate | undefined {
  const eight = /^(\d{2})(\d{2})(\d{4})$/.exec(text)
  const turned = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const candidates = [
    text,
    ...(eight ? [`${eight[1]}/${eight[2]}/${eight[3]}`] : []),
    ...(turned ? [`${turned[1]}-${turned[2]}-${turned[3]}`] : []),
  ]
  for (const candidate of candidates) {
    const read = parseDateText(candidate)
    if (read.ok) return read.value
  }
  return undefined
}

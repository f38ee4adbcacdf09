import { addDays, type PlainDate, plainDate } from '../../domain/calendar/plain-date.ts'
import type { EstablishmentRow, NumberBasis } from './establishment-row.ts'

/** A number a school carries or carried. `until_on` is the last day. */
export interface NumberSpan {
  readonly urn: number
  readonly laestab: string
  readonly from_on: PlainDate
  readonly until_on: PlainDate | null
  readonly basis: string
}

export interface NumberChanges {
  readonly added: readonly NumberSpan[]
  /** `was` names the row by its old number; everything else may be new. */
  readonly changed: readonly (NumberSpan & { readonly was: string })[]
}

/** Where the register does not say since when: long before anybody asks. */
const SINCE_ALWAYS = plainDate('1900-01-01')

/**
 * How the numbers of one school go on. A changed number ends the old one on the day before the register that says so;
 * a guess that the register corrects never held, so it is replaced; closing ends the number, opening again revives it.
 *
 * @param held  the school's numbers so far, in any order
 */
export function nextNumbers(
  held: readonly NumberSpan[],
  now: EstablishmentRow,
  basis: NumberBasis,
  speaksFor: PlainDate,
): NumberChanges {
  const { laestab } = now
  if (laestab === null) return { added: [], changed: [] }
  const until = now.status.toLowerCase() === 'closed' ? (now.close_on ?? speaksFor) : null
  const current = held.toSorted((a, b) => (a.from_on < b.from_on ? 1 : -1))[0]
  if (current === undefined) {
    const from = now.open_on ?? SINCE_ALWAYS
    const ends = until !== null && until < from ? from : until
    return { added: [{ urn: now.urn, laestab, from_on: from, until_on: ends, basis }], changed: [] }
  }
  const isGuess = current.basis === 'inferred'
  if (current.laestab === laestab || (isGuess && basis === 'register')) {
    const better = basis === 'register' ? 'register' : current.basis
    const ends = until !== null && until < current.from_on ? current.from_on : until
    const next = { ...current, laestab, basis: better, until_on: ends }
    const same = current.laestab === laestab && current.basis === better && current.until_on === ends
    return { added: [], changed: same ? [] : [{ ...next, was: current.laestab }] }
  }
  if (basis === 'inferred') return { added: [], changed: [] }
  // Told twice on one day: the row that began that day is put right, none is added.
  if (current.from_on >= speaksFor) {
    return { added: [], changed: [{ ...current, laestab, basis, until_on: until, was: current.laestab }] }
  }
  return {
    added: [
      {
        urn: now.urn,
        laestab,
        from_on: speaksFor,
        until_on: until !== null && until < speaksFor ? speaksFor : until,
        basis,
      },
    ],
    changed: [{ ...current, until_on: addDays(speaksFor, -1), was: current.laestab }],
  }
}

import { displayDateShort } from '../../domain/calendar/display-date.ts'
import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { DeadlineCitation, DeadlineRow } from './deadlines.store.ts'

/** "policy 4.2", the law by its name, or the authority's own setting where no text gives the value. */
export function citationWords(because: readonly DeadlineCitation[]): string | undefined {
  const first = because[0]
  if (first === undefined) return undefined
  if (first.strength !== 'local-policy') return `${first.title ?? first.source}, ${first.at}`
  return /^\d/.test(first.at) && first.confidence !== 'I'
    ? `policy ${first.at}`
    : 'the authority’s own setting'
}

/** "2 days late", "today", "by Mon 23 Nov". */
export function whenWords(due: PlainDate, today: PlainDate): string {
  const late = daysBetween(due, today)
  if (late === 0) return 'today'
  return late > 0 ? `${late} day${late === 1 ? '' : 's'} late` : `by ${displayDateShort(due)}`
}

/** What a person reads as the reason of a due date: "5 school days from Mon 19 Oct; policy 4.2". */
export function becauseWords(
  row: Pick<DeadlineRow, 'count' | 'unit' | 'fromOn' | 'because' | 'kind'>,
): string {
  const source = citationWords(row.because)
  const start = displayDateShort(row.fromOn)
  if (row.unit === 'agreed') return `${row.kind.startsWith('answer:') ? 'Asked' : 'Promised'} on ${start}`
  const unit = row.unit.replace('-', ' ')
  const length =
    row.count === 0
      ? `at once, from ${start}`
      : `${row.count} ${unit}${row.count === 1 ? '' : 's'} from ${start}`
  return [length, source].filter(Boolean).join('; ')
}

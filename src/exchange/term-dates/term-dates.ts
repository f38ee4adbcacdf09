import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { FileProblem } from '../file-problem.ts'

/** What a stretch of days is. A term includes its half term; `open` days count whatever else is said of them. */
export type TermPeriodKind = 'term' | 'half-term' | 'inset' | 'closed' | 'open'

/** All of them, as a file may spell them. */
export const TERM_PERIOD_KINDS: readonly TermPeriodKind[] = ['term', 'half-term', 'inset', 'closed', 'open']

/** A stretch of days, first and last included. */
export interface TermPeriod {
  readonly kind: TermPeriodKind
  readonly from: PlainDate
  readonly to: PlainDate
  readonly label: string
  /** URN, seven-digit number or name, as the file gives it. Absent in an authority's file, which speaks for all its schools. */
  readonly school?: string
}

/** The periods of a file; none when it was refused. */
export interface TermDatesReading {
  readonly refused: boolean
  readonly periods: readonly TermPeriod[]
  /** Where the dates come from, and how sure they are. */
  readonly basis: string
  readonly problems: readonly FileProblem[]
}

import { displayDateShort } from '../../domain/calendar/display-date.ts'
import type { DueDay, SkippedDay } from '../../domain/calendar/due-day.ts'
import type { FirstDay } from '../../domain/calendar/period.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { clockStrip } from '../../domain/calendar/strip-days.ts'
import { citationWords, type DeadlineRow } from '../deadlines/index.ts'

export interface CountedDay {
  readonly date: PlainDate
  readonly number?: number
  readonly notCounted?: string
}

export interface DayFlag {
  readonly date: PlainDate
  readonly title: string
  readonly detail?: string
  readonly source?: string
  readonly state: 'done' | 'ahead' | 'late'
}

/** The days of an enquiry, from the first missed day to the day on which the referral is due. */
export interface EnquiryClock {
  readonly deadlineId: string
  readonly headline: string
  readonly dueLabel: string
  readonly due: PlainDate
  readonly days: readonly CountedDay[]
  readonly flags: readonly DayFlag[]
  /** The number of today, or of the last day when the count is over. */
  readonly day: number
  readonly of: number
  readonly over: boolean
}

const FLAGGED: Readonly<Record<string, { readonly title: string; readonly open?: string }>> = {
  'ask-admissions': { title: 'Ask School Admissions' },
  'tell-authority': { title: 'Tell the authority' },
  'refer-to-cme': { title: 'Refer to CME team', open: 'if still not found' },
}

/** The clock of an enquiry from what is held as due. None while the first missed day or the term dates are not known. */
export function enquiryClock(deadlines: readonly DeadlineRow[], today: PlainDate): EnquiryClock | undefined {
  const refer = deadlines.find(
    (row) => row.kind === 'refer-to-cme' && row.unit === 'school-day' && row.count > 1,
  )
  if (refer === undefined) return undefined
  const days = daysOf(refer)
  const gone = days.filter((day) => day.number !== undefined && day.date <= today)
  const day = gone.at(-1)?.number ?? 0
  const over = today > refer.dueOn
  return {
    deadlineId: refer.id,
    headline: over
      ? `The ${refer.count} days are over`
      : day === 0
        ? 'The count has not begun'
        : `Day ${day} of ${refer.count}`,
    dueLabel: over ? `Day ${refer.count} was` : `Day ${refer.count} is`,
    due: refer.dueOn,
    days,
    flags: deadlines.flatMap((row) => flagOf(row, refer, today)),
    day,
    of: refer.count,
    over,
  }
}

/** Every day of a held date's count, as the strip shows it. */
export function daysOf(
  row: Pick<DeadlineRow, 'fromOn' | 'firstDay' | 'dueOn' | 'skipped'>,
): readonly CountedDay[] {
  const due: DueDay = { due: row.dueOn, skipped: row.skipped as readonly SkippedDay[] }
  return clockStrip(row.fromOn, row.firstDay as FirstDay, due).map((day) => {
    if (day.is === 'counted') return { date: day.on, number: day.number }
    return day.is === 'skipped' ? { date: day.on, notCounted: day.label } : { date: day.on, number: 0 }
  })
}

function flagOf(row: DeadlineRow, refer: DeadlineRow, today: PlainDate): readonly DayFlag[] {
  const words = FLAGGED[row.kind]
  if (words === undefined || row.dueOn < refer.fromOn || row.dueOn > refer.dueOn) return []
  const source = citationWords(row.because)
  const state =
    row.status === 'met' ? 'done' : row.dueOn < today || row.kind === 'refer-to-cme' ? 'late' : 'ahead'
  const detail =
    row.metOn !== null
      ? `done ${displayDateShort(row.metOn)}`
      : (words.open ?? `after ${row.count} school days`)
  return [{ date: row.dueOn, title: words.title, detail, ...(source ? { source } : {}), state }]
}

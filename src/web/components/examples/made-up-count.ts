import { addDays, type PlainDate, plainDate, weekdayOf } from '../../../domain/calendar/plain-date.ts'
import type { ClockDay, ClockFlag } from '../onroll/clock-strip.tsx'

const HALF_TERM = { from: plainDate('2026-10-26'), to: plainDate('2026-10-30') }
const INSET = plainDate('2026-11-02')

/** Days from `first` until `length` of them are counted, over an autumn half term and one INSET day. */
export function madeUpDays(first: PlainDate, length: number): readonly ClockDay[] {
  const days: ClockDay[] = []
  let number = 0
  for (let date = first; number < length; date = addDays(date, 1)) {
    const notCounted = reasonFor(date)
    if (notCounted === undefined) number += 1
    days.push(notCounted === undefined ? { date, number } : { date, notCounted })
  }
  return days
}

function reasonFor(date: PlainDate): string | undefined {
  if (weekdayOf(date) > 5) return 'weekend'
  if (date >= HALF_TERM.from && date <= HALF_TERM.to) return 'half term'
  return date === INSET ? 'INSET day' : undefined
}

export const madeUpFlags: readonly ClockFlag[] = [
  {
    date: plainDate('2026-10-23'),
    title: 'Ask School Admissions',
    detail: 'done Tue 3 Nov',
    source: 'policy 4.2',
    state: 'done',
  },
  {
    date: plainDate('2026-11-09'),
    title: 'Tell the authority',
    detail: '10 days absent',
    source: 'attendance return, the law',
    state: 'ahead',
  },
  {
    date: plainDate('2026-11-23'),
    title: 'Refer to CME team',
    detail: 'if still not found',
    source: 'policy 4.4',
    state: 'late',
  },
]

import { expect, test } from 'vitest'
import { aSchoolCalendar, daysOf, label, range } from '../../../test/support/calendars.ts'
import { displayDays } from './display-date.ts'
import { type FirstDay, schoolDays } from './period.ts'
import { plainDate } from './plain-date.ts'
import { schoolDayAfter } from './school-day-after.ts'
import { clockStrip, skippedByLabel } from './strip-days.ts'

const calendar = aSchoolCalendar({
  terms: [range('2026-09-02', '2026-10-23'), range('2026-11-02', '2026-12-18')],
  closed: daysOf('2026-11-02'),
  labels: [label('2026-10-24', '2026-11-01', 'half term'), label('2026-11-02', '2026-11-02', 'INSET day')],
})

function strip(from: string, count: number, firstDay: FirstDay) {
  const answer = schoolDayAfter(calendar, plainDate(from), schoolDays(count), firstDay)
  if (!answer.ok) throw new Error(answer.refusal.message)
  return clockStrip(plainDate(from), firstDay, answer.value)
}

test('policy 4.4: twenty school days from 19 October 2026 are 36 days with 16 passed over, to Monday 23 November', () => {
  const shown = strip('2026-10-19', 20, 'counts')
  expect(shown).toHaveLength(36)
  expect(shown[0]).toEqual({ on: '2026-10-19', is: 'counted', number: 1 })
  expect(shown.at(-1)).toEqual({ on: '2026-11-23', is: 'counted', number: 20 })
  const words = [...skippedByLabel(shown)].map(([name, dates]) => [name, dates.length, displayDays(dates)])
  expect(words).toEqual([
    ['weekend', 10, '24, 25 and 31 October; 1, 7, 8, 14, 15, 21 and 22 November'],
    ['half term', 5, '26 to 30 October'],
    ['INSET day', 1, '2 November'],
  ])
})

test('the day that does not count is day 0, even on a weekend', () => {
  expect(strip('2026-10-17', 1, 'does-not-count')).toEqual([
    { on: '2026-10-17', is: 'day-zero' },
    { on: '2026-10-18', is: 'skipped', why: 'weekend', label: 'weekend' },
    { on: '2026-10-19', is: 'counted', number: 1 },
  ])
})

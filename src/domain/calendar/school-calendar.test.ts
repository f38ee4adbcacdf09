import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { aSchoolCalendar, daysOf, range, TESTSHIRE_2026 } from '../../../test/support/calendars.ts'
import { bankHolidaysOn } from './bank-holidays.ts'
import { countSchoolDays, isSchoolDay } from './count-school-days.ts'
import { type FirstDay, schoolDays } from './period.ts'
import { addDays, type PlainDate, plainDate } from './plain-date.ts'
import { type SchoolCalendarParts, schoolCalendar } from './school-calendar.ts'
import { schoolDayAfter } from './school-day-after.ts'

const START = plainDate('2023-09-01')
const aDay = fc.integer({ min: 0, max: 500 }).map((offset) => addDays(START, offset))
const someDays = fc.array(aDay, { maxLength: 12 })
const aTerm = fc
  .tuple(aDay, fc.integer({ min: 0, max: 90 }))
  .map(([from, length]) => ({ from, to: addDays(from, length) }))
const someParts = fc.record({
  terms: fc.array(aTerm, { minLength: 1, maxLength: 6 }),
  closed: someDays,
  open: fc.array(aDay, { maxLength: 3 }),
  bankHolidays: someDays.map(bankHolidaysOn),
})
const aFirstDay = fc.constantFrom<FirstDay>('counts', 'does-not-count')
const aCount = fc.integer({ min: 1, max: 60 })

function due(parts: SchoolCalendarParts, from: PlainDate, count: number, firstDay: FirstDay) {
  const calendar = schoolCalendar(parts)
  if (!calendar.ok) throw new Error(calendar.refusal.message)
  return schoolDayAfter(calendar.value, from, schoolDays(count), firstDay)
}

/** Every school day by the words of the definition, and nothing of our code. */
function naiveSchoolDays(parts: SchoolCalendarParts): readonly string[] {
  const closed = new Set<string>([...(parts.closed ?? []), ...parts.bankHolidays.names.keys()])
  const all = new Set<string>(parts.open)
  for (const term of parts.terms) {
    let day = Temporal.PlainDate.from(term.from)
    while (Temporal.PlainDate.compare(day, term.to) <= 0) {
      if (day.dayOfWeek <= 5 && !closed.has(day.toString())) all.add(day.toString())
      day = day.add({ days: 1 })
    }
  }
  return [...all].sort()
}

test('due days agree with an independent count in any calendar', () => {
  fc.assert(
    fc.property(someParts, aDay, aCount, aFirstDay, (parts, from, count, firstDay) => {
      const after = naiveSchoolDays(parts).filter((day) => (firstDay === 'counts' ? day >= from : day > from))
      const answer = due(parts, from, count, firstDay)
      expect(answer.ok ? answer.value.due : answer.refusal.code).toBe(
        after[count - 1] ?? 'CALENDAR_TOO_SHORT',
      )
    }),
    { numRuns: 400 },
  )
})

test('school days and days passed over together are every day from the start to the due day', () => {
  fc.assert(
    fc.property(someParts, aDay, aCount, aFirstDay, (parts, from, count, firstDay) => {
      const answer = due(parts, from, count, firstDay)
      if (!answer.ok) return
      const first = firstDay === 'counts' ? from : addDays(from, 1)
      const length = Temporal.PlainDate.from(first).until(answer.value.due).days + 1
      expect(answer.value.skipped.length + count).toBe(length)
      const calendar = schoolCalendar(parts)
      const counted = calendar.ok ? countSchoolDays(calendar.value, first, answer.value.due) : calendar
      expect(counted).toEqual({ ok: true, value: { unit: 'school-day', count } })
    }),
  )
})

test('one more closed day never makes a due day earlier', () => {
  fc.assert(
    fc.property(someParts, aDay, aDay, aCount, aFirstDay, (parts, snow, from, count, firstDay) => {
      const before = due(parts, from, count, firstDay)
      const after = due({ ...parts, closed: [...parts.closed, snow] }, from, count, firstDay)
      if (after.ok) expect(before.ok && before.value.due <= after.value.due).toBe(true)
    }),
  )
})

test('a longer period or a later start never falls due earlier', () => {
  fc.assert(
    fc.property(someParts, aDay, aCount, aFirstDay, (parts, from, count, firstDay) => {
      const one = due(parts, from, count, firstDay)
      const longer = due(parts, from, count + 1, firstDay)
      const later = due(parts, addDays(from, 1), count, firstDay)
      if (longer.ok) expect(one.ok && one.value.due < longer.value.due).toBe(true)
      if (later.ok) expect(one.ok && one.value.due <= later.value.due).toBe(true)
    }),
  )
})

test('terms in any order, repeated or overlapping, count their days once', () => {
  const messy = [...TESTSHIRE_2026, range('2026-09-14', '2026-11-13'), ...TESTSHIRE_2026].toReversed()
  const messyCount = countSchoolDays(
    aSchoolCalendar({ terms: messy }),
    plainDate('2026-09-02'),
    plainDate('2026-10-23'),
  )
  expect(messyCount).toEqual({ ok: true, value: { unit: 'school-day', count: 38 } })
})

test('a term or a label that ends before it begins is refused and named', () => {
  const bankHolidays = bankHolidaysOn([])
  const terms = [range('2026-09-02', '2026-10-23'), range('2026-12-18', '2026-11-02')]
  expect(schoolCalendar({ terms, bankHolidays })).toMatchObject({
    refusal: { code: 'CALENDAR_NOT_UNDERSTOOD', field: 'terms[1].from' },
  })
  const labels = [{ ...range('2026-10-30', '2026-10-26'), label: 'half term' }]
  expect(schoolCalendar({ terms: TESTSHIRE_2026, bankHolidays, labels })).toMatchObject({
    refusal: { field: 'labels[0].from' },
  })
})

test('a calendar without a term or an open day speaks for no day', () => {
  const answer = schoolCalendar({ terms: [], bankHolidays: bankHolidaysOn([]), closed: daysOf('2026-09-02') })
  expect(answer).toMatchObject({ refusal: { code: 'CALENDAR_TOO_SHORT' } })
})

test('days are counted with both ends, and a question beyond the calendar is refused', () => {
  const calendar = aSchoolCalendar()
  const count = (from: string, to: string) => {
    const answer = countSchoolDays(calendar, plainDate(from), plainDate(to))
    return answer.ok ? answer.value.count : answer.refusal.code
  }
  expect(count('2026-09-02', '2026-09-02')).toBe(1)
  expect(count('2026-09-02', '2026-09-29')).toBe(20)
  expect(count('2026-09-29', '2026-09-02')).toBe(0)
  expect(count('2026-09-02', '2027-07-22')).toBe('CALENDAR_TOO_SHORT')
  expect(count('2018-12-31', '2026-09-02')).toBe('CALENDAR_STARTS_TOO_LATE')
  expect(isSchoolDay(calendar, plainDate('2026-09-05'))).toEqual({ ok: true, value: false })
  expect(isSchoolDay(calendar, plainDate('2027-07-22'))).toMatchObject({
    refusal: { code: 'CALENDAR_TOO_SHORT' },
  })
})

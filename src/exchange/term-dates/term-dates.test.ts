import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPublishedBankHolidays } from '../../domain/calendar/bank-holidays.ts'
import { schoolDays } from '../../domain/calendar/period.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { schoolCalendar } from '../../domain/calendar/school-calendar.ts'
import { schoolDayAfter } from '../../domain/calendar/school-day-after.ts'
import { calendarOfPeriods } from './calendar-of-periods.ts'
import { readAuthorityTermDates } from './read-authority-term-dates.ts'
import { readSchoolTermDates } from './read-school-term-dates.ts'
import type { TermPeriod } from './term-dates.ts'

const data = (name: string) => readFileSync(join(import.meta.dirname, '../../../data', name))
const bytesOf = (text: string) => new TextEncoder().encode(text)
const published = readPublishedBankHolidays(
  JSON.parse(data('bank-holidays.json').toString()),
  'england-and-wales',
)
const dayTwenty = (periods: readonly TermPeriod[], from: string) => {
  if (!published.ok) throw new Error('no bank holidays')
  const calendar = schoolCalendar(calendarOfPeriods(periods, published.value))
  if (!calendar.ok) throw new Error(calendar.refusal.message)
  const due = schoolDayAfter(calendar.value, plainDate(from), schoolDays(20), 'counts')
  return due.ok ? due.value.due : due.refusal.code
}

test('the authority’s published dates are read with half terms and INSET days', () => {
  const { periods, problems, basis } = readAuthorityTermDates(data('staffordshire-term-dates.json'))
  expect(problems).toEqual([])
  expect(periods.filter(({ kind }) => kind === 'term')).toHaveLength(12)
  expect(periods.filter(({ kind }) => kind === 'half-term')).toHaveLength(12)
  expect(periods.filter(({ kind }) => kind === 'inset').map(({ from }) => from)).toContain('2025-09-01')
  expect(basis).toMatch('Academies')
  expect(dayTwenty(periods, '2026-03-16')).toBe('2026-04-24')
})

test('the assumed dates say that they are assumed', () => {
  const { periods, problems, basis } = readAuthorityTermDates(data('staffordshire-term-dates-2026-27.json'))
  expect(problems).toEqual([])
  expect(basis).toBe('assumed, not published by the council: replace before use')
  expect(dayTwenty(periods, '2026-09-02')).toBe('2026-09-29')
  expect(dayTwenty(periods, '2026-10-19')).toBe('2026-11-20')
})

test('an INSET day that one school adds moves that school’s twentieth day', () => {
  const { periods } = readAuthorityTermDates(data('staffordshire-term-dates-2026-27.json'))
  const own = readSchoolTermDates(bytesOf('school,term,first,last,kind\n9990001,,02/11/2026,,inset\n'))
  expect(own.periods).toEqual([
    { kind: 'inset', from: '2026-11-02', to: '2026-11-02', label: 'INSET day', school: '9990001' },
  ])
  expect(dayTwenty([...periods, ...own.periods], '2026-10-19')).toBe('2026-11-23')
})

test('a school’s rows are refused with line and column when one cannot be read', () => {
  const rows = [
    'x,A,2026-09-02,2026-12-18,holiday',
    'x,A,31/02/2026,,inset',
    'x,A,2026-09-02,2026-09-01,term',
    ',A,2026-09-02,,inset',
  ]
  const reading = readSchoolTermDates(bytesOf(`School,Term,First,Last,Kind\n${rows.join('\n')}\n`))
  expect(reading.periods).toEqual([])
  expect(reading.problems.map(({ line, path }) => [line, path])).toEqual([
    [2, 'kind'],
    [3, 'first'],
    [4, 'last'],
    [5, 'school'],
  ])
})

test('a date that does not exist refuses the authority’s file and is named', () => {
  const terms = [
    {
      name: 'Autumn',
      first_day: '2026-09-31',
      last_day: '2026-12-18',
      half_term: ['2026-10-30', '2026-10-26'],
    },
  ]
  const reading = readAuthorityTermDates(bytesOf(JSON.stringify({ academic_years: [{ terms }] })))
  expect(reading).toMatchObject({ refused: true, periods: [] })
  expect(reading.problems.map(({ path }) => path)).toEqual([
    'academic_years[0].terms[0].first_day',
    'academic_years[0].terms[0].half_term[1]',
  ])
})

test('rubbish never throws', () => {
  fc.assert(fc.property(fc.json(), (json) => void readAuthorityTermDates(bytesOf(json))))
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void readSchoolTermDates(bytes)))
})

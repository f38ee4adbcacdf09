import { expect, test } from 'vitest'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import {
  clockTime,
  countOf,
  dayInYear,
  formatInstant,
  fullDay,
  longDay,
  shortDay,
  shortMonthDay,
} from './date-words.ts'

const day = plainDate('2026-11-23')

test('days are written in full, and short where a table is tight', () => {
  expect(fullDay(day)).toBe('Monday 23 November 2026')
  expect(dayInYear(day)).toBe('Monday 23 November')
  expect(longDay(day)).toBe('23 November 2026')
  expect(shortDay(day)).toBe('Mon 23 Nov')
  expect(shortMonthDay(plainDate('2026-09-01'))).toBe('1 Sep')
})

test('an instant is read in London, in summer and winter, at noon and midnight', () => {
  expect(formatInstant('2026-10-28T10:12:00Z')).toBe('Wed 28 Oct 2026, 10.12 am')
  expect(formatInstant('2026-09-14T13:05:00Z')).toBe('Mon 14 Sep 2026, 2.05 pm')
  expect(formatInstant('2026-12-31T12:00:00Z')).toBe('Thu 31 Dec 2026, 12.00 pm')
  expect(clockTime('2026-07-01T23:30:00Z')).toBe('12.30 am')
  expect(() => formatInstant('yesterday')).toThrow()
})

test('a number agrees with its unit', () => {
  expect(countOf(1, 'school day')).toBe('1 school day')
  expect(countOf(2, 'day')).toBe('2 days')
})

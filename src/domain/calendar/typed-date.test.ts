import fc from 'fast-check'
import { expect, test } from 'vitest'
import { displayDate, displayDateShort, displayDateWithWeekday } from './display-date.ts'
import { fromEpochDay, plainDate } from './plain-date.ts'
import { parseDateText, parseTypedDate } from './typed-date.ts'

const aDate = fc.integer({ min: -25_567, max: 84_005 }).map(fromEpochDay)

test.each([
  ['4', '3', '2014'],
  ['04', '03', '2014'],
  [' 4 ', 'March', '2014 '],
  ['4', 'MAR', '2014'],
  ['4', 'mar.', '2014'],
  ['４', '３', '２０１４'],
])('%j %j %j is 4 March 2014', (day, month, year) => {
  expect(parseTypedDate(day, month, year)).toEqual({ ok: true, value: '2014-03-04' })
})

test.each([
  ['', '', '', 'DATE_MISSING', 'day'],
  ['4', '', '2014', 'DATE_PART_MISSING', 'month'],
  ['4', '', '', 'DATE_PART_MISSING', 'month'],
  ['', '3', '2014', 'DATE_PART_MISSING', 'day'],
  ['4', '3', '14', 'DATE_PART_NOT_UNDERSTOOD', 'year'],
  ['4', '3', '1899', 'DATE_PART_NOT_UNDERSTOOD', 'year'],
  ['4', '13', '2014', 'DATE_PART_NOT_UNDERSTOOD', 'month'],
  ['4', 'ma', '2014', 'DATE_PART_NOT_UNDERSTOOD', 'month'],
  ['4', 'Smarch', '2014', 'DATE_PART_NOT_UNDERSTOOD', 'month'],
  ['0', '3', '2014', 'DATE_PART_NOT_UNDERSTOOD', 'day'],
  ['32', '3', '2014', 'DATE_PART_NOT_UNDERSTOOD', 'day'],
  ['4th', '3', '2014', 'DATE_PART_NOT_UNDERSTOOD', 'day'],
  ['-4', '3', '2014', 'DATE_PART_NOT_UNDERSTOOD', 'day'],
  ['30', '2', '2014', 'DATE_NOT_REAL', 'day'],
  ['29', '2', '2023', 'DATE_NOT_REAL', 'day'],
])('%j %j %j is refused as %s at %s', (day, month, year, code, field) => {
  expect(parseTypedDate(day, month, year)).toMatchObject({ ok: false, refusal: { code, field } })
})

test('the message begins with what was asked for and names each missing part', () => {
  expect(parseTypedDate('4', '', '', 'Date of birth')).toMatchObject({
    refusal: {
      message: 'Date of birth must include a month and a year.',
      facts: { parts: ['month', 'year'] },
    },
  })
})

test.each([
  '4 March 2014',
  '4th March 2014',
  'Tuesday 4 March 2014',
  'Tue, 4 Mar 2014',
  '4 mar. 2014',
  '4th of March, 2014',
  '04/03/2014',
  '4-3-2014',
  '4.3.2014',
  '2014-03-04',
  '2014-3-4',
  '  4   March 2014 ',
])('%j is 4 March 2014', (text) => {
  expect(parseDateText(text)).toEqual({ ok: true, value: '2014-03-04' })
})

test.each([
  ['', 'DATE_MISSING'],
  ['04/03/14', 'DATE_NOT_UNDERSTOOD'],
  ['soon', 'DATE_NOT_UNDERSTOOD'],
  ['03/14/2014', 'DATE_PART_NOT_UNDERSTOOD'],
  ['30 February 2014', 'DATE_NOT_REAL'],
  ['Monday 4 March 2014', 'DATE_NOT_REAL'],
  ['x 4 March 2014', 'DATE_NOT_REAL'],
])('%j is refused as %s', (text, code) => {
  expect(parseDateText(text)).toMatchObject({ ok: false, refusal: { code } })
})

test('every date reads back from how it is shown', () => {
  fc.assert(
    fc.property(aDate, (date) => {
      expect(parseDateText(displayDate(date))).toEqual({ ok: true, value: date })
      expect(parseDateText(displayDateWithWeekday(date))).toEqual({ ok: true, value: date })
    }),
  )
})

test('no text makes the readers throw', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 })
  fc.assert(
    fc.property(text, text, text, (day, month, year) => {
      expect(typeof parseTypedDate(day, month, year).ok).toBe('boolean')
      expect(typeof parseDateText(day).ok).toBe('boolean')
    }),
  )
  expect(parseDateText('4'.repeat(1_000_000)).ok).toBe(false)
})

test('dates are shown long, with the day of the week, and short', () => {
  const date = plainDate('2026-11-23')
  expect(displayDate(date)).toBe('23 November 2026')
  expect(displayDateWithWeekday(date)).toBe('Monday 23 November 2026')
  expect(displayDateShort(date)).toBe('Mon 23 Nov')
})

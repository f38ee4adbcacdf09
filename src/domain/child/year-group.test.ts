import { expect, test } from 'vitest'
import { academicYearOf } from '../calendar/academic-year.ts'
import { plainDate } from '../calendar/plain-date.ts'
import { ageOn, yearGroupName, yearGroupOf } from './year-group.ts'

test.each([
  ['2014-03-14', '2026-11-24', '8', 'Year 8'],
  ['2014-08-31', '2026-08-31', '7', 'Year 7'],
  ['2014-08-31', '2026-09-01', '8', 'Year 8'],
  ['2014-09-01', '2026-09-01', '7', 'Year 7'],
  ['2022-08-31', '2026-09-01', 'R', 'Reception'],
  ['2022-09-01', '2026-09-01', 'N2', 'Nursery'],
  ['2023-09-01', '2026-09-01', 'N1', 'Nursery'],
  ['2010-09-01', '2026-09-01', '11', 'Year 11'],
  ['2007-09-02', '2026-09-01', '14', 'Year 14'],
] as const)('a child born on %s is on %s in %s', (born, on, group, name) => {
  expect(yearGroupOf(plainDate(born), plainDate(on))).toBe(group)
  expect(yearGroupName(group)).toBe(name)
})

test('the unborn, toddlers and adults are in no year group', () => {
  for (const born of ['2026-12-01', '2024-09-01', '2006-08-31', '1900-01-01']) {
    expect(yearGroupOf(plainDate(born), plainDate('2026-11-24'))).toBeUndefined()
  }
})

test('age changes on the birthday, and on 1 March for the child of 29 February', () => {
  expect(ageOn(plainDate('2014-03-14'), plainDate('2026-03-13'))).toBe(11)
  expect(ageOn(plainDate('2014-03-14'), plainDate('2026-03-14'))).toBe(12)
  expect(ageOn(plainDate('2020-02-29'), plainDate('2025-02-28'))).toBe(4)
  expect(ageOn(plainDate('2020-02-29'), plainDate('2025-03-01'))).toBe(5)
})

test('an academic year runs from 1 September to 31 August', () => {
  expect(academicYearOf(plainDate('2026-08-31'))).toMatchObject({ startYear: 2025, name: '2025/26' })
  expect(academicYearOf(plainDate('2026-09-01'))).toEqual({
    startYear: 2026,
    name: '2026/27',
    from: '2026-09-01',
    to: '2027-08-31',
  })
  expect(academicYearOf(plainDate('1999-09-01')).name).toBe('1999/00')
  expect(academicYearOf(plainDate('1900-01-01')).from).toBe('1900-01-01')
  expect(academicYearOf(plainDate('2199-12-31')).to).toBe('2199-12-31')
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBankHolidays } from './read-bank-holidays.ts'

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

test('the published list kept with the project is read, all divisions', () => {
  const reading = readBankHolidays(
    readFileSync(join(import.meta.dirname, '../../../data/bank-holidays.json')),
  )
  expect(reading.problems).toEqual([])
  expect(reading.holidays.filter((holiday) => holiday.division === 'england-and-wales')).toHaveLength(83)
  expect(reading.holidays.find((holiday) => holiday.on === '2026-12-28')).toMatchObject({
    title: 'Boxing Day',
    notes: 'Substitute day',
  })
})

test('one day that does not exist refuses the list and is named', () => {
  const events = [{ title: 'Example Day', date: '2026-02-30', notes: '' }]
  const reading = readBankHolidays(bytesOf({ scotland: { events } }))
  expect(reading).toMatchObject({
    refused: true,
    holidays: [],
    problems: [{ path: 'scotland.events[0].date' }],
  })
})

test('other shapes and rubbish are refused, never thrown at', () => {
  for (const value of [[], {}, 3, null, { scotland: { events: 'none' } }]) {
    expect(readBankHolidays(bytesOf(value)).refused).toBe(true)
  }
  expect(readBankHolidays(new TextEncoder().encode('<html>')).problems[0]?.code).toBe('NOT_THIS_FORMAT')
  fc.assert(fc.property(fc.json(), (json) => void readBankHolidays(new TextEncoder().encode(json))))
})

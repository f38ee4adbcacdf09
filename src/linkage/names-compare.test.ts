import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { birthDateLevel, readBirthDate } from './birth-date.ts'
import { jaroWinkler } from './jaro-winkler.ts'
import { NameBook } from './name-book.ts'
import { givenLevel, surnameLevel } from './name-levels.ts'
import { nameTokens } from './name-tokens.ts'
import { houseOf, readPostcode } from './postal-address.ts'
import { isOneKeyApart } from './pupil-number.ts'
import { isRoundedNumber, readNhsNumber, readPhone } from './read-codes.ts'

const names = new NameBook()
const given = (one: string, other: string) => givenLevel(names, names.number(one), names.number(other))
const surname = (one: string, other: string) => surnameLevel(names, names.number(one), names.number(other))

describe('given names', () => {
  test.each([
    ['Zoë', 'ZOE', 1],
    ['Anne-Marie', 'Anne Marie', 1],
    ['Иван', 'Ivan', 1],
    ['Mohammed', 'Muhammad', 2],
    ['Mohammed Yusuf', 'Muhammad', 2],
    ['Elizabeth', 'Beth', 2],
    ['Oliver', 'Olivier', 3],
    ['Jonathan', 'J', 5],
    ['Mia', 'Jack', 7],
    ['unknown', 'Jack', 0],
    ['Mohammed Yusuf', 'Mohammed Ali', 4],
  ])('%s and %s are of level %i', (one, other, level) => {
    expect(given(one, other)).toBe(level)
    expect(given(other, one)).toBe(level)
  })
})

describe('surnames', () => {
  test.each([
    ["O'Sample", 'O Sample', 1],
    ['Mc Demo', 'McDemo', 1],
    ['van der Mock', 'Mock', 2],
    ['Al-Example', 'Example', 2],
    ['Sample-Mock', 'Mock-Sample', 2],
    ['Sample-Mock', 'Mock', 2],
    ['Test-Alpha', 'Test-Omega', 5],
    ['Pretend', 'Sample', 6],
  ])('%s and %s are of level %i', (one, other, level) => {
    expect(surname(one, other)).toBe(level)
  })
})

describe('dates of birth', () => {
  const level = (one: string, other: string) =>
    birthDateLevel(readBirthDate(one) ?? -1, readBirthDate(other) ?? -1)
  test.each([
    ['2014-03-05', '05/03/2014', 1],
    ['2014-03-05', '20140305', 1],
    ['2014-03-05', '2014-03-06', 2],
    ['2014-03-12', '2014-03-21', 2],
    ['2014-03-05', '2014-05-03', 3],
    ['2014-03-05', '2014-03-28', 4],
    ['2014-03-05', '2014-09-28', 5],
    ['2014-03-05', '2011-09-28', 6],
    ['2014-03-05', '2014-01-01', 7],
    ['2014-03-05', '', 0],
  ])('%s and %s are of level %i', (one, other, expected) => {
    expect(level(one, other)).toBe(expected)
    expect(level(other, one)).toBe(expected)
  })

  test('a day that does not exist is not read', () => {
    for (const text of ['2014-02-30', '31/04/2014', 'Sample', '5 March 2014', '41703', '2014-13-01'])
      expect(readBirthDate(text)).toBeUndefined()
  })
})

test('one wrong key in a pupil number is told from a sibling’s number', () => {
  expect(isOneKeyApart('D860210012003', 'D860210012004')).toBe(true)
  expect(isOneKeyApart('D860210012003', 'D860210021003')).toBe(true)
  expect(isOneKeyApart('D860210012003', 'F860210012004')).toBe(false)
})

test('postcodes, houses, telephones and NHS numbers are read as people write them', () => {
  expect(readPostcode('st162lh')).toEqual({ whole: 'ST162LH', district: 'ST16' })
  expect(readPostcode('ST16 OLH')?.whole).toBe('ST160LH')
  expect(readPostcode('ZZ99 3WZ')).toBeUndefined()
  expect(readPostcode('Stafford')).toBeUndefined()
  expect([
    houseOf('Flat 3, 12 Mock Road'),
    houseOf('12A Mock Rd'),
    houseOf('Rose Cottage, Mock Lane'),
  ]).toEqual(['f3/12', '12a', 'rosecottage'])
  expect(readPhone('+44 7700 900123')).toBe(readPhone('07700900123'))
  expect(readNhsNumber('943 476 5919')).toBe('9434765919')
  expect(readNhsNumber('943 476 5918')).toBeUndefined()
  expect(isRoundedNumber('1.23E+12')).toBe(true)
})

test('likeness of any two texts is symmetric and 1 only for equal ones', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (one, other) => {
      expect(jaroWinkler(one, other)).toBe(jaroWinkler(other, one))
      expect(jaroWinkler(one, one)).toBe(1)
      if (one !== other) expect(jaroWinkler(one, other)).toBeLessThan(1)
      expect(nameTokens(one).join(' ')).toBe(nameTokens(nameTokens(one).join(' ')).join(' '))
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeFormula, unescapeFormula } from './formula-escape.ts'
import { readCsv } from './read-csv.ts'
import { csvLines, writeCsv } from './write-csv.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const names = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '=1+1',
    '+44 7700 900000',
    '-5',
    '@SUM(A1)',
    '\tx',
    '\rx',
    "'ac Dhonncha",
    "'=1",
    "''@x",
    "O'Neill",
  ),
  fc.constantFrom(
    'a,b',
    'a;b',
    'say "no"',
    'two\nlines',
    'two\r\nlines',
    ' space ',
    'محمد',
    'Łukasz',
    '',
    '\u0000',
  ),
)

test('what an export wrote comes back the same, whatever the cells hold', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(names, names), { minLength: 1, maxLength: 8 }), (rows) => {
      const text = writeCsv(rows, [
        { name: 'surname', value: (row) => row[0] },
        { name: 'forename', value: (row) => row[1] },
      ])
      const read = readCsv(bytesOf(text))
      expect(read.problems).toEqual([])
      expect(read.rows.map(({ values }) => [values.surname, values.forename])).toEqual(rows)
    }),
  )
})

test('a table of one column keeps its empty cells', () => {
  const rows = ['', 'a', '', ' ']
  const read = readCsv(bytesOf(writeCsv(rows, [{ name: 'a', value: (row) => row }])))
  expect(read.rows.map(({ values }) => values.a)).toEqual(rows)
})

test('no cell of an export begins with a character that starts a formula', () => {
  fc.assert(
    fc.property(names, (text) => {
      expect(escapeFormula(text)).not.toMatch(/^[=+\-@\t\r]/)
      expect(unescapeFormula(escapeFormula(text))).toBe(text)
    }),
  )
})

test('negative numbers, truth values and nothing are written too', () => {
  const lines = [
    ...csvLines(
      [{ n: -5 }],
      [
        { name: 'n', value: (row) => row.n },
        { name: 'yes', value: () => true },
        { name: 'none', value: () => undefined },
      ],
    ),
  ]
  expect(lines).toEqual(['\uFEFFn,yes,none\r\n', '\'-5,true,""\r\n'])
})

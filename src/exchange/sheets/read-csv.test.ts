import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problemList } from '../file-problem.ts'
import { csvRecords } from './csv-records.ts'
import { readCsv } from './read-csv.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0))

test('accents are read from windows-1252, UTF-8 with and without a mark, and UTF-16', () => {
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...Array.from('a,b\nSiân,1\n').flatMap((c) => [c.charCodeAt(0), 0]),
  ])
  const files = [
    { bytes: latin('a,b\nSi\xe2n,1\n'), encoding: 'windows-1252' },
    { bytes: utf8('a,b\nSiân,1\n'), encoding: 'utf-8' },
    { bytes: utf8('\uFEFFa,b\nSiân,1\n'), encoding: 'utf-8' },
    { bytes: utf16, encoding: 'utf-16le' },
  ]
  for (const { bytes, encoding } of files) {
    const read = readCsv(bytes)
    expect(read.encoding).toBe(encoding)
    expect(read.columns).toEqual(['a', 'b'])
    expect(read.rows[0]?.values).toEqual(Object.assign(Object.create(null), { a: 'Siân', b: '1' }))
  }
  expect(readCsv(latin('a\nO\x92Neill\n')).rows[0]?.values.a).toBe('O’Neill')
})

test('a UTF-8 file with a stray byte is read and the damage is told', () => {
  const read = readCsv(new Uint8Array([...utf8('a\nSiân Siôn\n'), 0xff, 10]))
  expect(read.problems.map((problem) => problem.code)).toEqual(['ENCODING_DAMAGED'])
})

test('semicolons and tabs are told from commas', () => {
  expect(readCsv(utf8('a;b\n1,5;2\n')).rows[0]?.values.a).toBe('1,5')
  expect(readCsv(utf8('a\tb\n1\t2\n')).rows[0]?.values.b).toBe('2')
})

test('a column missing, a workbook, a PDF and an empty file are refused in words', () => {
  expect(readCsv(utf8('a,b\n1,2\n'), { required: ['a', 'UPN'] }).problems[0]).toMatchObject({
    code: 'COLUMNS_MISSING',
    severity: 'refused',
    path: 'UPN',
  })
  for (const start of ['PK\x03\x04', '%PDF-1.7', '', 'a\0b']) {
    expect(readCsv(latin(start)).problems[0]?.code).toBe('NOT_THIS_FORMAT')
  }
})

test('a column called __proto__ is a column', () => {
  const read = readCsv(utf8('__proto__,b\nx,y\n'))
  expect(Object.entries(read.rows[0]!.values)).toContainEqual(['__proto__', 'x'])
})

test('a quotation mark that is never closed refuses the file and names its line', () => {
  expect(readCsv(utf8('a,b\n1,2\n"3,4\n5,6\n')).problems).toMatchObject([
    { code: 'QUOTE_NOT_CLOSED', severity: 'refused', line: 3 },
  ])
})

test('rows know their line when cells before them held line ends', () => {
  const read = readCsv(utf8('a,b\r\n"x\r\ny",1\r\nz,2\r\n'))
  expect(read.rows.map((row) => row.line)).toEqual([2, 4])
})

test('the pieces in which a file arrives make no difference', () => {
  const bytes = utf8('\uFEFFname,n\r\n"Si""ân, x",1\r\nŁukasz,"2\r\n3"\r\n')
  const rowsOf = (pieces: readonly Uint8Array[]) => {
    const rows: (readonly string[])[] = []
    const problems = problemList()
    const records = csvRecords(
      { required: ['name'], expected: 'a table', onRecord: ({ cells }) => rows.push(cells) },
      problems,
    )
    for (const piece of pieces) records.push(piece)
    records.finish()
    expect(problems.all()).toEqual([])
    return rows
  }
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (sizes) => {
      const pieces: Uint8Array[] = []
      for (let at = 0, i = 0; at < bytes.length; i += 1) {
        const size = sizes[i % sizes.length] ?? 1
        pieces.push(bytes.subarray(at, at + size))
        at += size
      }
      expect(rowsOf(pieces)).toEqual([
        ['Si"ân, x', '1'],
        ['Łukasz', '2\r\n3'],
      ])
    }),
  )
})

test('rubbish never throws', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readCsv(bytes)))
})

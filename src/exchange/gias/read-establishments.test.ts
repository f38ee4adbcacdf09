import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GiasEstablishment } from './gias-establishment.ts'
import { EDUBASE_HEADER, edubaseFile, edubaseRow, utf8Bytes, windows1252Bytes } from './made-up-edubase.ts'
import { readAllEstablishments, readEstablishments } from './read-establishments.ts'

const codes = (bytes: Uint8Array) => {
  const reading = readAllEstablishments(bytes)
  return { refused: reading.refused, codes: reading.problems.map((problem) => problem.code) }
}

test('a school is read with the words of the register and no head teacher', () => {
  const { all, problems, absent } = readAllEstablishments(utf8Bytes(edubaseFile([edubaseRow()])))
  expect(problems).toEqual([])
  expect(absent).toEqual([])
  expect(all).toEqual([
    {
      urn: 900001,
      laCode: '860',
      laName: 'Staffordshire',
      establishmentNumber: '9901',
      laestab: '8609901',
      name: 'Made-Up Alder Academy',
      type: 'Academy converter',
      typeGroup: 'Academies',
      status: 'Open',
      phase: 'Secondary',
      openOn: '2015-09-01',
      lowAge: 11,
      highAge: 18,
      gender: 'Mixed',
      trustName: 'Pretend Learning Trust',
      street: '1 Example Road',
      town: 'Sampleton',
      county: 'Staffordshire',
      postcode: 'ZZ99 1AA',
      district: 'Stafford',
      country: 'United Kingdom',
    },
  ])
  expect(JSON.stringify(all)).not.toContain('Test-Head')
})

test('accents are the same from windows-1252 and from UTF-8 with or without a mark', () => {
  const file = edubaseFile([edubaseRow({ EstablishmentName: 'Ysgol Siôn Example' })])
  for (const bytes of [windows1252Bytes(file), utf8Bytes(file), utf8Bytes(`\uFEFF${file}`)]) {
    expect(readAllEstablishments(bytes).all[0]?.name).toBe('Ysgol Siôn Example')
  }
})

test('columns may stand in another order, be new, or be gone', () => {
  const header = [
    ...EDUBASE_HEADER.filter((name) => !name.startsWith('Ofsted') && name !== 'Trusts (name)'),
    'New',
  ]
  const reading = readAllEstablishments(utf8Bytes(edubaseFile([edubaseRow()], header.toReversed())))
  expect(reading.all[0]?.laestab).toBe('8609901')
  expect(reading.absent).toEqual(['Trusts (name)'])
  expect(reading.problems).toEqual([])
})

test('a file without the columns it must have is refused by their names', () => {
  const header = EDUBASE_HEADER.filter((name) => name !== 'URN' && name !== 'Postcode')
  const { problems, refused, all } = readAllEstablishments(utf8Bytes(edubaseFile([edubaseRow()], header)))
  expect(refused).toBe(true)
  expect(all).toEqual([])
  expect(problems[0]).toMatchObject({ code: 'COLUMNS_MISSING', path: 'URN, Postcode' })
})

test('a file cut off anywhere in its last row is refused or its last value doubted', () => {
  const whole = utf8Bytes(edubaseFile([edubaseRow(), edubaseRow({ URN: '900002' })]))
  const rowStart = utf8Bytes(edubaseFile([edubaseRow()])).length
  for (let end = rowStart + 5; end < whole.length - 2; end += 37) {
    const cut = codes(whole.subarray(0, end))
    expect(cut.refused).toBe(true)
    expect(cut.codes.some((code) => code === 'FILE_CUT_SHORT' || code === 'QUOTE_NOT_CLOSED')).toBe(true)
  }
  expect(codes(whole.subarray(0, whole.length - 2))).toEqual({ refused: false, codes: ['NO_LAST_LINE_END'] })
})

test('two files put end to end are read once, and each URN once', () => {
  const file = edubaseFile([edubaseRow()])
  expect(codes(utf8Bytes(file + file))).toEqual({ refused: false, codes: ['HEADER_AGAIN', 'URN_TWICE'] })
  expect(readAllEstablishments(utf8Bytes(file + file)).all).toHaveLength(1)
})

test('lines above the header are passed over and told', () => {
  const { all, problems } = readAllEstablishments(
    utf8Bytes(`Downloaded 24-11-2026\r\n${edubaseFile([edubaseRow()])}`),
  )
  expect(all).toHaveLength(1)
  expect(problems.map((problem) => problem.code)).toEqual(['LINES_ABOVE_HEADER'])
})

test('what is not the register is refused and told what it is', () => {
  const found = (text: string) => readAllEstablishments(windows1252Bytes(text)).problems[0]?.found
  expect(found('<html><body>Service unavailable</body></html>')).toMatch('web page')
  expect(found('PK\x03\x04rest')).toMatch('ZIP')
  expect(found('%PDF-1.7')).toMatch('PDF')
  expect(found('')).toMatch('empty')
  expect(found('forename,sex\nOliver,M\n')).toMatch('forename')
  expect(found('just some words')).toMatch('just some words')
  expect(readAllEstablishments(utf8Bytes(edubaseFile([]))).problems[0]?.code).toBe('NO_ROWS')
})

test('a value that cannot be read is left out and named with its line and column', () => {
  const rows = [
    edubaseRow({ OpenDate: '31-02-2015', StatutoryLowAge: 'eleven', EstablishmentNumber: '99A1' }),
    edubaseRow({ URN: 'x1' }),
    edubaseRow({ URN: '900003', EstablishmentName: ' ' }),
  ]
  const { all, problems } = readAllEstablishments(utf8Bytes(edubaseFile(rows)))
  expect(all).toHaveLength(1)
  expect(all[0]).not.toHaveProperty('openOn')
  expect(all[0]).not.toHaveProperty('laestab')
  expect(problems.map(({ line, path }) => [line, path])).toEqual([
    [2, 'EstablishmentNumber'],
    [2, 'OpenDate'],
    [2, 'StatutoryLowAge'],
    [3, 'URN'],
    [4, 'EstablishmentName'],
  ])
})

test('the extract kept with the project reads without a problem', () => {
  const bytes = readFileSync(join(import.meta.dirname, '../../../data/gias-extract.csv'))
  const { all, problems } = readAllEstablishments(bytes)
  expect(problems).toEqual([])
  expect(all).toHaveLength(4357)
  expect(all.filter((school) => school.laCode === '860')).toHaveLength(568)
  expect(all.find((school) => school.urn === 131073)?.predecessorUrns).toEqual([124078, 124083])
  expect(all.find((school) => school.urn === 124040)?.formerName).toBe('Victoria Community School')
})

test('a national file streams in batches without being held whole', async () => {
  const row = edubaseFile([edubaseRow()]).split('\r\n')[1] ?? ''
  const [before = '', after = ''] = row.split('900001')
  const header = edubaseFile([]).trimEnd()
  function* pieces() {
    yield utf8Bytes(`${header}\r\n`)
    for (let at = 0; at < 20_000; at += 200) {
      const lines = Array.from({ length: 200 }, (_, i) => `${before}${100_000 + at + i}${after}`)
      yield utf8Bytes(`${lines.join('\r\n')}\r\n`)
    }
  }
  const sizes: number[] = []
  const reading = await readEstablishments(pieces(), (batch) => void sizes.push(batch.length))
  expect(reading).toMatchObject({ refused: false, establishments: 20_000, problems: [] })
  expect(sizes).toHaveLength(40)
})

test('rubbish never throws', async () => {
  const start = utf8Bytes(edubaseFile([edubaseRow()]))
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat(start.length), async (bytes, at) => {
      const mutated = start.slice()
      mutated.set(bytes.subarray(0, mutated.length - at), at)
      const kept: GiasEstablishment[] = []
      await readEstablishments(mutated, (batch) => void kept.push(...batch))
    }),
    { numRuns: 60 },
  )
})

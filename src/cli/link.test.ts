import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readCsv } from '../exchange/sheets/read-csv.ts'
import { linkCommand } from './link.ts'
import { terminalWith } from './terminal-for-tests.ts'

const folder = mkdtempSync(join(tmpdir(), 'onroll-link-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const run = async (...args: string[]) => {
  const io = terminalWith([])
  return { code: await linkCommand.run(args, io), ...io.written }
}
const HEADER = 'id,forename,surname,sex,born,address,postcode,upn\n'
const ROWS = [
  'A1,Mia,Test-Sample,F,2014-03-05,12 Mock Road,ST16 2LH,D860210012003',
  'A2,Jack,Pretend,M,2012-11-30,3 Example Close,WS11 1AA,',
  'A3,Aisha,Demo-Khan,F,2010-07-19,44 Sample Street,DE13 0AB,',
]
const left = put('left.csv', `${HEADER}${ROWS.join('\n')}\n`)
const right = put(
  'right.csv',
  'surname;id;born;forename;postcode\nSample;"=B1";05/03/2014;MIA;st162lh\nPretend;B2;20121130;Jack;WS11 1AA\nOther;B4;2009-01-02;Zoë;B77 1AA\n',
)
const out = join(folder, 'pairs.csv')
const bad = async (name: string, content: string | Uint8Array) =>
  run('--left', put(name, content), '--right', right, '--out', join(folder, 'never.csv'))

describe('onroll link', () => {
  test('links two files with other columns, delimiters and spellings of a date', async () => {
    const { code, out: json } = await run('--left', left, '--right', right, '--out', out, '--json')
    expect(code).toBe(0)
    const { columns, rows } = readCsv(readFileSync(out))
    expect(columns).toEqual(['left_id', 'right_id', 'probability', 'match_weight', 'verdict', 'explanation'])
    expect(rows.map(({ values }) => [values.left_id, values.right_id, values.verdict])).toEqual(
      expect.arrayContaining([
        ['A1', '=B1', 'link'],
        ['A2', 'B2', 'link'],
      ]),
    )
    expect(rows.map(({ values }) => Number(values.match_weight))).toEqual(
      rows.map(({ values }) => Number(values.match_weight)).sort((one, other) => other - one),
    )
    expect(rows[0]?.values.explanation).toContain('date of birth same +')
    expect(Object.keys(JSON.parse(json))).toEqual(
      expect.arrayContaining(['records', 'candidatePairs', 'links', 'reviews', 'seconds', 'peakMemoryBytes']),
    )
    expect(Object.keys(JSON.parse(json).seconds).sort()).toEqual([
      'blocking',
      'comparing',
      'reading',
      'training',
      'writing',
    ])
  })

  test('the same files give the same bytes', async () => {
    await run('--left', left, '--right', right, '--out', out)
    const first = readFileSync(out)
    await run('--left', left, '--right', right, '--out', out)
    expect(readFileSync(out).equals(first)).toBe(true)
  })

  test('finds records that stand twice', async () => {
    const file = put(
      'twice.csv',
      `${HEADER}${ROWS.join('\n')}\nA9,Mia,Sample,F,05/03/2014,12 Mock Rd,ST16 2LH,\n`,
    )
    const { code } = await run('--dedupe', file, '--out', join(folder, 'clusters.csv'))
    expect(code).toBe(0)
    expect(readFileSync(join(folder, 'clusters.csv'), 'utf8')).toBe(
      'id,cluster_id\nA1,A1\nA2,A2\nA3,A3\nA9,A1\n',
    )
  })

  test('keeps to what persons decided', async () => {
    const decisions = put(
      'decisions.csv',
      'left_id,right_id,decision\nA1,=B1,not-same\nA3,B4,same\nA2,B2,cannot-tell\n',
    )
    await run('--left', left, '--right', right, '--out', out, '--decisions', decisions)
    const pairs = readCsv(readFileSync(out)).rows.map(({ values }) => [
      values.left_id,
      values.right_id,
      values.verdict,
    ])
    expect(pairs).toEqual([
      ['A3', 'B4', 'link'],
      ['A2', 'B2', 'review'],
    ])
  })

  test('their column names are mapped, and further columns compared', async () => {
    const mapped = put('mapped.csv', 'Pupil ID,Chosen,Legal,DoB,House\nX1,Mia,Sample,2014-03-05,Red\n')
    const map = put(
      'map.json',
      '{"Pupil ID":"id","Chosen":"forename","Legal":"surname","DoB":"born","House":"other:house","surname":"surname"}',
    )
    const other = put('mapped-too.csv', 'Pupil ID,Chosen,Legal,DoB,House\nY1,Mia,Sample,2014-03-05,Red\n')
    expect((await run('--left', mapped, '--right', other, '--map', map, '--out', out)).code).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain('house same')
    const wrong = put('wrong-map.json', '{"DoB":"birthday"}')
    const refused = await run('--left', mapped, '--right', other, '--map', wrong, '--out', out)
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('found "birthday"')
  })

  test('a model is kept and used again', async () => {
    const model = join(folder, 'model.json')
    expect((await run('--left', left, '--right', right, '--out', out, '--save-model', model)).code).toBe(0)
    expect((await run('--left', left, '--right', right, '--out', out, '--model', model)).code).toBe(0)
    expect(
      (await run('--left', left, '--right', right, '--out', out, '--model', put('bad.json', '{"format":1}')))
        .err,
    ).toContain('version')
  })

  test.each([
    [['--left', left, '--out', out]],
    [['--left', left, '--right', right]],
    [['--dedupe', left, '--left', left, '--out', out]],
    [['--dedupe', left, '--out', out, '--one-to-one']],
    [['--left', left, '--right', right, '--out', out, '--threshold', '2']],
    [['--left', left, '--right', right, '--out', left]],
    [['--nonsense']],
  ])('%j is wrong usage', async (args) => expect((await run(...args)).code).toBe(2))
})

describe('bad files', () => {
  test('columns that changed places are refused, with the place of the dates', async () => {
    const rows = [
      'S1,Mia,Sample,ST16 2LH,2014-03-05',
      'S2,Jack,Mock,WS11 1AA,2013-03-05',
      'S3,Ella,Demo,DE13 0AB,2012-03-05',
    ]
    const { code, err } = await bad('swapped.csv', `id,forename,surname,born,postcode\n${rows.join('\n')}\n`)
    expect(code).toBe(1)
    expect(err).toContain('Line 2, born: found ST16 2LH')
    expect(err).toContain('the dates seem to stand in the column postcode')
    expect(readdirSync(folder)).not.toContain('never.csv')
  })
  test('a rounded pupil number is told by line and column, and the rest goes on', async () => {
    const { code, err } = await bad(
      'rounded.csv',
      `${HEADER}${ROWS.join('\n').replace('D860210012003', '1.23E+12')}\n`,
    )
    expect(code).toBe(0)
    expect(err).toContain(
      'Line 2, upn: found 1.23E+12; expected a pupil number; a spreadsheet has rounded this one',
    )
  })
  test('birth dates that are missing are told', async () => {
    const { code, err } = await bad(
      'undated.csv',
      'id,forename,surname,born\nS1,Mia,Sample,\nS2,Jack,Mock,\nS3,Ella,Demo,\n',
    )
    expect(code).toBe(0)
    expect(err).toContain('3 of 3 rows without a date of birth')
  })
  test.each([
    ['no-id.csv', 'forename,surname\nMia,Sample\n', 'id'],
    ['empty-id.csv', 'id,forename\n,Mia\n', 'Line 2, id: found nothing'],
    [
      'same-id.csv',
      'id,forename\nS1,Mia\nS2,Jack\nS1,Ella\n',
      'Line 4, id: found S1; expected an id once; it stands in line 2 too',
    ],
    ['empty.csv', '', 'an empty file'],
    ['headed.csv', 'id,forename\n', 'a header and no rows'],
    ['workbook.csv', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2]), 'workbook'],
    ['cut.csv', `${HEADER}${ROWS[0]}\nA2,Jack`, 'cut off'],
  ])('%s is refused', async (name, content, words) => {
    const { code, err } = await bad(name, content)
    expect(code).toBe(1)
    expect(err).toContain(words)
  })
  test('a file that is not there is a refusal, not a fault', async () => {
    const { code, err } = await run('--left', join(folder, 'nowhere.csv'), '--right', right, '--out', out)
    expect([code, err.includes('no such file')]).toEqual([1, true])
  })
  test.each([
    ['windows-1252', Buffer.from(`${HEADER}A7,Zo\u00eb,Other,F,2009-01-02,,B77 1AA,\n`, 'latin1')],
    [
      'UTF-16',
      Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(`${HEADER}A7,Zoë,Other,F,2009-01-02,,B77 1AA,\n`, 'utf16le'),
      ]),
    ],
    ['UTF-8 taken for windows-1252', Buffer.from(`${HEADER}A7,ZoÃ«,Other,F,2009-01-02,,B77 1AA,\n`)],
  ])('%s is read', async (_, bytes) => {
    const { code } = await run('--left', put('encoded.csv', bytes), '--right', right, '--out', out)
    expect(code).toBe(0)
    expect(readFileSync(out, 'utf8')).toMatch(/A7,'=B1|A7,B4,[\d.]+,[\d.]+,link,".*given name same/)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeLinkFiles } from '../demo/linkage/make-link-files.ts'
import { clusterRecords } from './cluster-records.ts'
import { comparerOf } from './compare-records.ts'
import { explanationText } from './explain-pair.ts'
import { linkRecords } from './link-records.ts'
import { readModel, writeModel } from './linkage-model.ts'
import type { LinkageRecord } from './linkage-record.ts'
import { scorePair } from './score-pair.ts'
import { tablesOf } from './tables-for-tests.ts'

const files = makeLinkFiles(1200, 11)
const [register, list] = tablesOf(files.register, files.list)
const linking = linkRecords(register, list)
const found = [...files.truth.values()].filter((id) => id !== undefined).length
const shown = (pairs: typeof linking.pairs) =>
  pairs.map(({ left, right, weight, verdict }) => `${left} ${right} ${weight.toFixed(9)} ${verdict}`)

const MIA: LinkageRecord = {
  id: 'A1',
  forename: 'Mia',
  middle_names: 'Rose',
  surname: 'Test-Sample',
  sex: 'F',
  born: '2014-03-05',
  address: '12 Mock Road',
  postcode: 'ST16 2LH',
  upn: 'D860210012003',
  phone: '07700 900123',
}

describe('linking a register and a list with known answers', () => {
  test('what is linked without a person is right, and what is true is linked or shown', () => {
    const links = linking.pairs.filter(({ verdict }) => verdict === 'link')
    const right = (pairs: typeof linking.pairs) =>
      pairs.filter((pair) => files.truth.get(pair.right) === pair.left).length
    expect(right(links) / links.length).toBeGreaterThan(0.998)
    expect(right(links) / found).toBeGreaterThan(0.96)
    expect(right(linking.pairs) / found).toBeGreaterThan(0.995)
  })

  test('the number of matches is estimated without labels', () => {
    expect(Math.abs(linking.weighed.estimatedMatches / found - 1)).toBeLessThan(0.02)
    expect(linking.weighed.doubts).toEqual([])
  })

  test('the order of the rows changes nothing', () => {
    const [turnedRegister, turnedList] = tablesOf([...files.register].reverse(), [...files.list].reverse())
    expect(shown(linkRecords(turnedRegister, turnedList).pairs)).toEqual(shown(linking.pairs))
  })

  test('sides changed over give the same pairs with the same weights', () => {
    const [left, right] = tablesOf(files.list, files.register)
    const turned = linkRecords(left, right).pairs.map((pair) => ({
      ...pair,
      left: pair.right,
      right: pair.left,
    }))
    const rounded = (pairs: typeof linking.pairs) =>
      pairs
        .map(({ left, right, weight, verdict }) => `${left} ${right} ${weight.toFixed(3)} ${verdict}`)
        .sort()
    expect(rounded(turned)).toEqual(rounded(linking.pairs))
  })

  test('with one-to-one no record is in two pairs', () => {
    const { pairs } = linkRecords(register, list, { oneToOne: true })
    expect(new Set(pairs.map(({ left }) => left)).size).toBe(pairs.length)
    expect(new Set(pairs.map(({ right }) => right)).size).toBe(pairs.length)
  })

  test('a model written and read again gives the same links', () => {
    const model = readModel(JSON.parse(writeModel(linking.weighed.model)))
    if ('length' in model) throw new Error(model.join(', '))
    const verdicts = (pairs: typeof linking.pairs) =>
      pairs.map(({ left, right, verdict }) => `${left} ${right} ${verdict}`).sort()
    const again = verdicts(linkRecords(register, list, { model }).pairs)
    const before = verdicts(linking.pairs)
    expect(again.filter((pair) => !before.includes(pair)).length).toBeLessThan(5)
    expect(readModel({ format: 'other' })).toContain(
      'version: Invalid input: expected string, received undefined',
    )
  })

  test('the waterfall of a pair adds up to its weight', () => {
    for (const pair of linking.pairs.slice(0, 200)) {
      const explanation = linking.explain(pair)
      expect(explanation.steps.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(pair.weight, 6)
      expect(explanationText(explanation)).toMatch(/^before comparing any two records -\d/)
    }
  })
})

const text = (values: readonly string[]) => fc.constantFrom('', ...values)
const record = fc.record({
  forename: text(['Mia', 'Maia', 'Mohammed', 'Muhammad', 'Jack', 'J', 'Sam', 'Samuel', 'Sample']),
  surname: text(['Sample', 'Sampel', 'Mock-Sample', 'Khan', 'Mohammed', 'Mia', 'Pretend']),
  middle_names: text(['Rose', 'Mia', 'R']),
  born: text(['2014-03-05', '2014-05-03', '2014-01-01', '2013-03-05', '2010-12-30']),
  sex: text(['F', 'M']),
  upn: text(['D860210012003', 'D860210012004', 'E860210012999']),
  address: text(['12 Mock Road', '14 Mock Road']),
  postcode: text(['ST16 2LH', 'ST16 2LJ', 'WS11 1AA']),
  phone: text(['07700 900123', '07700 900124']),
})

test('weights are symmetric, and a record is never more like another than like itself', () => {
  fc.assert(
    fc.property(record, record, (one, other) => {
      const [left, right] = tablesOf(
        [
          { ...one, id: 'a' },
          { ...other, id: 'b' },
        ],
        [
          { ...one, id: 'c' },
          { ...other, id: 'd' },
        ],
      )
      // Names are numbered for these tables; frequencies of the file would need its own books.
      const flat = { given: () => 1, surname: () => 1, born: () => 1, together: () => 0 }
      const scorer = {
        ...linking.weighed.scorer,
        left,
        right,
        frequencies: { ...linking.weighed.scorer.frequencies, ...flat },
      }
      const { compare } = comparerOf(left, right)
      const weight = (a: number, b: number) => scorePair(scorer, compare(a, b), a, b)
      expect(weight(0, 1)).toBeCloseTo(weight(1, 0), 9)
      expect(weight(0, 0)).toBeGreaterThanOrEqual(weight(0, 1) - 1e-9)
    }),
    { numRuns: 300 },
  )
})

describe('twins', () => {
  const cases: readonly Partial<LinkageRecord>[] = [
    { forename: '' },
    { forename: 'Ella', upn: '' },
    { forename: 'Ella' },
    { forename: 'Max', sex: 'M' },
    { forename: 'Maia', middle_names: 'Jane', upn: '' },
  ]
  const children = [{}, ...cases].map((twin, at) => {
    const child = {
      ...MIA,
      id: `A${at}`,
      surname: `Sample${at}`,
      postcode: `ST16 ${at}LH`,
      upn: `X86021001200${at}`,
    }
    return { child, listed: { ...child, ...twin, id: `B${at}` } }
  })
  const [left, right] = tablesOf(
    [...files.register, ...children.map(({ child }) => child)],
    [...files.list, ...children.map(({ listed }) => listed)],
  )
  const { pairs } = linkRecords(left, right)
  const verdict = (at: number) =>
    pairs.find((pair) => pair.left === `A${at}` && pair.right === `B${at}`)?.verdict
  test('the same child is linked', () => expect(verdict(0)).toBe('link'))
  test.each(cases.map((twin, at) => [twin, at + 1] as const))(
    '%j is never linked without a person',
    (_, at) => expect(verdict(at)).not.toBe('link'),
  )
})

describe('what a person decided', () => {
  const pair = linking.pairs.find(({ verdict }) => verdict === 'link')
  if (pair === undefined) throw new Error('no link')
  const ask = (decision: 'same' | 'not-same' | 'cannot-tell', right = pair.right) =>
    linkRecords(register, list, { decided: [{ left: pair.left, right, decision }] }).pairs.find(
      (one) => one.left === pair.left && one.right === right,
    )
  const stranger = files.list.find(({ id }) => files.truth.get(id) === undefined)?.id ?? ''
  test('not the same: never shown again', () => expect(ask('not-same')).toBeUndefined())
  test('cannot tell: never linked', () => expect(ask('cannot-tell')?.verdict).toBe('review'))
  test('the same: linked whatever the weight', () =>
    expect(ask('same', stranger)).toMatchObject({ verdict: 'link', probability: 1 }))
})

describe('records that stand twice in one file', () => {
  const doubled = [
    ...files.register,
    ...files.list.slice(0, 400),
    MIA,
    { ...MIA, id: 'A2', forename: 'Ella' },
  ]
  const [table] = tablesOf(doubled)
  const { clusterOf } = clusterRecords(table)
  test('come together, brothers and sisters do not', () => {
    const clusters = new Map(doubled.map(({ id }, row) => [id, clusterOf[row]]))
    const pairs = files.list.slice(0, 400).filter(({ id }) => files.truth.get(id) !== undefined)
    const joined = pairs.filter(({ id }) => clusters.get(id) === clusters.get(files.truth.get(id) ?? ''))
    expect(joined.length / pairs.length).toBeGreaterThan(0.95)
    const sizes = Map.groupBy(clusterOf, (cluster) => cluster)
    const wrong = [...sizes.values()].filter((rows) => rows.length > 1).length - joined.length
    expect(wrong).toBeLessThan(3)
    expect(clusters.get('A1')).not.toBe(clusters.get('A2'))
  })
  test('a person’s decision holds two records apart', () => {
    const { id } = files.list[0] ?? { id: '' }
    const partner = files.truth.get(id) ?? files.register[0]?.id ?? ''
    const apart = clusterRecords(table, {
      decided: [{ left: id, right: partner, decision: 'not-same' }],
    }).clusterOf
    const row = (wanted: string) => doubled.findIndex((one) => one.id === wanted)
    expect(apart[row(id)]).not.toBe(apart[row(partner)])
  })
})

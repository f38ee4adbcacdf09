import { expect, test } from 'vitest'
import { plainDate } from '../domain/calendar/plain-date.ts'
import { type Canary, withCanaries } from './canaries.ts'
import { loadForenames } from './demo-names.ts'
import { upnMaker } from './demo-numbers.ts'
import { areasOf } from './demo-schools.ts'
import { type DemoFamily, makeFamilies } from './make-families.ts'
import { randomFrom } from './random.ts'

const schools = [
  {
    urn: 1,
    name: 'Made-Up Primary',
    phase: 'Primary',
    lowAge: 4,
    highAge: 11,
    town: 'Stafford',
    postcode: 'ST16 1AA',
  },
  {
    urn: 2,
    name: 'Made-Up High',
    phase: 'Secondary',
    lowAge: 11,
    highAge: 18,
    town: 'Stafford',
    postcode: 'ST16 2AA',
  },
]
const families = (seed: number) =>
  makeFamilies({
    random: randomFrom(seed),
    today: plainDate('2026-11-24'),
    areas: areasOf(schools),
    forenames: loadForenames(),
    upns: upnMaker('860', new Set()),
  })
const take = (count: number, from: Generator<DemoFamily, never>) =>
  Array.from({ length: count }, () => from.next().value)

test('the same seed makes the same families, another seed others', () => {
  expect(take(50, families(1))).toEqual(take(50, families(1)))
  expect(take(50, families(1))).not.toEqual(take(50, families(2)))
})

test('every child is at a school that takes its age', () => {
  for (const { children } of take(300, families(3))) {
    for (const { bornOn, entries } of children) {
      const age = 2026 - Number(bornOn.slice(0, 4)) - (bornOn.slice(5) > '08-31' ? 1 : 0)
      for (const { schoolUrn, endedOn } of entries)
        if (endedOn === null) expect(schoolUrn).toBe(age < 11 ? 1 : 2)
    }
  }
})

test('each marker stands in one field of one protected family and nowhere else', () => {
  const told: Canary[] = []
  const made = take(200, withCanaries(families(4), randomFrom(5), told))
  expect(new Set(told.map(({ marker }) => marker)).size).toBe(told.length)
  const text = made.map((family) => JSON.stringify({ ...family, children: [] }))
  for (const { marker, family } of told) {
    expect(text[family - 1]).toContain(marker)
    expect(text.filter((one) => one.includes(marker))).toHaveLength(1)
    expect(made[family - 1]?.protected).toBe(true)
  }
  expect(
    made.filter((family) => family.protected).flatMap((family) => family.children).length,
  ).toBeGreaterThan(200)
})

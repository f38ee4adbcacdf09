import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pointsOf, SUPPORT_NEEDS, type TriageRule, weighTriage } from './triage-rules.ts'

const rule = (fact: string, change: Partial<TriageRule> = {}): TriageRule => ({
  id: fact,
  sentence: `It is so: ${fact}.`,
  paragraph: '2.5',
  fact,
  weight: 3,
  on: true,
  ...change,
})

describe('rules of triage', () => {
  test('policy 2.5: each that fires says its sentence, its paragraph and the facts it rests on', () => {
    const facts = [
      { fact: 'frequent-moves', known: 'three addresses since January' },
      { fact: 'frequent-moves', known: 'said in the referral' },
    ]
    const { fired, points } = weighTriage([rule('frequent-moves'), rule('exclusion')], facts)
    expect(fired).toEqual([
      {
        id: 'frequent-moves',
        sentence: 'It is so: frequent-moves.',
        paragraph: '2.5',
        weight: 3,
        restsOn: 'three addresses since January; said in the referral',
      },
    ])
    expect(points).toBe(3)
  })

  test('one that is switched off does not fire, and one that the officer left out does not count', () => {
    const facts = [{ fact: 'exclusion', known: 'on the record' }]
    expect(weighTriage([rule('exclusion', { on: false })], facts).fired).toEqual([])
    const { fired } = weighTriage([rule('exclusion')], facts)
    expect(pointsOf(fired.map((each) => ({ ...each, leftOutBecause: 'lifted again' })))).toBe(0)
  })

  test('policy 2.6: who a family is adds no point, whatever the rules say; it is shown as a need of support', () => {
    const facts = fc.array(
      fc.record({ fact: fc.constantFrom('exclusion', 'attendance', ...SUPPORT_NEEDS), known: fc.string() }),
    )
    const rules = fc.array(
      fc.record({
        id: fc.string(),
        sentence: fc.string(),
        paragraph: fc.string(),
        fact: fc.constantFrom('exclusion', 'attendance', ...SUPPORT_NEEDS),
        weight: fc.nat(100),
        on: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(rules, facts, fc.constantFrom(...SUPPORT_NEEDS), (some, known, need) => {
        const without = weighTriage(some, known)
        const withNeed = weighTriage(some, [...known, { fact: need, known: 'stands on the record' }])
        expect([withNeed.points, withNeed.fired]).toEqual([without.points, without.fired])
        expect(withNeed.support).toHaveLength(without.support.length + 1)
      }),
    )
  })
})

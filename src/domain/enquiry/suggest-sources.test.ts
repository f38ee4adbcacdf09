import { expect, test } from 'vitest'
import type { EnquiryCheck } from './enquiry-check.ts'
import { suggestSources } from './suggest-sources.ts'

function source(id: string, intrusiveness: 1 | 2 | 3 | 4, order: number): EnquiryCheck {
  const tracing = {
    channel: 'letter',
    tells: ['name'],
    asksFor: 'where',
    intrusiveness,
    chaseAfterDays: 7,
  } as const
  return {
    id,
    label: id,
    by: 'authority',
    asks: id,
    help: '',
    order,
    neededWhen: 'always',
    attempts: 1,
    mayBeLeftOut: true,
    usualTime: 'same day',
    tracing,
  }
}

test('the least intrusive comes first, then what has found most often, and the reason says so', () => {
  const given = (answered: number, found: number) => ({ asked: answered + 2, answered, found, medianDays: 3 })
  const order = suggestSources(
    [source('police', 4, 1), source('housing', 2, 2), source('council-tax', 2, 3), source('records', 1, 4)],
    new Map([
      ['police', given(40, 40)],
      ['housing', given(20, 2)],
      ['council-tax', given(20, 8)],
    ]),
  )
  expect(order.map(({ check }) => check.id)).toEqual(['records', 'council-tax', 'housing', 'police'])
  expect(order[0]?.because).toContain('Not asked here')
  expect(order[1]?.because).toContain(
    'found something in 8 of 20 answers, asked 22 times, half of the answers within 3 days',
  )
})

test('the reason reads as a sentence however few were asked', () => {
  const because = (asked: number, answered: number) =>
    suggestSources([source('a', 2, 1)], new Map([['a', { asked, answered, found: 0, medianDays: 0 }]]))[0]
      ?.because
  expect(because(1, 0)).toContain('Asked here once in the last year, not answered.')
  expect(because(1, 1)).toContain('in 0 of 1 answer, asked once, half of the answers the same day.')
})

test('one lucky answer does not put a source before the others', () => {
  const lucky = new Map([['b', { asked: 1, answered: 1, found: 1, medianDays: 1 }]])
  const [first, second] = suggestSources([source('a', 2, 1), source('b', 2, 2)], lucky)
  expect([first?.check.id, second?.because]).toEqual(['a', expect.stringContaining('Too few to go by')])
})

import { describe, expect, test } from 'vitest'
import { ROUTES, TRANSITIONS } from './process.ts'
import { ACTORS } from './process-actors.ts'
import { STATES } from './process-states.ts'

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `T${from + i}`)

describe('the process, policy section 7 rebuilt', () => {
  test('has every transition of the policy once, T1 to T27, T30 to T52 and T60 to T69', () => {
    expect(TRANSITIONS.map((row) => row.id)).toEqual([...range(1, 27), ...range(30, 52), ...range(60, 69)])
  })

  test('has every state of the policy once', () => {
    const ids =
      'Q0 Q1 Q2 Q3 Q4 Q5 Q5a Q6 Q7 Q8 Q9 QX L0 L1 L2 L3 L4 L5 L6 L7 L8 E0 E1 E2 E3 E4 E5 E6 E9'.split(' ')
    expect(STATES.map((state) => state.id)).toEqual(expect.arrayContaining(ids))
    expect(STATES).toHaveLength(ids.length)
  })

  test('an acknowledgement leads to joint enquiries and never to removal, policy 4.4', () => {
    const acknowledged = TRANSITIONS.filter((row) => row.events.includes('referral-acknowledged'))
    expect(acknowledged.map((row) => [row.id, row.next.map((next) => next.to)])).toEqual([['T16', ['Q5a']]])
  })

  test('a thread only moves within itself; other threads are opened or told', () => {
    for (const row of TRANSITIONS) {
      for (const next of row.next) {
        const target = STATES.find((state) => state.id === next.to)
        if (next.thread === 'own') expect([row.id, target?.matter]).toEqual([row.id, row.matter])
        else expect([row.id, target?.matter]).not.toEqual([row.id, row.matter])
      }
    }
  })

  test('every open state can be reached from a route and can be left', () => {
    const reached = new Set<string>(ROUTES.map((route) => route.first))
    for (let before = -1; before !== reached.size; ) {
      before = reached.size
      for (const row of TRANSITIONS) {
        if (row.from.some((from) => reached.has(from))) for (const next of row.next) reached.add(next.to)
      }
    }
    expect([...reached].sort()).toEqual(STATES.map((state) => state.id).sort())
    for (const state of STATES.filter((each) => each.open)) {
      expect(TRANSITIONS.some((row) => (row.from as readonly string[]).includes(state.id))).toBe(true)
    }
  })

  test('who does what is named for every paragraph that gives somebody something to do', () => {
    expect(ACTORS.find((actor) => actor.id === 'headteacher')?.paragraphs).toContain('4.9')
    expect(new Set(ACTORS.map((actor) => actor.id)).size).toBe(ACTORS.length)
  })
})

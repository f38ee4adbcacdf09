import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCase, aNoShow, anEvent } from '../../../test/support/an-event.ts'
import { attempts, matterKinds, playAttempts as play } from '../../../test/support/random-history.ts'
import { continueMatter, foldMatter } from './fold-matter.ts'
import { TRANSITIONS } from './process.ts'
import { STATES } from './process-states.ts'
import { UNNUMBERED_MOVES } from './quiet-events.ts'

describe('folding a matter', () => {
  test('no history leaves a state in a way that the table does not allow', () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(matterKinds, fc.nat(20), attempts, (kind, opening, tries) => {
        const steps = play(kind, opening, tries)
        for (const { effect } of steps) reached.add(effect.state.state)
        for (const [index, step] of steps.entries()) {
          const { state, transition } = step.effect
          expect(STATES.find((each) => each.id === state.state)?.matter).toBe(kind)
          const before = steps[index - 1]?.effect.state
          if (before === undefined || before.state === state.state) continue
          const row = TRANSITIONS.find((each) => each.id === transition)
          const numbered =
            row?.next.some((next) => next.thread === 'own' && next.to === state.state) === true &&
            ((row.from as readonly string[]).includes(before.state) || (row.id === 'T52' && !before.open))
          const unnumbered = UNNUMBERED_MOVES.some(
            (move) => move.from.includes(before.state) && move.next.to === state.state,
          )
          const taken = step.event.kind === 'home-education-opened' && !before.open
          expect([before.state, state.state, numbered || unnumbered || taken]).toEqual([
            before.state,
            state.state,
            true,
          ])
        }
      }),
      { numRuns: 1_000, seed: 439 },
    )
    // Otherwise the property would hold for want of histories.
    for (const id of ['Q7', 'Q9', 'Q8', 'L8', 'L7', 'L4', 'E6'])
      expect([id, reached.has(id)]).toEqual([id, true])
  })

  test('a name goes off roll as not found only after both sides wrote down the same outcome, policy 4.9', () => {
    fc.assert(
      fc.property(fc.nat(20), attempts, (opening, tries) => {
        for (const { effect } of play('school-enquiry', opening, tries)) {
          if (effect.state.state !== 'Q7' && effect.state.state !== 'Q9') continue
          const { school, authority } = effect.state.signatures
          expect(school?.outcome).toBeDefined()
          expect(school?.outcome).toBe(authority?.outcome)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('folding is incremental', () => {
    fc.assert(
      fc.property(matterKinds, fc.nat(20), attempts, fc.nat(60), (kind, opening, tries, cut) => {
        const events = play(kind, opening, tries).map((step) => step.event)
        const at = 1 + (cut % events.length)
        const whole = foldMatter(kind, events)
        expect(continueMatter(foldMatter(kind, events.slice(0, at)), events.slice(at))).toEqual(whole)
      }),
      { numRuns: 150 },
    )
  })

  test('the state survives being kept as JSON', () => {
    const state = foldMatter('school-enquiry', aNoShow())
    expect(JSON.parse(JSON.stringify(state))).toEqual(state)
  })

  test('ending a school enquiry never ends the authority case, policy 7', () => {
    const enquiry = foldMatter('school-enquiry', aNoShow())
    const authorityCase = foldMatter('authority-case', aCase())
    expect([enquiry.open, authorityCase.open]).toEqual([false, true])
    for (const row of TRANSITIONS.filter((each) => each.matter === 'school-enquiry')) {
      for (const next of row.next) expect(next.to.startsWith('L') && next.thread === 'own').toBe(false)
    }
  })

  test('a history that could not have happened is a bug and says so', () => {
    const [first] = aNoShow()
    const events = [
      first!,
      anEvent('referral-acknowledged', '2026-10-01', { officer: 'o', reference: 'r' }, 2),
    ]
    expect(() => foldMatter('school-enquiry', events)).toThrow('Impossible history')
    expect(() => foldMatter('school-enquiry', [])).toThrow('without events')
  })
})

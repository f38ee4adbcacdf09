import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCase, aNoShow, anEvent } from '../../../test/support/an-event.ts'
import { decideEvent, decideFirstEvent } from './decide-event.ts'
import type { EventFacts, EventKind } from './event-facts.ts'
import { eventsPossible } from './events-possible.ts'
import { continueMatter, foldMatter } from './fold-matter.ts'
import type { MatterEvent } from './matter-event.ts'
import { TRANSITIONS } from './process.ts'
import { type MatterKind, STATES } from './process-states.ts'
import { UNNUMBERED_MOVES } from './quiet-events.ts'

/** What every kind of event needs so that it can be noted at all; the variations below decide. */
const ANY = { reasons: ['looked after'], signedOffBy: 'm', check: 'council-tax', asked: 'x', startsAt: 'E1' }

const FACTS: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { says: 'will-attend' },
  { says: 'moved-or-other-school' },
  { says: 'home-education', noticeOn: '2026-10-01' },
  { onRoll: 'elsewhere', school: 'Example High School' },
  { onRoll: 'none' },
  { outcome: 'located-will-return' },
  { outcome: 'located-other-provision', provision: 'home-education' },
  { outcome: 'located-no-provision' },
  { outcome: 'not-located' },
  { by: 'school', outcome: 'not-found', reason: 'r', school: 's' },
  { by: 'authority', outcome: 'not-found', reason: 'r', school: 's' },
  { by: 'school', outcome: 'on-another-roll', reason: 'r', school: 's' },
  { by: 'authority', outcome: 'on-another-roll', reason: 'r', school: 's' },
  { ground: 'A' },
  { ground: 'I' },
  { where: 'in-area', source: 's', evidence: 'e' },
  { where: 'abroad', source: 's', evidence: 'e' },
  { where: 'home-educated', source: 's', evidence: 'e' },
  { lane: 'red', reasons: ['looked after'] },
  { reason: 'died', fact: 'f', source: 's', evidence: 'e' },
  { signedOffBy: 'm', onRegister: false, homeEducated: true },
  { onRegister: true, homeEducated: false },
]

/** Some begin late, so that the far end of the process is walked too. */
const OPENINGS: Readonly<Record<MatterKind, readonly (readonly MatterEvent[])[]>> = {
  'school-enquiry': [
    aNoShow('non-arrival-reported'),
    aNoShow('team-accepted'),
    aNoShow('referral-acknowledged'),
    aNoShow().slice(0, 16),
    aNoShow('removal-decided'),
    aNoShow(),
    ...(['R2', 'R3', 'R4', 'R5'] as const).map((route) => [
      anEvent('enquiry-opened', '2026-09-02', { route }),
    ]),
  ],
  'authority-case': [
    aCase('case-opened'),
    aCase(),
    [anEvent('case-opened', '2026-09-02', { route: 'R7', from: 'x', startsAt: 'L3' })],
  ],
  'home-education': (['E0', 'E1', 'E4', 'E9'] as const).map((startsAt) => [
    anEvent('home-education-opened', '2026-09-02', { from: 'T4', startsAt }),
  ]),
}

const attempts = fc.array(fc.record({ pick: fc.nat(), facts: fc.constantFrom(...FACTS) }), {
  minLength: 20,
  maxLength: 80,
})
const kinds = fc.constantFrom<MatterKind>('school-enquiry', 'authority-case', 'home-education')

/** Plays what people try: refused attempts leave no event. */
function play(kind: MatterKind, opening: number, tries: readonly { pick: number; facts: object }[]) {
  const openings = OPENINGS[kind]
  const [first, ...rest] = openings[opening % openings.length]!
  const begun = decideFirstEvent(kind, first!)
  if (!begun.ok) throw new Error(begun.refusal.message)
  const steps = [{ event: first!, effect: begun.value }]
  for (const event of rest) {
    const decided = decideEvent(steps.at(-1)!.effect.state, event)
    if (!decided.ok) throw new Error(decided.refusal.message)
    steps.push({ event, effect: decided.value })
  }
  for (const attempt of tries) {
    const now = steps.at(-1)!.effect.state
    const facts = { ...ANY, ...attempt.facts } as unknown as EventFacts[EventKind]
    const possible = [...eventsPossible(now), 'note-recorded' as const]
    const event = anEvent(
      possible[attempt.pick % possible.length]!,
      '2026-10-01',
      facts,
      now.lastEvent.seq + 1,
    )
    const decided = decideEvent(now, event)
    if (decided.ok) steps.push({ event, effect: decided.value })
  }
  return steps
}

describe('folding a matter', () => {
  test('no history leaves a state in a way that the table does not allow', () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(kinds, fc.nat(20), attempts, (kind, opening, tries) => {
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
      { numRuns: 800, seed: 436 },
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
      fc.property(kinds, fc.nat(20), attempts, fc.nat(60), (kind, opening, tries, cut) => {
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

  test('ending a school enquiry never ends the authority case, policy 4.14', () => {
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

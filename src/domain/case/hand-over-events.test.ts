import { describe, expect, test } from 'vitest'
import { aCase, aHistory, anEvent } from '../../../test/support/an-event.ts'
import { plainDate } from '../calendar/plain-date.ts'
import { availableActions } from './available-actions.ts'
import { decideEvent } from './decide-event.ts'
import { continueMatter, foldMatter } from './fold-matter.ts'
import type { MatterEvent } from './matter-event.ts'

const offered = anEvent('hand-over-offered', '2026-10-06', {
  handOver: 'one',
  to: '831',
  toName: 'Derby',
  reason: 'The mother’s new employer is there',
  parts: ['identity'],
  sentBy: 'own-hand',
})
const answer = { handOver: 'one', by: 'Mo Test-Receiver', cameBy: 'link' } as const
const accepted = anEvent('hand-over-accepted', '2026-10-09', { ...answer, from: plainDate('2026-10-12') })
const refused = anEvent('hand-over-refused', '2026-10-09', { ...answer, reason: 'Not at that address' })

function caseAfter(...events: readonly MatterEvent[]) {
  const story = aCase()
  return continueMatter(foldMatter('authority-case', story), aHistory(events, story.length))
}
const next = (state: ReturnType<typeof caseAfter>, event: MatterEvent) =>
  decideEvent(state, { ...event, seq: state.lastEvent.seq + 1 })
const acts = (state: ReturnType<typeof caseAfter>) =>
  availableActions(state, 'authority').map(({ action }) => action)

describe('a hand-over to another authority, policy 3.2', () => {
  test('leaves the child with us until the other accepts', () => {
    const state = caseAfter(offered)
    expect([state.state, state.open]).toEqual(['L2', true])
    expect(state.handOver).toMatchObject({ to: '831', offeredOn: '2026-10-06' })
    expect(state.flags).toContain('handed-over')
    expect(acts(state)).not.toContain('offer-hand-over')
    expect(acts(state)).toContain('record-hand-over-answer')
  })

  test('is one at a time, and none is answered that was never offered', () => {
    expect(next(caseAfter(offered), offered).ok).toBe(false)
    expect(next(caseAfter(), accepted).ok).toBe(false)
    expect(next(caseAfter(offered, accepted), accepted).ok).toBe(false)
  })

  test('refused, it is as before and can be offered again', () => {
    const state = caseAfter(offered, refused)
    expect([state.open, state.handOver]).toEqual([true, null])
    expect(acts(state)).toContain('offer-hand-over')
  })

  test('accepted, it closes only with the receipt as evidence (T34)', () => {
    const state = caseAfter(offered, accepted)
    expect(state.open).toBe(true)
    const located = { where: 'other-authority', source: 'Derby' } as const
    expect(next(state, anEvent('located', '2026-10-09', located)).ok).toBe(false)
    const closed = next(state, anEvent('located', '2026-10-09', { ...located, evidence: 'Receipt one' }))
    expect(closed).toMatchObject({ ok: true, value: { transition: 'T34', state: { open: false } } })
  })

  test('an answer that comes after the case has ended is kept all the same', () => {
    const ended = caseAfter(
      offered,
      anEvent('case-closed', '2026-10-08', { reason: 'on-roll-here', fact: 'f', source: 's', evidence: 'e' }),
    )
    expect(next(ended, refused)).toMatchObject({
      ok: true,
      value: { state: { open: false, handOver: null } },
    })
  })
})

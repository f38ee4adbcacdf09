import { describe, expect, test } from 'vitest'
import { aCase, aNoShow, anEvent } from '../../../test/support/an-event.ts'
import { plainDate } from '../calendar/plain-date.ts'
import { ACTIONS_BY_FLAG, ACTIONS_BY_STATE, availableActions } from './available-actions.ts'
import { ACTIONS } from './case-actions.ts'
import type { EventKind } from './event-facts.ts'
import { eventsPossible } from './events-possible.ts'
import { foldMatter } from './fold-matter.ts'
import type { MatterEvent } from './matter-event.ts'
import { STATES } from './process-states.ts'

const enquiry = foldMatter('school-enquiry', aNoShow('day-zero-recorded'))
const authorityCase = foldMatter('authority-case', aCase())

describe('what may be done next', () => {
  test('is one approved table, by state and side', () => {
    const table = STATES.map(({ id }) => {
      const actions = ACTIONS_BY_STATE[id].map((action) => `${action} (${ACTIONS[action].sides.join(', ')})`)
      return `${id}: ${actions.join('; ') || 'nothing'}`
    })
    expect([...table, JSON.stringify(ACTIONS_BY_FLAG)]).toMatchSnapshot()
  })

  test('offers exactly the events that the process takes in that state', () => {
    for (const { id, matter, open } of STATES) {
      const state = {
        ...(matter === 'school-enquiry' ? enquiry : authorityCase),
        kind: matter,
        state: id,
        open,
      }
      const routes = matter === 'school-enquiry' ? (['R1', 'R2', 'R3'] as const) : (['R1'] as const)
      const possible = new Set(
        routes.flatMap((route) => eventsPossible({ ...state, route, agreedOutcome: 'not-found' })),
      )
      const offered: readonly EventKind[] = ACTIONS_BY_STATE[id].map((action) => ACTIONS[action].event)
      for (const event of offered) expect([id, event, possible.has(event)]).toEqual([id, event, true])
      // These are recorded by the sweep and by a refused removal, not by a button.
      const silent: readonly EventKind[] = [
        'day-twenty-reached',
        'removal-refused',
        'home-education-opened',
        'lost-pupils-searched',
      ]
      const missing = [...possible].filter((event) => !offered.includes(event) && !silent.includes(event))
      expect([id, missing.filter((event) => !(id === 'Q6' && event === 'joint-outcome-signed'))]).toEqual([
        id,
        [],
      ])
    }
  })

  test('a school whose pupil did not come asks Admissions, not the team, policy 4.2', () => {
    const actions = availableActions(enquiry, 'school').map((each) => each.action)
    expect(actions).toContain('ask-admissions')
    expect(actions).not.toContain('record-exhausted')
  })

  test('only the headteacher decides a removal, policy 4.9', () => {
    const agreed = foldMatter('school-enquiry', aNoShow().slice(0, 16))
    const decide = availableActions(agreed, 'school').find((each) => each.action === 'decide-removal')
    expect(decide?.role).toBe('headteacher')
    expect(availableActions(agreed, 'authority').map((each) => each.action)).not.toContain('decide-removal')
  })

  test('a possible duplicate is settled before a case can be closed', () => {
    const facts = { other: 'case 2', reason: 'same name and birth date' }
    const events = [...aCase(), anEvent('duplicate-suspected', '2026-10-06', facts, 6)]
    const actions = availableActions(foldMatter('authority-case', events), 'authority').map(
      (each) => each.action,
    )
    expect(actions).toContain('settle-duplicate')
    expect(actions).not.toContain('close-case')
  })

  test('a safety contact can be recorded by anybody on anything, even when it has ended, policy 1.4', () => {
    const ended = foldMatter('school-enquiry', aNoShow())
    expect(availableActions(ended, 'team').map((each) => each.action)).toContain('raise-concern')
  })

  test('an answer is offered only to the side that was asked', () => {
    const offered = (side: 'school' | 'team', events: readonly MatterEvent[]) =>
      availableActions(foldMatter('school-enquiry', events), side).map((each) => each.action)
    const facts = { of: 'school', question: 'Who drove him?', answerBy: plainDate('2026-10-20') } as const
    const asked = [...aNoShow('day-zero-recorded'), anEvent('question-asked', '2026-10-06', facts, 90)]
    expect(offered('school', asked)).toContain('answer-question')
    expect(offered('team', asked)).not.toContain('answer-question')
    expect(offered('school', aNoShow('day-zero-recorded'))).not.toContain('answer-question')
  })
})

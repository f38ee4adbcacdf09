import { describe, expect, test } from 'vitest'
import { aCase, aHistory, aNoShow, anEvent } from '../../../test/support/an-event.ts'
import { plainDate } from '../calendar/plain-date.ts'
import { decideEvent, decideFirstEvent } from './decide-event.ts'
import type { EventFacts, EventKind } from './event-facts.ts'
import { foldMatter } from './fold-matter.ts'
import type { MatterState } from './matter-state.ts'

const enquiry = (upTo?: EventKind) => foldMatter('school-enquiry', aNoShow(upTo))
const authorityCase = (upTo?: EventKind) => foldMatter('authority-case', aCase(upTo))

function then<Kind extends EventKind>(
  state: MatterState,
  kind: Kind,
  facts: EventFacts[Kind],
  on = '2026-10-12',
) {
  return decideEvent(state, anEvent(kind, on, facts, state.lastEvent.seq + 1))
}

function having<Kind extends EventKind>(
  state: MatterState,
  kind: Kind,
  facts: EventFacts[Kind],
): MatterState {
  const decided = then(state, kind, facts)
  if (!decided.ok) throw new Error(decided.refusal.message)
  return decided.value.state
}

describe('a no-show from report to lost pupil file', () => {
  test('walks the policy’s own way, policy 7', () => {
    const state = enquiry()
    expect(state.walked).toEqual(['T1', 'T5', 'T9', 'T13', 'T14', 'T15', 'T16', 'T17', 'T23', 'T24'])
    expect(state.path.map((step) => step.state)).toEqual([
      'Q0',
      'Q1',
      'Q2',
      'Q3',
      'Q4',
      'Q5',
      'Q5a',
      'Q7',
      'Q9',
    ])
    expect(state.open).toBe(false)
    expect(state.endedOn).toBe('2026-10-12')
  })

  test('a parent reached in the first week who says the child will come ends the enquiry, policy 4.2', () => {
    const state = having(enquiry('day-zero-recorded'), 'parent-reached', { says: 'will-attend' })
    expect([state.state, state.open, state.walked.at(-1)]).toEqual(['QX', false, 'T2'])
  })

  test('a child found on another roll goes to the headteacher, with the school named, policy 4.2', () => {
    const asked = enquiry('admissions-asked')
    const unnamed = then(asked, 'admissions-answered', { onRoll: 'elsewhere', school: ' ' })
    expect(unnamed).toMatchObject({ ok: false, refusal: { code: 'FACT_MISSING', field: 'school' } })
    const named = having(asked, 'admissions-answered', { onRoll: 'elsewhere', school: 'Example High School' })
    expect(named.state).toBe('Q6')
  })

  test('home education is only believed until the written notice is here, policy 7', () => {
    const said = having(enquiry('day-zero-recorded'), 'parent-reached', { says: 'home-education' })
    expect([said.state, said.open, said.flags]).toEqual(['Q1', true, ['written-notice-awaited']])
    const notice = then(said, 'parent-reached', { says: 'home-education', noticeOn: plainDate('2026-10-12') })
    expect(notice).toMatchObject({ ok: true, value: { opens: 'E0', transition: 'T4' } })
    expect(notice).toMatchObject({ ok: true, value: { state: { open: false, handedOverTo: 'E0' } } })
  })

  test('day 20 alone does not bring the referral, nor the team’s outcome alone, policy 4.7', () => {
    const twenty = anEvent('day-twenty-reached', '2026-09-29', { dayTwenty: plainDate('2026-09-29') })
    const waiting = having(enquiry('visit-recorded'), 'day-twenty-reached', { dayTwenty: twenty.happenedOn })
    expect(waiting.state).toBe('Q3')
    expect(enquiry('team-outcome-recorded').state).toBe('Q3')
    const both = then(waiting, 'team-outcome-recorded', { outcome: 'not-located' })
    expect(both).toMatchObject({ ok: true, value: { transition: 'T14', state: { state: 'Q4' } } })
  })

  test('the referral opens an authority case and the child stays on roll, policy 4.4', () => {
    const sent = then(enquiry('day-twenty-reached'), 'referral-sent', { form: {} })
    expect(sent).toMatchObject({ ok: true, value: { opens: 'L0', state: { state: 'Q5', removal: null } } })
    expect(enquiry('referral-sent').flags).toContain('awaiting-authority')
  })

  test('absent children and families believed moved go to the team without Admissions, policy 7', () => {
    for (const [route, id] of [
      ['R2', 'T6'],
      ['R3', 'T7'],
    ] as const) {
      const events = aHistory([
        anEvent('enquiry-opened', '2026-09-02', { route }),
        anEvent('day-zero-recorded', '2026-09-02', { dayZero: plainDate('2026-09-02') }),
      ])
      const state = foldMatter('school-enquiry', events)
      expect(then(state, 'admissions-asked', {})).toMatchObject({ ok: false })
      expect(then(state, 'enquiry-exhausted', {})).toMatchObject({ ok: true, value: { transition: id } })
    }
  })
})

describe('joint enquiries', () => {
  const joint = enquiry('referral-acknowledged')
  const school = (outcome: EventFacts['joint-outcome-signed']['outcome']) =>
    ({ by: 'school', outcome, reason: 'moved away', school: 'Example High School' }) as const
  const authority = (outcome: EventFacts['joint-outcome-signed']['outcome']) =>
    ({ ...school(outcome), by: 'authority' }) as const

  test('an acknowledgement alone never unlocks a removal, policy 4.4', () => {
    expect(joint.state).toBe('Q5a')
    const removal = then(joint, 'removal-decided', {
      ground: 'I',
      onDate: plainDate('2026-10-12'),
      conditions: [],
    })
    expect(removal).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE_NOW' } })
    expect(removal.ok || removal.refusal.message).toContain('joint-outcome-signed')
  })

  test('one side’s outcome alone never unlocks a removal, policy 4.9', () => {
    const signed = having(joint, 'joint-outcome-signed', school('not-found'))
    expect([signed.state, signed.agreedOutcome, signed.flags]).toEqual(['Q5a', null, ['awaiting-authority']])
  })

  test.each([
    ['not-found', 'T17', 'Q7'],
    ['found-will-not-attend', 'T18', 'Q7'],
    ['found-can-attend', 'T19', 'QX'],
    ['on-another-roll', 'T20', 'Q6'],
  ] as const)('both sides writing down %s walks %s to %s', (outcome, id, to) => {
    const signed = having(joint, 'joint-outcome-signed', school(outcome))
    const agreed = then(signed, 'joint-outcome-signed', authority(outcome))
    expect(agreed).toMatchObject({
      ok: true,
      value: { transition: id, state: { state: to, agreedOutcome: outcome } },
    })
  })

  test('two different outcomes agree on nothing', () => {
    const differing = having(
      having(joint, 'joint-outcome-signed', school('not-found')),
      'joint-outcome-signed',
      authority('found-can-attend'),
    )
    expect([differing.state, differing.flags]).toEqual(['Q5a', ['sides-differ']])
  })

  test('a side that changes its mind before the removal takes the agreement back', () => {
    const agreed = having(
      having(joint, 'joint-outcome-signed', school('not-found')),
      'joint-outcome-signed',
      authority('not-found'),
    )
    const changed = having(agreed, 'joint-outcome-signed', authority('found-can-attend'))
    expect([changed.state, changed.agreedOutcome]).toEqual(['Q5a', null])
    const removal = then(changed, 'removal-decided', {
      ground: 'I',
      onDate: plainDate('2026-10-12'),
      conditions: [],
    })
    expect(removal.ok).toBe(false)
  })

  test('"found, will not attend" asks for the reason', () => {
    const unreasoned = then(joint, 'joint-outcome-signed', { by: 'school', outcome: 'found-will-not-attend' })
    expect(unreasoned).toMatchObject({ ok: false, refusal: { code: 'FACT_MISSING', field: 'reason' } })
  })

  test('a name is removed only on a ground that the outcome leads to, policy 4.9', () => {
    const agreed = foldMatter('school-enquiry', aNoShow().slice(0, 16))
    expect(agreed.state).toBe('Q7')
    const wrong = then(agreed, 'removal-decided', {
      ground: 'A',
      onDate: plainDate('2026-10-12'),
      conditions: [],
    })
    expect(wrong).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE_NOW' } })
    expect(wrong.ok || wrong.refusal.message).toContain('ground H or I')
  })
})

describe('the lost pupil file', () => {
  test('a rejected file is sent again and keeps the child’s true status, policy 4.12', () => {
    const rejected = having(enquiry(), 'transfer-file-rejected', { reason: 'destination not accepted' })
    expect([rejected.state, rejected.open, rejected.walked.at(-1)]).toEqual(['Q9', true, 'T25'])
    const again = having(rejected, 'transfer-file-resent', { destination: 'MMMMMMM', reason: 'rejected' })
    expect(again.open).toBe(false)
    expect(again.transferFile).toMatchObject({ destination: 'MMMMMMM', trueStatus: 'destination unknown' })
  })

  test('nothing else is recorded on an ended enquiry but what belongs beside it', () => {
    expect(then(enquiry(), 'enquiry-recorded', {} as never).ok).toBe(false)
    expect(then(enquiry(), 'note-recorded', { text: 'the family rang' }).ok).toBe(true)
  })
})

describe('an authority case', () => {
  test('waits for triage, then traces, policy 7', () => {
    expect(authorityCase().walked).toEqual(['T30', 'T31', 'T32'])
    expect(authorityCase().state).toBe('L2')
  })

  test('a red lane has a reason, never a score', () => {
    const received = authorityCase('child-matched')
    const bare = then(received, 'triaged', { lane: 'red', reasons: [], officer: 'Priya Test-Okafor' })
    expect(bare).toMatchObject({ ok: false, refusal: { field: 'reasons' } })
    const reasons = ['child in need']
    const red = having(received, 'triaged', { lane: 'red', reasons, officer: 'Priya Test-Okafor' })
    expect([red.lane, red.redReasons, red.flags]).toEqual(['red', reasons, ['red-lane']])
  })

  test('does not close on a belief: a child who is not traced stays open', () => {
    const facts = { fact: 'no trace', source: 'all checks', evidence: 'none', reason: 'no-trace' as never }
    expect(then(authorityCase(), 'case-closed', facts)).toMatchObject({
      ok: false,
      refusal: { code: 'FACT_MISSING' },
    })
    const long = having(authorityCase(), 'checks-exhausted', { signedOffBy: 'K. Sample-Rowe' })
    expect([long.state, long.open]).toEqual(['L7', true])
  })

  test('closes abroad only with evidence and a manager, and opens again on a later report', () => {
    const fact = {
      reason: 'abroad-verified',
      fact: 'at school',
      source: 'school abroad',
      evidence: 'letter',
    } as const
    expect(then(authorityCase(), 'case-closed', fact).ok).toBe(false)
    const closed = having(authorityCase(), 'case-closed', { ...fact, manager: 'K. Sample-Rowe' })
    expect([closed.state, closed.open]).toEqual(['L8', false])
    const reopened = having(closed, 'case-reopened', { because: 'seen in Stafford' })
    expect([reopened.state, reopened.open, reopened.walked]).toEqual(['L0', true, [...closed.walked, 'T52']])
  })

  test('hands a child over to the EHE team and opens again if that falls through, policy 5.7', () => {
    const told = then(authorityCase(), 'located', { where: 'home-educated', source: 'parent' })
    expect(told).toMatchObject({
      ok: true,
      value: { opens: 'E1', state: { open: false, handedOverTo: 'E1' } },
    })
    if (!told.ok) return
    expect(having(told.value.state, 'case-reopened', { because: 'not home educated' }).state).toBe('L0')
  })

  test('an offer that falls through goes back to finding a place, or to a new no-show, policy 7', () => {
    const offered = having(
      having(authorityCase(), 'located', { where: 'in-area', source: 'visit' }),
      'place-applied',
      {},
    )
    const refused = then(offered, 'place-fell-through', { reason: 'too far', onRegister: false })
    expect(refused).toMatchObject({ ok: true, value: { opens: null, state: { state: 'L3' } } })
    const absent = then(offered, 'place-fell-through', { reason: 'did not start', onRegister: true })
    expect(absent).toMatchObject({ ok: true, value: { opens: 'Q0', state: { state: 'L4', open: true } } })
  })

  test('writes down its side of a school’s joint enquiry without moving', () => {
    const signed = then(authorityCase(), 'joint-outcome-signed', { by: 'authority', outcome: 'not-found' })
    expect(signed).toMatchObject({
      ok: true,
      value: { reports: 'Q5a', transition: 'T37', state: { state: 'L2' } },
    })
  })
})

describe('home education', () => {
  const noticed = anEvent('home-education-notified', '2026-10-12', {
    author: 'J. Test-Calder',
    receivedOn: plainDate('2026-10-12'),
  })

  test('runs from notice to suitable, and doubt leads to formal action, policy 7', () => {
    const events = aHistory([
      noticed,
      anEvent('home-education-told', '2026-10-13', {}),
      anEvent('home-education-team-informed', '2026-10-13', {}),
      anEvent('liaison-listed', '2026-10-23', { halfTerm: 'autumn 1' }),
      anEvent('assessed-suitable', '2026-11-06', { evidence: 'visit' }),
      anEvent('doubt-raised', '2026-11-20', { reason: 'no work seen' }),
      anEvent('team-asked', '2026-11-20', { team: 'Demo District team' }),
    ])
    const state = foldMatter('home-education', events)
    expect(state.walked).toEqual(['T60', 'T61', 'T62', 'T63', 'T65', 'T66'])
    const unsuitable = then(state, 'not-shown-suitable', { reason: 'no education seen' })
    expect(unsuitable).toMatchObject({ ok: true, value: { transition: 'T68', opens: 'L6' } })
  })

  test('a child never on a roll may turn out home educated, with nothing held against the parent, policy 5.6', () => {
    const found = foldMatter('home-education', [
      anEvent('home-education-opened', '2026-10-12', { from: 'T50', startsAt: 'E9' }),
    ])
    expect(having(found, 'never-enrolled-found', { homeEducated: true, source: 'parent' }).state).toBe('E3')
    const missing = then(found, 'never-enrolled-found', { homeEducated: false, source: 'visit' })
    expect(missing).toMatchObject({ ok: true, value: { opens: 'L3', state: { open: false } } })
  })
})

describe('beside every state', () => {
  test('a safety contact is taken in any state and moves nothing, policy 1.4 4.8', () => {
    for (const kind of ['non-arrival-reported', 'admissions-asked', 'referral-sent', undefined] as const) {
      const before = enquiry(kind)
      const facts = { told: 'front door', toldAt: '2026-10-12T10:00:00Z' }
      const told = having(before, 'safety-contact-recorded', facts)
      expect([told.state, told.since, told.walked]).toEqual([before.state, before.since, before.walked])
      expect(told.flags).toContain('safety-concern')
    }
  })

  test('a question to the school is shown as waiting until it is answered', () => {
    const facts = {
      of: 'school',
      question: 'Who last saw Tamsin?',
      answerBy: plainDate('2026-10-15'),
    } as const
    const asked = having(authorityCase(), 'question-asked', facts)
    expect(asked.flags).toContain('awaiting-school')
    const answered = having(asked, 'question-answered', {
      asked: asked.lastEvent.seq,
      answer: 'her form tutor',
    })
    expect(answered.flags).not.toContain('awaiting-school')
  })

  test('a corrected first missed day is a new event; day 20 is counted afresh', () => {
    const late = having(enquiry('day-zero-recorded'), 'day-twenty-reached', {
      dayTwenty: plainDate('2026-09-29'),
    })
    const facts = {
      corrects: 2,
      field: 'dayZero',
      was: '2026-09-02',
      now: '2026-09-09',
      reason: 'starts a week later',
    }
    const corrected = having(late, 'correction-recorded', facts)
    expect([corrected.dayZero, corrected.dayTwentyReachedOn]).toEqual(['2026-09-09', null])
  })

  test('an event whose turn has passed is refused and says so', () => {
    const state = enquiry('admissions-asked')
    const stale = decideEvent(
      state,
      anEvent('note-recorded', '2026-10-12', { text: 'late' }, state.lastEvent.seq),
    )
    expect(stale).toMatchObject({ ok: false, refusal: { code: 'OUT_OF_ORDER' } })
  })

  test('a matter begins only with an event that can begin it', () => {
    const note = anEvent('note-recorded', '2026-10-12', { text: 'hello' })
    expect(decideFirstEvent('school-enquiry', note).ok).toBe(false)
    expect(decideFirstEvent('authority-case', aNoShow()[0]!).ok).toBe(false)
  })
})

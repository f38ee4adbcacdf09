import fc from 'fast-check'
import { decideEvent, decideFirstEvent } from '../../src/domain/case/decide-event.ts'
import type { EventFacts, EventKind } from '../../src/domain/case/event-facts.ts'
import { eventsPossible } from '../../src/domain/case/events-possible.ts'
import type { MatterEvent } from '../../src/domain/case/matter-event.ts'
import type { MatterKind } from '../../src/domain/case/process-states.ts'
import { aCase, aNoShow, anEvent } from './an-event.ts'

/** What every kind of event needs so that it can be noted at all; the variations below decide. */
const ANY = {
  reasons: ['looked after'],
  signedOffBy: 'm',
  check: 'council-tax',
  asked: 'x',
  startsAt: 'E1',
  dayZero: '2026-09-02',
  dayTwenty: '2026-09-29',
  visitedOn: '2026-09-16',
  onDate: '2026-10-09',
  servedOn: '2026-10-09',
}

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

/** What people try to record, at random: a choice among the kinds that are possible, and what it says. */
export const attempts = fc.array(fc.record({ pick: fc.nat(), facts: fc.constantFrom(...FACTS) }), {
  minLength: 20,
  maxLength: 80,
})
export const matterKinds = fc.constantFrom<MatterKind>('school-enquiry', 'authority-case', 'home-education')

/** Plays what people try: refused attempts leave no event. */
export function playAttempts(
  kind: MatterKind,
  opening: number,
  tries: readonly { pick: number; facts: object }[],
) {
  const [first, ...rest] = takeFrom(OPENINGS[kind], opening)
  if (first === undefined) throw new Error('A history begins with an event')
  const begun = decideFirstEvent(kind, first)
  if (!begun.ok) throw new Error(begun.refusal.message)
  let now = begun.value.state
  const steps = [{ event: first, effect: begun.value }]
  for (const event of rest) {
    const decided = decideEvent(now, event)
    if (!decided.ok) throw new Error(decided.refusal.message)
    steps.push({ event, effect: decided.value })
    now = decided.value.state
  }
  for (const attempt of tries) {
    const facts = { ...ANY, ...attempt.facts } as unknown as EventFacts[EventKind]
    const chosen = takeFrom<EventKind>([...eventsPossible(now), 'note-recorded'], attempt.pick)
    const event = anEvent(chosen, '2026-10-01', facts, now.lastEvent.seq + 1)
    const decided = decideEvent(now, event)
    if (!decided.ok) continue
    steps.push({ event, effect: decided.value })
    now = decided.value.state
  }
  return steps
}

function takeFrom<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('Nothing to choose from')
  return item
}

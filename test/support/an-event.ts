import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import type { EventFacts, EventKind } from '../../src/domain/case/event-facts.ts'
import type { EventAuthor, MatterEvent } from '../../src/domain/case/matter-event.ts'

export const anOfficer: EventAuthor = {
  accountId: '01990000-0000-7000-8000-000000000001',
  name: 'Priya Test-Okafor',
  role: 'cme-officer',
  organisationId: '01990000-0000-7000-8000-0000000000aa',
  organisationName: 'Testshire County Council',
}

/** One event; give the kind, the day and what it says. `seq` is set by {@link aHistory}. */
export function anEvent<Kind extends EventKind>(
  kind: Kind,
  on: string,
  facts: EventFacts[Kind],
  seq = 1,
): MatterEvent {
  return {
    seq,
    kind,
    happenedOn: plainDate(on),
    recordedAt: `${on}T10:00:00.000Z`,
    by: anOfficer,
    facts,
  } as unknown as MatterEvent
}

/** Events numbered from 1, or on from `after`. */
export function aHistory(events: readonly MatterEvent[], after = 0): readonly MatterEvent[] {
  return events.map((event, index) => ({ ...event, seq: after + index + 1 }))
}

/** A no-show at a Testshire school, day by day, as far as `upTo` (all of it when not given). */
export function aNoShow(upTo?: EventKind): readonly MatterEvent[] {
  const story = [
    anEvent('non-arrival-reported', '2026-09-02', {
      expectedOn: plainDate('2026-09-02'),
      immediateConcern: false,
    }),
    anEvent('day-zero-recorded', '2026-09-02', { dayZero: plainDate('2026-09-02') }),
    anEvent('enquiry-recorded', '2026-09-03', {
      check: 'parents-by-telephone',
      method: 'telephone',
      who: 'R. Mock-Ellery',
      triedOn: plainDate('2026-09-03'),
      result: 'rang out',
    }),
    anEvent('admissions-asked', '2026-09-08', {}),
    anEvent('admissions-answered', '2026-09-10', { onRoll: 'none' }),
    anEvent('team-requested', '2026-09-10', { team: 'Demo District team' }),
    anEvent('team-received', '2026-09-11', {}),
    anEvent('team-accepted', '2026-09-11', { worker: 'Lee Demo-Marsh' }),
    anEvent('ten-day-report-sent', '2026-09-15', { absentSince: plainDate('2026-09-02') }),
    anEvent('visit-recorded', '2026-09-16', { visitedOn: plainDate('2026-09-16'), result: 'house empty' }),
    anEvent('team-outcome-recorded', '2026-09-17', { outcome: 'not-located' }),
    anEvent('day-twenty-reached', '2026-09-29', { dayTwenty: plainDate('2026-09-29') }),
    anEvent('referral-sent', '2026-09-29', { form: { reasonForReferral: 'no-show' } }),
    anEvent('referral-acknowledged', '2026-09-30', {
      officer: 'Priya Test-Okafor',
      reference: 'CME-26-0001',
    }),
    anEvent('joint-outcome-signed', '2026-10-07', { by: 'authority', outcome: 'not-found' }),
    anEvent('joint-outcome-signed', '2026-10-08', { by: 'school', outcome: 'not-found' }),
    anEvent('removal-decided', '2026-10-09', {
      ground: 'I',
      onDate: plainDate('2026-10-09'),
      conditions: [],
    }),
    anEvent('deletion-return-sent', '2026-10-09', {}),
    anEvent('transfer-file-made', '2026-10-09', {
      destination: 'XXXXXXX',
      serial: '0001',
      trueStatus: 'destination unknown',
    }),
    anEvent('transfer-file-uploaded', '2026-10-12', { where: 'lost pupils database' }),
  ]
  const last = upTo === undefined ? story.length - 1 : story.findIndex((event) => event.kind === upTo)
  return aHistory(story.slice(0, last + 1))
}

/** An authority case from a referral, as far as `upTo`. */
export function aCase(upTo?: EventKind): readonly MatterEvent[] {
  const story = [
    anEvent('case-opened', '2026-09-29', { route: 'R1', from: 'school referral' }),
    anEvent('child-matched', '2026-09-29', { how: 'UPN' }),
    anEvent('triaged', '2026-09-30', { lane: 'standard', reasons: [], officer: 'Priya Test-Okafor' }),
    anEvent('check-requested', '2026-09-30', { check: 'council-tax', asked: 'Demo District Council' }),
    anEvent('check-answered', '2026-10-05', { check: 'council-tax', result: 'account closed' }),
  ]
  const last = upTo === undefined ? story.length - 1 : story.findIndex((event) => event.kind === upTo)
  return aHistory(story.slice(0, last + 1))
}

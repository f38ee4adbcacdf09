import type { EventFacts } from '../../domain/case/event-facts.ts'
import { type Step, type StoryFacts, step, type Who } from './story.ts'

type Tried = Omit<EventFacts['enquiry-recorded'], 'triedOn'>

/** One line of the ledger. */
export function tried(day: number, by: Who, what: Tried): Step {
  return step(day, by, 'enquiry', (facts) => ({
    kind: 'enquiry-recorded',
    happenedOn: facts.day(day),
    facts: { ...what, triedOn: facts.day(day) },
  }))
}

export function dayZero(day = 1): Step {
  return step(day, 'school', 'enquiry', (facts) => ({
    kind: 'day-zero-recorded',
    happenedOn: facts.day(day),
    facts: { dayZero: facts.day(1) },
  }))
}

/** The first week: telephone twice, a letter, every contact on file, colleagues and friends. */
export const firstWeek: readonly Step[] = [
  tried(1, 'school', {
    check: 'parents-by-phone',
    method: 'telephone',
    who: 'mother’s number',
    result: 'no-answer',
    evidence: 'phone log',
  }),
  tried(2, 'school', {
    check: 'parents-by-phone',
    method: 'text message',
    who: 'mother’s number',
    result: 'no-answer',
    evidence: 'phone log',
  }),
  step(3, 'school', 'enquiry', (facts) => contactTried(facts, 0, 3)),
  tried(4, 'school', {
    check: 'letter-to-last-address',
    method: 'letter',
    who: 'the family',
    result: 'no-answer',
    evidence: 'copy of the letter',
  }),
]

/** The rest of the school's list, so that nothing of it is left open. */
export const restOfSchoolList: readonly Step[] = [
  step(5, 'school', 'enquiry', (facts) => contactTried(facts, 1, 5)),
  step(5, 'school', 'enquiry', (facts) => contactTried(facts, 2, 5)),
  step(6, 'school', 'enquiry', (facts) => contactTried(facts, 3, 6)),
  tried(6, 'school', {
    check: 'staff-and-friends',
    method: 'conversation',
    who: 'form tutor and two friends',
    result: 'nothing-found',
    note: 'Nobody has heard anything since the holidays.',
  }),
  tried(7, 'school', {
    check: 'previous-school',
    method: 'telephone',
    who: 'the school before',
    result: 'nothing-found',
  }),
]

// Fewer contacts than steps: the mother once more, which no list forbids.
function contactTried(facts: StoryFacts, index: number, day: number) {
  const contact = facts.contacts[index]
  const what =
    contact === undefined
      ? { check: 'parents-by-phone', who: 'mother’s number' }
      : {
          check: 'every-emergency-contact',
          who: `${contact.name} (${contact.relationship})`,
          about: contact.id,
        }
  const triedOn = facts.day(day)
  return {
    kind: 'enquiry-recorded',
    happenedOn: triedOn,
    facts: { ...what, method: 'telephone', result: 'no-answer', evidence: 'phone log', triedOn },
  } as const
}

/** Day 5: Admissions is asked and finds no other roll; the team of the home district is asked. */
export function admissionsFindNothing(asked = 5, answered = 6): readonly Step[] {
  return [
    step(asked, 'school', 'enquiry', () => ({ kind: 'admissions-asked', facts: {} })),
    step(answered, 'admissions', 'enquiry', () => ({
      kind: 'admissions-answered',
      facts: { onRoll: 'none', note: 'No other roll, no application, no offer.' },
    })),
    tried(answered, 'school', {
      check: 'admissions-team',
      method: 'records',
      who: 'School Admissions',
      result: 'nothing-found',
    }),
    teamAsked(answered),
  ]
}

export function teamAsked(day: number): Step {
  return step(day, 'onroll', 'enquiry', ({ team }) => ({
    kind: 'team-requested',
    facts: { team: team.name, district: team.district, note: 'Chosen by the district of the home address' },
  }))
}

/** The team takes the request and visits in vain. */
export function teamVisits(day: number): readonly Step[] {
  return [
    step(day, 'team', 'enquiry', () => ({ kind: 'team-received', facts: {} })),
    step(day + 1, 'team', 'enquiry', () => ({ kind: 'team-accepted', facts: {} })),
    step(day + 4, 'team', 'enquiry', (facts) => ({
      kind: 'visit-recorded',
      happenedOn: facts.day(day + 4),
      facts: {
        visitedOn: facts.day(day + 4),
        result: 'no-answer',
        note: 'In the afternoon. Curtains drawn, no car. A card was left.',
      },
    })),
    tried(day + 5, 'team', {
      check: 'home-visit',
      method: 'visit',
      who: 'the home address',
      result: 'nothing-found',
      note: 'A neighbour saw boxes being carried out.',
    }),
  ]
}

export function tenDays(day = 10): Step {
  return step(day, 'school', 'enquiry', (facts) => ({
    kind: 'ten-day-report-sent',
    facts: { absentSince: facts.day(1) },
  }))
}

export function notLocated(day: number): Step {
  return step(day, 'team', 'enquiry', () => ({
    kind: 'team-outcome-recorded',
    facts: { outcome: 'not-located', note: 'Two visits at different times of day, neighbours asked.' },
  }))
}

export function dayTwenty(day = 20): Step {
  return step(day, 'onroll', 'enquiry', (facts) => ({
    kind: 'day-twenty-reached',
    happenedOn: facts.day(20),
    facts: { dayTwenty: facts.day(20) },
  }))
}

/** Everything up to day 20 with nobody found. */
export const twentyDaysInVain: readonly Step[] = [
  dayZero(),
  ...firstWeek,
  ...admissionsFindNothing(),
  ...restOfSchoolList,
  ...teamVisits(7),
  tenDays(),
  notLocated(17),
  dayTwenty(),
]

export function referred(day = 21): Step {
  return step(day, 'school', 'enquiry', (facts) => ({
    kind: 'referral-sent',
    facts: {
      form: {
        'legal-name': facts.givenName,
        school: facts.schoolName,
        'expected-on': facts.day(1),
        'last-seen': 'Not seen since the holidays, says the form tutor.',
        'absence-history': 'Absent from the first day on.',
      },
    },
  }))
}

/** The CME team answers, and takes the case through its first days. */
export function acknowledged(
  day: number,
  lane: 'red' | 'standard' = 'standard',
  reasons: readonly string[] = [],
): readonly Step[] {
  return [
    step(day, 'officer', 'case', () => ({
      kind: 'child-matched',
      facts: { how: 'number and date of birth agree' },
    })),
    step(day, 'officer', 'case', ({ officer }) => ({ kind: 'triaged', facts: { lane, reasons, officer } })),
    step(day, 'officer', 'enquiry', ({ officer, reference }) => ({
      kind: 'referral-acknowledged',
      facts: { officer, reference },
    })),
  ]
}

export function signed(
  day: number,
  by: 'school' | 'officer',
  outcome: EventFacts['joint-outcome-signed']['outcome'],
  reason?: string,
): Step {
  const side = by === 'school' ? ('school' as const) : ('authority' as const)
  return step(day, by, 'enquiry', () => ({
    kind: 'joint-outcome-signed',
    facts: { by: side, outcome, ...(reason === undefined ? {} : { reason }) },
  }))
}

/** The headteacher removes the name, the return goes out, the file goes to the Lost Pupils Database. */
export function removed(day: number, destination: 'XXXXXXX' | 'MMMMMMM'): readonly Step[] {
  const trueStatus = destination === 'XXXXXXX' ? 'destination unknown' : 'outside the state sector or abroad'
  return [
    step(day, 'head', 'enquiry', (facts) => ({
      kind: 'removal-decided',
      happenedOn: facts.day(day),
      facts: { ground: 'I', onDate: facts.day(day), conditions: [] },
    })),
    step(day, 'school', 'enquiry', () => ({ kind: 'deletion-return-sent', facts: {} })),
    step(day + 1, 'school', 'enquiry', () => ({
      kind: 'transfer-file-made',
      facts: { destination, serial: '0001', trueStatus },
    })),
    step(day + 2, 'school', 'enquiry', () => ({
      kind: 'transfer-file-uploaded',
      facts: { where: 'Lost Pupils Database' },
    })),
  ]
}

import type { EventKind } from './event-facts.ts'
import type { MatterKind, StateId } from './process-states.ts'
import type { Next, PayloadGuard, StateGuard } from './transition.ts'

/** Events that any matter takes at any moment, open or ended, moving nothing. */
export const SIDE_EVENTS: readonly EventKind[] = [
  'safety-contact-recorded',
  'correction-recorded',
  'register-stated',
  'deadline-recomputed',
  'message-sent',
  'note-recorded',
  'owner-changed',
  'review-recorded',
  'question-asked',
  'question-answered',
  'duplicate-suspected',
  'duplicate-settled',
]

/** Beside whatever an authority's case is doing. */
const ASIDE: readonly EventKind[] = ['looked-after-recorded', 'authority-exchanged']
/** While a place is sought. */
const WAITING: readonly EventKind[] = ['meanwhile-decided', 'place-delayed']

/** Events that are recorded in a state without a transition of their own: what was tried, and steps on the way. */
export const QUIET_EVENTS: Readonly<Record<StateId, readonly EventKind[]>> = {
  Q0: ['enquiry-recorded', 'day-twenty-reached', 'removal-refused'],
  Q1: ['enquiry-recorded', 'parent-reached', 'day-twenty-reached', 'removal-refused'],
  Q2: ['enquiry-recorded', 'parent-reached', 'admissions-asked', 'day-twenty-reached', 'removal-refused'],
  Q3: [
    'enquiry-recorded',
    'parent-reached',
    'team-requested',
    'team-received',
    'team-accepted',
    'visit-recorded',
    'team-outcome-recorded',
    'day-twenty-reached',
    'removal-refused',
  ],
  Q4: ['enquiry-recorded', 'parent-reached', 'visit-recorded', 'ten-day-report-sent', 'removal-refused'],
  Q5: ['enquiry-recorded', 'parent-reached', 'visit-recorded', 'ten-day-report-sent', 'removal-refused'],
  Q5a: [
    'enquiry-recorded',
    'parent-reached',
    'visit-recorded',
    'joint-outcome-signed',
    'ten-day-report-sent',
    'removal-refused',
  ],
  Q6: ['enquiry-recorded', 'deletion-return-sent', 'removal-refused', 'arrival-confirmed'],
  Q7: ['enquiry-recorded', 'deletion-return-sent', 'removal-refused'],
  Q8: [
    'deletion-return-sent',
    'transfer-file-made',
    'transfer-file-rejected',
    'transfer-file-notified',
    'transfer-file-collected',
    'transfer-file-cleared',
    'arrival-confirmed',
    'arrival-denied',
  ],
  Q9: ['deletion-return-sent', 'transfer-file-made', 'transfer-file-collected', 'transfer-file-cleared'],
  QX: [],
  L0: ['check-requested', 'check-answered', ...ASIDE],
  L1: ['check-requested', 'check-answered', ...ASIDE],
  L2: ['key-worker-named', 'check-requested', ...ASIDE],
  L3: ['key-worker-named', 'check-requested', 'check-answered', 'joint-outcome-signed', ...WAITING, ...ASIDE],
  L4: ['key-worker-named', 'check-requested', 'check-answered', 'place-offered', ...WAITING, ...ASIDE],
  L5: [
    'key-worker-named',
    'check-requested',
    'check-answered',
    'direction-started',
    'direction-school-replied',
    'direction-notice-given',
    'direction-requested',
    ...WAITING,
    ...ASIDE,
  ],
  L6: ['key-worker-named', 'check-requested', 'check-answered', 'joint-outcome-signed', ...WAITING, ...ASIDE],
  L7: ['key-worker-named', 'check-requested', 'check-answered', 'joint-outcome-signed', ...ASIDE],
  L8: [],
  E0: [],
  E1: [],
  E2: [],
  E3: ['home-education-contacted'],
  E4: ['home-education-contacted'],
  E5: ['home-education-contacted'],
  E6: ['home-education-contacted'],
  E9: [],
}

/** What may still be recorded on a thread that has ended, beside the side events. */
export const LATE_EVENTS: Readonly<Partial<Record<StateId, readonly EventKind[]>>> = {
  Q8: [
    'deletion-return-sent',
    'transfer-file-rejected',
    'transfer-file-notified',
    'transfer-file-collected',
    'transfer-file-cleared',
    'arrival-confirmed',
    'arrival-denied',
  ],
  Q9: ['deletion-return-sent', 'transfer-file-rejected', 'transfer-file-collected', 'transfer-file-cleared'],
}

/** A move that the policy's own table has no row for. It is walked without a number and not drawn. */
export interface UnnumberedMove {
  readonly matter: MatterKind
  readonly from: readonly StateId[]
  readonly event: EventKind
  readonly needs?: StateGuard
  readonly when?: PayloadGuard
  readonly next: Next
  readonly why: string
}

export const UNNUMBERED_MOVES: readonly UnnumberedMove[] = [
  {
    matter: 'school-enquiry',
    from: ['Q0', 'Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q5a', 'Q6', 'Q7'],
    event: 'enquiry-resolved',
    next: { to: 'QX', thread: 'own', ends: true },
    why: 'The child may come to school at any moment before the name is removed.',
  },
  {
    matter: 'school-enquiry',
    from: ['Q6', 'Q7'],
    event: 'joint-outcome-signed',
    needs: 'sides-no-longer-agree',
    next: { to: 'Q5a', thread: 'own' },
    why: 'A side that writes down another outcome before the removal takes the agreement back.',
  },
  {
    matter: 'school-enquiry',
    from: ['Q6'],
    event: 'arrival-denied',
    next: { to: 'Q4', thread: 'own' },
    why: 'The new school does not have the pupil, so nobody knows where the pupil is: the school refers.',
  },
  {
    matter: 'school-enquiry',
    from: ['Q6'],
    event: 'removal-decided',
    when: { ground: ['K', 'not-csa-died'] },
    next: { to: 'Q8', thread: 'own', ends: true },
    why: 'The pupil has died: nothing more is asked of the school.',
  },
  {
    matter: 'school-enquiry',
    from: ['Q6'],
    event: 'removal-decided',
    when: {
      ground: [
        'B',
        'C',
        'D',
        'E',
        'J',
        'L',
        'M',
        'N',
        'O',
        'not-csa-boarding-fees-unpaid',
        'not-csa-nursery-not-continuing',
        'not-csa-permanently-excluded',
        'not-csa-stopped-attending',
      ],
    },
    next: { to: 'Q8', thread: 'own' },
    why: 'A pupil may leave on any ground of the law; the records follow as for a known destination.',
  },
  {
    matter: 'authority-case',
    from: ['L3', 'L4', 'L5', 'L6'],
    event: 'new-information',
    next: { to: 'L2', thread: 'own' },
    why: 'A family may be lost again while a place is found. The case must not be stuck.',
  },
]

import type { PlainDate } from '../calendar/plain-date.ts'
import type { MatterState, Signature } from '../case/matter-state.ts'
import { type DeadlineSpec, enteredOn, standsAt } from './deadline-spec.ts'

const SCHOOL = { side: 'school', role: 'attendance officer' } as const
const HEAD = { side: 'school', role: 'headteacher' } as const
const TEAM = { side: 'team', role: 'Local Support Team worker' } as const
const OFFICER = { side: 'authority', role: 'CME officer' } as const

/** What falls due on a school enquiry, in the order of the process. */
export const SCHOOL_ENQUIRY_DEADLINES: readonly DeadlineSpec[] = [
  {
    ...SCHOOL,
    kind: 'record-day-zero',
    label: 'Record the first missed day',
    action: 'record-day-zero',
    period: 'record-day-zero-within',
    starts: ({ state }) => enteredOn(state, 'Q0'),
    metOn: ({ state }) => enteredOn(state, 'Q1'),
    stillDue: standsAt('Q0'),
  },
  {
    ...SCHOOL,
    kind: 'ask-admissions',
    label: 'Ask School Admissions',
    action: 'ask-admissions',
    period: 'ask-admissions-after',
    starts: ({ state }) => (state.route === 'R1' ? state.dayZero : null),
    metOn: ({ state }) => state.admissions.askedOn,
    stillDue: standsAt('Q1'),
  },
  {
    side: 'admissions',
    role: 'Admissions officer',
    kind: 'admissions-answer',
    label: 'Answer from School Admissions',
    action: 'answer-admissions',
    period: 'admissions-answer-within',
    starts: ({ state }) => state.admissions.askedOn,
    metOn: ({ state }) => state.admissions.answeredOn,
    stillDue: standsAt('Q2'),
  },
  {
    ...SCHOOL,
    kind: 'ask-team',
    label: 'Ask the Local Support Team',
    action: 'ask-team',
    period: 'ask-team-within',
    starts: ({ state }) => enteredOn(state, 'Q3'),
    metOn: ({ state }) => state.team.requestedOn,
    stillDue: standsAt('Q3'),
  },
  {
    ...TEAM,
    kind: 'team-receive',
    label: 'Receive the request',
    action: 'receive-request',
    period: 'team-receive-within',
    starts: ({ state }) => state.team.requestedOn,
    metOn: ({ state }) => state.team.receivedOn,
    stillDue: standsAt('Q3'),
  },
  {
    ...TEAM,
    kind: 'team-visit',
    label: 'Visit the home',
    action: 'record-visit',
    period: 'team-visit-within',
    starts: ({ state }) => state.team.receivedOn,
    metOn: ({ state }) => state.team.visitedOn ?? state.team.outcomeOn,
    stillDue: standsAt('Q3'),
  },
  {
    ...SCHOOL,
    kind: 'tell-authority',
    label: 'Tell the authority',
    action: 'send-ten-day-report',
    period: 'tell-authority-after',
    starts: ({ state }) => state.dayZero,
    metOn: ({ state }) => state.tenDayReportSentOn,
    stillDue: standsAt('Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q5a'),
  },
  {
    ...TEAM,
    kind: 'team-outcome',
    label: 'Say what the team found',
    action: 'record-team-outcome',
    period: 'refer-after',
    starts: ({ state }) => (state.team.requestedOn === null ? null : state.dayZero),
    metOn: ({ state }) => state.team.outcomeOn,
    stillDue: standsAt('Q3'),
  },
  {
    ...SCHOOL,
    kind: 'refer-to-cme',
    label: 'Refer to the CME team, if still not found',
    action: 'send-referral',
    period: {
      either: ['refer-unknown-leaver-within', 'refer-after'],
      choose: ({ state }) => (isLeaver(state) ? 'refer-unknown-leaver-within' : 'refer-after'),
    },
    starts: ({ state }) => (isLeaver(state) ? enteredOn(state, 'Q4') : state.dayZero),
    metOn: ({ state }) => state.referral.sentOn,
    stillDue: standsAt('Q1', 'Q2', 'Q3', 'Q4'),
  },
  {
    ...OFFICER,
    kind: 'acknowledge',
    label: 'Acknowledge the referral',
    action: 'acknowledge-referral',
    period: {
      either: ['acknowledge-red-within', 'acknowledge-within'],
      choose: ({ state }) => (state.lane === 'red' ? 'acknowledge-red-within' : 'acknowledge-within'),
    },
    starts: ({ state }) => state.referral.sentOn,
    metOn: ({ state }) => state.referral.acknowledgedOn,
    stillDue: standsAt('Q5'),
  },
  {
    ...OFFICER,
    kind: 'authority-outcome',
    label: 'Write down the authority’s outcome of the joint enquiries',
    action: 'sign-joint-outcome',
    period: 'joint-outcome-within',
    calendar: 'authority',
    starts: ({ state }) => outcomeFrom(state),
    metOn: ({ state }) => outcomeSigned(state, state.signatures.authority),
    stillDue: standsAt('Q5a'),
  },
  {
    ...SCHOOL,
    kind: 'school-outcome',
    label: 'Write down the school’s outcome of the joint enquiries',
    action: 'sign-joint-outcome',
    period: 'joint-outcome-within',
    starts: ({ state }) => outcomeFrom(state),
    metOn: ({ state }) => outcomeSigned(state, state.signatures.school),
    stillDue: standsAt('Q5a'),
  },
  {
    ...HEAD,
    kind: 'removal-decision',
    label: 'Decide whether the name is removed',
    action: 'decide-removal',
    period: 'removal-decision-within',
    starts: ({ state }) => later(enteredOn(state, 'Q6', 'Q7'), state.leavesOn),
    metOn: ({ state }) => state.removal?.decidedOn ?? null,
    stillDue: standsAt('Q6', 'Q7'),
  },
  {
    ...SCHOOL,
    kind: 'deletion-return',
    label: 'Send the deletion return',
    action: 'send-deletion-return',
    period: 'deletion-return-within',
    starts: ({ state }) => state.removal?.onDate ?? null,
    metOn: ({ state }) => state.deletionReturnSentOn,
    // The law asks for it whether or not the enquiry has ended.
    stillDue: (state) => state.removal !== null,
  },
  {
    ...SCHOOL,
    kind: 'transfer-file',
    label: 'Upload the transfer file',
    action: 'record-upload',
    period: {
      either: ['lost-file-within', 'transfer-file-within'],
      choose: ({ state }) => (state.state === 'Q9' ? 'lost-file-within' : 'transfer-file-within'),
    },
    starts: ({ state }) => (state.transferFile.rejectedOn === null ? (state.removal?.onDate ?? null) : null),
    metOn: ({ state }) => state.transferFile.uploadedOn,
    stillDue: standsAt('Q8', 'Q9'),
  },
  {
    ...SCHOOL,
    kind: 'resend-file',
    label: 'Send the rejected file again',
    action: 'resend-transfer-file',
    period: 'lost-file-within',
    starts: ({ state }) => state.transferFile.rejectedOn,
    metOn: () => null,
    stillDue: standsAt('Q8', 'Q9'),
  },
  {
    ...SCHOOL,
    kind: 'arrival-confirmed',
    label: 'Hear from the new school that the pupil came',
    action: 'record-arrival',
    period: 'arrival-confirmed-within',
    starts: ({ state }) => (state.receivingSchool ? (state.leavesOn ?? state.openedOn) : null),
    metOn: ({ state }) => state.arrivalConfirmedOn,
    stillDue: (state) => ['Q6', 'Q8'].includes(state.state),
  },
  {
    ...SCHOOL,
    kind: 'file-collected',
    label: 'See that the new school has collected the transfer file',
    action: 'record-collection',
    period: 'file-collected-within',
    starts: ({ state }) => (state.state === 'Q8' ? state.transferFile.uploadedOn : null),
    metOn: ({ state }) => state.transferFile.collectedOn,
    stillDue: (state) => state.state === 'Q8',
  },
  {
    ...OFFICER,
    kind: 'uncollected-file',
    label: 'Ask after a transfer file that nobody has collected',
    action: 'ask-question',
    period: 'uncollected-file-chased-within',
    starts: ({ state }) => (state.state === 'Q8' ? state.transferFile.uploadedOn : null),
    metOn: ({ state }) => state.transferFile.collectedOn,
    stillDue: (state) => state.state === 'Q8',
  },
]

/** What the law and good order still ask for once the thread itself has ended: the return, and the end of the file. */
export const DUE_WHEN_ENDED: readonly string[] = [
  'deletion-return',
  'arrival-confirmed',
  'file-collected',
  'uncollected-file',
]

function isLeaver({ route }: MatterState): boolean {
  return route === 'R4' || route === 'R5'
}

function later(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  return a !== null && b !== null && b > a ? b : a
}

/** Where the two sides differ, both begin again from the later of the two signatures. */
function outcomeFrom(state: MatterState): PlainDate | null {
  const { school, authority } = state.signatures
  if (school !== null && authority !== null && state.agreedOutcome === null) {
    return [school.signedOn, authority.signedOn].toSorted().at(-1) ?? null
  }
  return state.referral.acknowledgedOn
}

function outcomeSigned(state: MatterState, own: Signature | null): PlainDate | null {
  const bothSigned = state.signatures.school !== null && state.signatures.authority !== null
  return own === null || (bothSigned && state.agreedOutcome === null) ? null : own.signedOn
}

import type { EventKind } from './event-facts.ts'
import type { ActingSide } from './process-states.ts'

interface ActionShape {
  readonly event: EventKind
  /** Button words: record, ask, ring, write down. */
  readonly label: string
  readonly sides: readonly ActingSide[]
  /** Only this person of the side may do it. */
  readonly role?: string
}

const SCHOOL = ['school'] as const
const AUTHORITY = ['authority'] as const
const TEAM = ['team'] as const
const EVERYBODY = [
  'school',
  'authority',
  'admissions',
  'team',
  'home-education-team',
  'virtual-school',
] as const

/** What a person can do on a matter: the event it records, the words on the button, and whose it is. */
export const ACTIONS = {
  'record-day-zero': { event: 'day-zero-recorded', label: 'Record the first missed day', sides: SCHOOL },
  'record-enquiry': {
    event: 'enquiry-recorded',
    label: 'Record what you tried',
    sides: ['school', 'team', 'authority'],
  },
  'record-parent-reached': {
    event: 'parent-reached',
    label: 'Record that a parent was reached',
    sides: SCHOOL,
  },
  'ask-admissions': { event: 'admissions-asked', label: 'Ask School Admissions', sides: SCHOOL },
  'answer-admissions': { event: 'admissions-answered', label: 'Record the answer', sides: ['admissions'] },
  'record-exhausted': {
    event: 'enquiry-exhausted',
    label: 'Record that nobody can be reached',
    sides: SCHOOL,
  },
  'ask-team': { event: 'team-requested', label: 'Ask the Local Support Team', sides: ['school', 'system'] },
  'receive-request': { event: 'team-received', label: 'Record that the request has arrived', sides: TEAM },
  'accept-request': { event: 'team-accepted', label: 'Take the request', sides: TEAM },
  'record-visit': { event: 'visit-recorded', label: 'Record the visit', sides: TEAM },
  'record-team-outcome': { event: 'team-outcome-recorded', label: 'Record what you found', sides: TEAM },
  'send-ten-day-report': { event: 'ten-day-report-sent', label: 'Tell the authority', sides: SCHOOL },
  'send-referral': { event: 'referral-sent', label: 'Send the referral', sides: SCHOOL },
  'acknowledge-referral': { event: 'referral-acknowledged', label: 'Acknowledge', sides: AUTHORITY },
  'sign-joint-outcome': {
    event: 'joint-outcome-signed',
    label: 'Write our outcome',
    sides: ['school', 'authority'],
  },
  'decide-removal': {
    event: 'removal-decided',
    label: 'Record the decision',
    sides: SCHOOL,
    role: 'headteacher',
  },
  'send-deletion-return': { event: 'deletion-return-sent', label: 'Send the deletion return', sides: SCHOOL },
  'make-transfer-file': { event: 'transfer-file-made', label: 'Make the transfer file', sides: SCHOOL },
  'record-upload': { event: 'transfer-file-uploaded', label: 'Record the upload', sides: SCHOOL },
  'record-rejection': {
    event: 'transfer-file-rejected',
    label: 'Record that the file was rejected',
    sides: SCHOOL,
  },
  'resend-transfer-file': { event: 'transfer-file-resent', label: 'Send the file again', sides: SCHOOL },
  'record-notified': {
    event: 'transfer-file-notified',
    label: 'Record that the new school was told',
    sides: SCHOOL,
  },
  'record-cleared': {
    event: 'transfer-file-cleared',
    label: 'Record that s2s cleared the file',
    sides: SCHOOL,
  },
  'record-collection': {
    event: 'transfer-file-collected',
    label: 'Record that the file was collected',
    sides: SCHOOL,
  },
  'record-arrival': {
    event: 'arrival-confirmed',
    label: 'Record that the new school confirmed',
    sides: SCHOOL,
  },
  'record-not-arrived': {
    event: 'arrival-denied',
    label: 'Record that the new school does not have the pupil',
    sides: SCHOOL,
  },
  'resolve-enquiry': {
    event: 'enquiry-resolved',
    label: 'Record that the child is at school',
    sides: SCHOOL,
  },
  'match-child': { event: 'child-matched', label: 'Match the child and the family', sides: AUTHORITY },
  triage: { event: 'triaged', label: 'Acknowledge and set the lane', sides: AUTHORITY },
  'request-check': { event: 'check-requested', label: 'Ask somebody', sides: AUTHORITY },
  'record-answer': { event: 'check-answered', label: 'Record the answer', sides: AUTHORITY },
  'record-located': { event: 'located', label: 'Record where the child is', sides: AUTHORITY },
  'record-checks-exhausted': {
    event: 'checks-exhausted',
    label: 'Record that nothing is left to check',
    sides: AUTHORITY,
  },
  'record-application': {
    event: 'place-applied',
    label: 'Record the application',
    sides: ['authority', 'admissions'],
  },
  'record-offer': { event: 'place-offered', label: 'Record the offer', sides: ['authority', 'admissions'] },
  'record-fair-access': {
    event: 'fair-access-agreed',
    label: 'Record the panel’s agreement',
    sides: ['authority', 'admissions'],
  },
  'start-direction': {
    event: 'direction-started',
    label: 'Start a direction',
    sides: ['authority', 'virtual-school'],
  },
  'record-school-reply': {
    event: 'direction-school-replied',
    label: 'Record the school’s reply',
    sides: ['authority', 'virtual-school'],
  },
  'give-notice': {
    event: 'direction-notice-given',
    label: 'Record the notice of intention to direct',
    sides: ['authority', 'virtual-school'],
  },
  'request-direction': {
    event: 'direction-requested',
    label: 'Record the request to the Secretary of State',
    sides: ['authority', 'virtual-school'],
  },
  'record-not-needed': {
    event: 'direction-not-needed',
    label: 'Record that the school admits without a direction',
    sides: ['authority', 'virtual-school'],
  },
  'decide-meanwhile': {
    event: 'meanwhile-decided',
    label: 'Decide on education meanwhile',
    sides: ['authority', 'virtual-school'],
  },
  'record-delay': {
    event: 'place-delayed',
    label: 'Record a delay, its reason and owner',
    sides: ['authority', 'admissions', 'virtual-school'],
  },
  'record-looked-after': {
    event: 'looked-after-recorded',
    label: 'Record who looks after the child',
    sides: ['authority', 'virtual-school'],
  },
  'record-exchange': {
    event: 'authority-exchanged',
    label: 'Record an exchange with another authority',
    sides: ['authority', 'virtual-school'],
  },
  'record-direction': {
    event: 'direction-made',
    label: 'Record the direction',
    sides: ['authority', 'virtual-school'],
  },
  'start-formal-action': {
    event: 'formal-action-started',
    label: 'Record the notice served',
    sides: AUTHORITY,
  },
  'record-order': { event: 'order-made', label: 'Record the order', sides: AUTHORITY },
  'record-suitable': {
    event: 'education-shown-suitable',
    label: 'Record that the education is suitable',
    sides: AUTHORITY,
  },
  'record-start': { event: 'school-started', label: 'Record that the child has started', sides: AUTHORITY },
  'record-fell-through': {
    event: 'place-fell-through',
    label: 'Record that the place fell through',
    sides: ['authority', 'admissions'],
  },
  'name-key-worker': { event: 'key-worker-named', label: 'Name the key worker', sides: AUTHORITY },
  'record-news': { event: 'new-information', label: 'Record new information', sides: AUTHORITY },
  'record-over-age': {
    event: 'over-compulsory-age',
    label: 'Record the end of compulsory school age',
    sides: ['system'],
  },
  'record-never-on-roll': {
    event: 'never-on-roll-found',
    label: 'Record that the child was never on a roll',
    sides: AUTHORITY,
  },
  'offer-hand-over': {
    event: 'hand-over-offered',
    label: 'Hand over to another authority',
    sides: AUTHORITY,
  },
  'record-hand-over-answer': {
    event: 'hand-over-accepted',
    label: 'Record the other authority’s answer',
    sides: AUTHORITY,
  },
  'chase-hand-over': {
    event: 'hand-over-chased',
    label: 'Record that you asked for the receipt',
    sides: AUTHORITY,
  },
  'withdraw-hand-over': {
    event: 'hand-over-withdrawn',
    label: 'Take the hand-over back',
    sides: AUTHORITY,
  },
  'close-case': { event: 'case-closed', label: 'Close the case', sides: AUTHORITY },
  'reopen-case': { event: 'case-reopened', label: 'Open the case again', sides: ['authority', 'system'] },
  'record-search': {
    event: 'lost-pupils-searched',
    label: 'Record the lost pupils search',
    sides: AUTHORITY,
  },
  'record-removal-on-notice': {
    event: 'home-education-told',
    label: 'Record the removal on the parent’s notice',
    sides: SCHOOL,
  },
  'tell-home-education-team': {
    event: 'home-education-team-informed',
    label: 'Tell the EHE team',
    sides: ['school', 'authority'],
  },
  'record-liaison': {
    event: 'liaison-listed',
    label: 'Record the liaison',
    sides: ['home-education-team', 'authority'],
  },
  'record-contact': {
    event: 'home-education-contacted',
    label: 'Record the contact',
    sides: ['home-education-team'],
  },
  'record-assessment': {
    event: 'assessed-suitable',
    label: 'Record that the education is suitable',
    sides: ['home-education-team'],
  },
  'start-annual-contact': {
    event: 'annual-contact-due',
    label: 'Start the yearly contact',
    sides: ['home-education-team', 'system'],
  },
  'raise-doubt': { event: 'doubt-raised', label: 'Record a doubt', sides: ['home-education-team'] },
  'ask-team-about-education': {
    event: 'team-asked',
    label: 'Ask the Local Support Team',
    sides: ['home-education-team'],
  },
  'record-shown-suitable': {
    event: 'shown-suitable',
    label: 'Record that the education is suitable',
    sides: TEAM,
  },
  'record-not-shown': {
    event: 'not-shown-suitable',
    label: 'Record that suitability is not shown',
    sides: TEAM,
  },
  'record-never-enrolled': {
    event: 'never-enrolled-found',
    label: 'Record how the child is educated',
    sides: AUTHORITY,
  },
  'raise-concern': { event: 'safety-contact-recorded', label: 'Record a safety contact', sides: EVERYBODY },
  'write-note': { event: 'note-recorded', label: 'Write a note', sides: EVERYBODY },
  'correct-entry': { event: 'correction-recorded', label: 'Correct an entry', sides: EVERYBODY },
  'send-message': { event: 'message-sent', label: 'Send a message', sides: EVERYBODY },
  'ask-question': { event: 'question-asked', label: 'Ask a question', sides: EVERYBODY },
  'answer-question': { event: 'question-answered', label: 'Answer', sides: EVERYBODY },
  'record-review': {
    event: 'review-recorded',
    label: 'Review',
    sides: ['authority', 'home-education-team', 'virtual-school'],
  },
  'change-owner': {
    event: 'owner-changed',
    label: 'Change owner or deputy',
    sides: ['authority', 'school'],
  },
  'suspect-duplicate': {
    event: 'duplicate-suspected',
    label: 'Record a possible duplicate',
    sides: AUTHORITY,
  },
  'settle-duplicate': {
    event: 'duplicate-settled',
    label: 'Settle the possible duplicate',
    sides: AUTHORITY,
  },
} as const satisfies Record<string, ActionShape>

export type CaseAction = keyof typeof ACTIONS

/** An action with its words. */
export interface AvailableAction extends ActionShape {
  readonly action: CaseAction
}

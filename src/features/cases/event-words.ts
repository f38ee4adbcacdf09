import { displayDate } from '../../domain/calendar/display-date.ts'
import type { EventFacts, EventKind } from '../../domain/case/event-facts.ts'
import type { MatterEvent, MatterEventOf } from '../../domain/case/matter-event.ts'
import { HAND_OVER_WORDS } from './hand-over-words.ts'
import { HOME_EDUCATION_WORDS, PLACE_WORDS } from './step-words.ts'

export interface EventWords {
  /** What happened, as a heading: "Asked School Admissions". */
  readonly title: string
  readonly text: string
}

const OUTCOMES = {
  'not-found': 'not found after joint enquiries',
  'found-will-not-attend': 'found, and will not attend here again',
  'found-can-attend': 'found, and can attend',
  'on-another-roll': 'on the roll of another school',
} as const

const TEAM_OUTCOMES = {
  'located-will-return': 'Located, will come to school',
  'located-other-provision': 'Located, taught elsewhere',
  'located-no-provision': 'Located, without education',
  'not-located': 'Not located',
} as const

const RESULTS: Readonly<Record<string, string>> = {
  reached: 'Reached',
  'no-answer': 'No answer',
  'nothing-found': 'Nothing found',
  'found-something': 'Something was found',
  waiting: 'Asked, waiting for an answer',
  'left-out': 'Left out, for the reason given',
}

/** The result of one attempt in words. */
export function resultInWords(result: string): string {
  return RESULTS[result] ?? result
}

type Words = {
  readonly [Kind in EventKind]?: (facts: EventFacts[Kind], event: MatterEventOf<Kind>) => EventWords | string
}

/** The words of each kind of event. A kind without words of its own is shown by its name in plain words. */
const WORDS: Words = {
  ...PLACE_WORDS,
  ...HAND_OVER_WORDS,
  ...HOME_EDUCATION_WORDS,
  'non-arrival-reported': (f) => ({
    title: 'Did not come',
    text: join(`Expected on ${displayDate(f.expectedOn)}`, f.note),
  }),
  'day-zero-recorded': (f) => ({
    title: 'The count began',
    text: `First missed school day: ${displayDate(f.dayZero)}`,
  }),
  'enquiry-opened': (f) => ({
    title: {
      R2: f.leaveEndedOn ? 'Not back from agreed leave' : 'Absent, and nobody knows why',
      R3: 'The family is believed to have moved',
      R4: 'Leaves the school',
      R5: 'Gone, and nobody knows where',
    }[f.route],
    text: join(
      f.firstMissedOn && `First missed day: ${displayDate(f.firstMissedOn)}`,
      f.leaveEndedOn && `Leave ended on ${displayDate(f.leaveEndedOn)}`,
      f.leaveReason && `Leave was agreed for: ${f.leaveReason}`,
      f.destination && `Destination: ${f.destination}`,
      f.lastDay && `Last day: ${displayDate(f.lastDay)}`,
      f.ground && `Ground ${f.ground}`,
      f.note,
    ),
  }),
  'enquiry-exhausted': (f) => ({
    title: 'Nobody can be reached',
    text: join(
      f.earlyHelpRequested &&
        `Early Help Assessment asked for${f.earlyHelpReference ? `, reference ${f.earlyHelpReference}` : ''}`,
      f.note,
    ),
  }),
  'enquiry-recorded': (f) => ({
    title: `Tried: ${f.method}`,
    text: join(f.who, resultInWords(f.result), f.note, f.evidence && `Evidence: ${f.evidence}`),
  }),
  'parent-reached': (f) => ({
    title: 'A parent was reached',
    text: join(
      {
        'will-attend': 'Says the child will attend',
        'moved-or-other-school': 'Says the child has moved or goes to another school',
        'home-education': 'Says the child is educated at home',
      }[f.says],
      f.destination,
      f.note,
    ),
  }),
  'admissions-asked': (f) => ({
    title: 'Asked School Admissions',
    text: join('Is the child on another roll?', f.note),
  }),
  'admissions-answered': (f) => ({
    title: 'School Admissions answered',
    text: join(f.onRoll === 'elsewhere' ? `On the roll of ${f.school}` : 'On no other roll', f.note),
  }),
  'team-requested': (f) => ({
    title: `Asked ${f.team}`,
    text: join(f.note),
  }),
  'team-received': (f) => ({ title: 'The team has the request', text: join(f.note) }),
  'team-accepted': (f) => ({
    title: 'The team took the request',
    text: join(f.worker && `${f.worker} looks for the family`, f.note),
  }),
  'visit-recorded': (f) => ({
    title: 'Visited',
    text: join(resultInWords(f.result), f.evidence && `Evidence: ${f.evidence}`, f.note),
  }),
  'team-outcome-recorded': (f) => ({
    title: `The team’s outcome: ${TEAM_OUTCOMES[f.outcome].toLowerCase()}`,
    text: join(f.evidence && `Evidence: ${f.evidence}`, f.note),
  }),
  'ten-day-report-sent': (f) => ({
    title: 'Told the authority: ten school days absent',
    text: `Absent since ${displayDate(f.absentSince)}`,
  }),
  'day-twenty-reached': (f) => ({
    title: 'Day 20 reached',
    text: `${displayDate(f.dayTwenty)}. The referral is due`,
  }),
  'referral-sent': () => ({ title: 'Referred to the CME team', text: '' }),
  'referral-acknowledged': (f) => ({
    title: 'The CME team acknowledged',
    text: join(f.officer, `Reference ${f.reference}`, 'This unlocks no removal'),
  }),
  'joint-outcome-signed': (f) => ({
    title: `${f.by === 'school' ? 'The school' : 'The authority'} wrote its outcome`,
    text: join(OUTCOMES[f.outcome], f.school, f.reason),
  }),
  'removal-decided': (f) => ({
    title: `Name removed from the roll, ground ${f.ground}`,
    text: join(`On ${displayDate(f.onDate)}`, f.reason),
  }),
  'removal-refused': (f) => ({
    title: `Removal on ground ${f.ground} was not lawful`,
    text: `Not met: ${f.unmet.join(', ')}`,
  }),
  'deletion-return-sent': (f) => ({ title: 'Deletion return sent', text: join(f.reference) }),
  'transfer-file-made': (f) => ({
    title: 'Transfer file made',
    text: join(f.fileName, `destination ${f.destination}`),
  }),
  'transfer-file-uploaded': (f) => ({ title: 'Transfer file uploaded', text: join(f.where, f.note) }),
  'transfer-file-rejected': (f) => ({ title: 'Transfer file rejected', text: f.reason }),
  'transfer-file-resent': (f) => ({
    title: 'Transfer file sent again',
    text: join(
      f.fileName,
      f.replaces && `in place of ${f.replaces}`,
      `destination ${f.destination}`,
      f.reason,
    ),
  }),
  'transfer-file-notified': (f) => ({ title: 'The new school was told of the file', text: join(f.told) }),
  'transfer-file-cleared': (f) => ({ title: 'Transfer file cleared from s2s', text: join(f.note) }),
  'transfer-file-collected': (f) => ({ title: 'Transfer file collected', text: join(f.collectedBy) }),
  'arrival-confirmed': (f) => ({
    title: 'The new school confirmed',
    text: join(f.school, f.startedOn && `First day: ${displayDate(f.startedOn)}`, f.how),
  }),
  'arrival-denied': (f) => ({
    title: 'The new school does not have the pupil',
    text: join(f.school, f.how, f.firstMissedOn && `Missed since ${displayDate(f.firstMissedOn)}`),
  }),
  'enquiry-resolved': (f) => ({ title: 'The enquiry ended', text: join(f.reason, f.note) }),
  'case-opened': (f) => ({ title: 'Case opened', text: join(f.from, f.note) }),
  'child-matched': (f) => ({ title: 'Matched to the child and family', text: join(f.how, f.family) }),
  triaged: (f) => ({
    title: f.lane === 'red' ? 'Red lane' : 'Standard lane',
    text: join(
      ...f.reasons,
      ...(f.rules ?? []).map(
        ({ sentence, paragraph, leftOutBecause }) =>
          `${sentence.replace(/\.$/, '')} (${paragraph})${leftOutBecause === undefined ? '' : `, taken out: ${leftOutBecause}`}`,
      ),
      f.officer,
    ),
  }),
  'key-worker-named': (f) => ({ title: `Key worker: ${f.name}`, text: join(f.job, f.told) }),
  'check-requested': (f) => ({
    title: `Asked: ${f.asked}`,
    text: join(f.basis, f.answerBy && `Answer expected by ${displayDate(f.answerBy)}`, f.note),
  }),
  'check-answered': (f) => ({
    title: 'An answer came',
    text: join(resultInWords(f.result), f.evidence && `Evidence: ${f.evidence}`, f.note),
  }),
  located: (f) => ({
    title: {
      'in-area': 'Located in the area, without suitable education',
      'other-authority': 'Located in another authority',
      abroad: 'Located abroad',
      'home-educated': 'A parent says home educated',
    }[f.where],
    text: join(
      f.place,
      `Source: ${f.source}`,
      f.evidence && `Evidence: ${f.evidence}`,
      f.noReceipt && `No receipt: ${f.noReceipt}`,
      f.note,
    ),
  }),
  'checks-exhausted': (f) => ({
    title: 'Nothing is left to check',
    text: join(`Signed off by ${f.signedOffBy}`, f.note),
  }),
  'new-information': (f) => ({ title: 'New information', text: join(f.what, `Source: ${f.source}`) }),
  'case-closed': (f) => ({
    title: 'Case closed',
    text: join(f.fact, `Source: ${f.source}`, `Evidence: ${f.evidence}`),
  }),
  'case-reopened': (f) => ({ title: 'Case opened again', text: f.because }),
  'safety-contact-recorded': (f) => ({
    title: `Safety contact: ${f.told}`,
    text: join(f.reference && `Reference ${f.reference}`, f.note),
  }),
  'correction-recorded': (f) => ({
    title: `Corrected: ${f.field}`,
    text: `Was “${f.was}”, is “${f.now}”. ${f.reason}`,
  }),
  'register-stated': (f) => ({
    title: `What the register says, for ground ${f.ground}`,
    text: join(f.evidence),
  }),
  'deadline-recomputed': (f) => ({
    title: 'A date changed',
    text: join(f.was && f.now && `From ${displayDate(f.was)} to ${displayDate(f.now)}`, f.reason),
  }),
  'message-sent': (f) => ({ title: `Sent to ${f.to}`, text: f.subject }),
  'duplicate-suspected': (f) => ({ title: 'There may be a second record of this child', text: f.reason }),
  'duplicate-settled': (f) => ({
    title: f.same ? 'The two records are one child' : 'The two records are two children',
    text: f.reason,
  }),
  'note-recorded': (f) => ({ title: 'Note', text: f.text }),
  'owner-changed': (f) => ({
    title: `Owner: ${f.owner}`,
    text: join(f.deputy && `Deputy: ${f.deputy}`, f.reason),
  }),
  'review-recorded': (f) => ({ title: 'Reviewed', text: join(f.finding, f.next && `Next: ${f.next}`) }),
  'question-asked': (f) => ({
    title: `Asked the ${f.of}`,
    text: join(f.question, `Answer by ${displayDate(f.answerBy)}`),
  }),
  'question-answered': (f) => ({ title: 'Answered', text: f.answer }),
}

/** An event in an officer's words, for timelines and conflict pages. */
export function describeEvent(event: MatterEvent): EventWords {
  const words = WORDS[event.kind] as ((facts: unknown, event: MatterEvent) => EventWords) | undefined
  return words ? words(event.facts, event) : { title: sentence(event.kind), text: plain(event.facts) }
}

function join(...parts: readonly (string | false | null | undefined)[]): string {
  return parts
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .reduce((text, part) => (text === '' ? part : `${text}${/[.!?]$/.test(text) ? '' : '.'} ${part}`), '')
}

function sentence(kind: string): string {
  const words = kind.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function plain(facts: object): string {
  return join(...Object.values(facts).map((value) => (typeof value === 'string' ? value : '')))
}

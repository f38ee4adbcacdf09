import { displayDateShort } from '../../domain/calendar/display-date.ts'
import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { QueueItem } from './queue.store.ts'

type Words = (item: QueueItem, given: string) => string

const days = ({ count }: QueueItem) => `${count} school day${count === 1 ? '' : 's'}`

/** Why each kind of date asks for somebody now. Numbers come from the held date itself, which has them from the pack. */
const WORDS: Readonly<Record<string, Words>> = {
  'record-day-zero': (_, given) => `The count for ${given} begins when the first missed day is recorded`,
  'ask-admissions': (item, given) => `${given} is not found after ${days(item)}: is there another roll?`,
  'admissions-answer': (_, given) => `Is ${given} on the roll of another school?`,
  'ask-team': (_, given) => `${given} is on no other roll: the team of the district looks next`,
  'team-receive': (_, given) => `A school asks you to look for ${given}’s family`,
  'team-visit': (_, given) => `${given}’s home is to be visited`,
  'team-outcome': () => 'The school needs to know what was found before the count is over',
  'tell-authority': (item) => `${days(item)} absent: the law asks for a report`,
  'refer-to-cme': (_, given) => `If ${given} is not found by then, the CME team takes over the search`,
  review: (item) => `${item.label}; last looked at on ${displayDateShort(item.fromOn)}`,
  acknowledge: (item) => `${item.schoolName ?? 'A school'} has referred and waits for an answer`,
  'authority-outcome': (item) => `${item.schoolName ?? 'The school'} needs our side of the joint enquiry`,
  'school-outcome': () => 'The authority needs the school’s side of the joint enquiry',
  'removal-decision': () => 'Both have written down the same outcome, or the new school is known',
  'deletion-return': () => 'The law asks for the return as soon as the name is removed',
  'transfer-file': (_, given) => `${given}’s file is to follow`,
  'resend-file': () => 'The file was rejected',
  'match-child': () => 'A referral or report is to be matched to the child and the family',
  triage: (item) => (item.lane === 'red' ? 'Red lane: acknowledge the same day' : 'The lane is not set yet'),
  'place-aim': () => 'The family waits for an answer to its application',
  place: () => 'The application must be answered in writing',
  'meanwhile-decision': (_, given) => `Nobody has decided yet what education ${given} gets meanwhile`,
  'start-seen': (_, given) => `${given} is to have started; if no start is seen, the place falls through`,
  'looked-after-place': (item) => `Looked after, without a school place: ${days(item)} are allowed`,
  'removal-on-notice': () => 'The parent has given written notice of home education',
  'tell-home-education-team': () => 'The EHE team does not know yet',
  'home-education-contact': () => 'The family has not been contacted since it was listed',
  'supply-term-dates': () => 'Without term dates nobody can say when anything falls due',
  'supply-bank-holidays': () => 'Without bank holidays nobody can say when anything falls due',
}

/** Why this date asks for somebody now, in one sentence. */
export function whyNow(item: QueueItem, today: PlainDate): string {
  const late = daysBetween(item.dueOn, today)
  if (item.kind.startsWith('answer:')) return `“${item.label}”`
  if (item.kind.startsWith('check-answer:')) {
    return late > 0 ? `${item.label} has not come` : `${item.label} expected`
  }
  return WORDS[item.kind]?.(item, item.givenName) ?? item.label
}

/** "and 1 brother", "and 3 sisters": those of the family who have open work too. */
export function familyWords({ brothers, sisters, others }: QueueItem): string | undefined {
  const parts = [
    some(brothers, 'brother'),
    some(sisters, 'sister'),
    some(others, 'brother or sister', 'brothers and sisters'),
  ].filter((part) => part !== '')
  return parts.length === 0 ? undefined : `and ${parts.join(' and ')}`
}

function some(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`
}

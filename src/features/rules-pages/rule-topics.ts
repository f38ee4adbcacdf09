import type { Rule } from '../../domain/rule.ts'

/** What the folders of a pack are about, as the owner of a policy would ask for it. */
const TOPICS: Readonly<Record<string, string>> = {
  'admission-register': 'The admission register',
  admissions: 'School admissions and fair access',
  'attendance-codes': 'Attendance codes',
  'attendance-order': 'School attendance orders',
  case: 'The authority’s cases',
  'children-missing-education': 'Who is missing education, and the authority’s duties',
  'compulsory-school-age': 'Compulsory school age',
  contacts: 'Whom to contact',
  'department-return': 'The return to the Department for Education',
  districts: 'Districts',
  enquiries: 'Reasonable enquiries',
  exclusion: 'Exclusion',
  grounds: 'Grounds for removing a name from the roll',
  'home-education': 'Home education',
  'investigating-team': 'The investigating team',
  'looked-after': 'Looked-after children',
  names: 'What things are called here',
  'non-arrival': 'Pupils who did not come',
  policy: 'The text of the policy',
  'postcode-districts': 'Postcodes and districts',
  'referral-form': 'The referral form',
  removal: 'Removing a name from the roll',
  returns: 'Returns from schools',
  risk: 'Children at more risk',
  safeguarding: 'Safeguarding',
  'safety-lines': 'Lines to ring about a child’s safety',
  sharing: 'Sharing information',
  teams: 'The teams',
  'transfer-file': 'Transfer files',
}

export interface Topic {
  /** The pack's folder: `non-arrival`. */
  readonly id: string
  readonly title: string
  readonly rules: readonly Rule<unknown>[]
}

/** Rules in groups that a person can look for, in the order of the alphabet. */
export function topicsOf(rules: readonly Rule<unknown>[]): readonly Topic[] {
  const byFolder = Map.groupBy(rules, (rule) => rule.key.split('/')[0] ?? rule.key)
  return [...byFolder]
    .map(([id, list]) => ({ id, title: topicWords(id), rules: list }))
    .toSorted((one, other) => one.title.localeCompare(other.title, 'en'))
}

function topicWords(id: string): string {
  const words = id.replaceAll('-', ' ')
  return TOPICS[id] ?? words.charAt(0).toUpperCase() + words.slice(1)
}

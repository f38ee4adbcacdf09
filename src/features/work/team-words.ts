import type { Role } from '../../platform/auth/roles.ts'
import type { TeamWords } from './team-home.page.tsx'

const VISITS: TeamWords = {
  caption: 'Requests for your patch',
  tiles: [
    { label: 'New requests', kinds: ['team-receive'], note: 'not yet received' },
    { label: 'Visits', kinds: ['team-visit'], note: 'homes to go to' },
    { label: 'Outcomes', kinds: ['team-outcome'], note: 'schools wait to hear what was found' },
  ],
  empty: 'No requests. One stands here when a school asks you to look for a family.',
}

const HOME_EDUCATION: TeamWords = {
  caption: 'Your families',
  tiles: [
    { label: 'First contacts', kinds: ['home-education-contact'], note: 'families to contact' },
    { label: 'Yearly contacts', kinds: ['yearly-contact'], note: 'families to hear from again' },
    { label: 'Liaison', kinds: ['liaison'], note: 'for the half-termly list' },
  ],
  empty: 'Nothing is due. A family stands here when a school or the CME team tells you of home education.',
}

/** How the home of each team is worded. */
export const TEAM_WORDS: Readonly<Partial<Record<Role, TeamWords>>> = {
  'admissions-officer': {
    caption: 'Questions to answer',
    tiles: [
      {
        label: 'Other rolls',
        kinds: ['admissions-answer'],
        note: 'schools ask whether a child is registered elsewhere',
      },
      { label: 'Places', kinds: ['place-aim', 'place', 'fair-access-place'], note: 'applications to answer' },
    ],
    empty: 'No questions. One stands here when a school asks whether a child is on another roll.',
  },
  'team-worker': VISITS,
  'team-manager': VISITS,
  'ehe-officer': HOME_EDUCATION,
  'virtual-school': {
    caption: 'Looked-after children without a place',
    tiles: [
      { label: 'Places', kinds: ['looked-after-place'], note: 'children who need a place in time' },
      {
        label: 'Directions',
        kinds: [
          'direction-reply',
          'direction-give-notice',
          'direction-notice',
          'direction-request',
          'direction-answer',
        ],
        note: 'schools that are to admit',
      },
    ],
    empty: 'Nobody waits. A child stands here when a looked-after child is found without a suitable place.',
  },
}

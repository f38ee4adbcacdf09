import { addDays } from '../../domain/calendar/plain-date.ts'
import { authorityList, check, closed, exhausted, located, reviewed } from './case-chapters.ts'
import {
  acknowledged,
  admissionsFindNothing,
  dayZero,
  firstWeek,
  referred,
  removed,
  signed,
  teamVisits,
  tenDays,
  twentyDaysInVain,
} from './enquiry-chapters.ts'
import { didNotCome, stoppedComing } from './stories-of-staffed-schools.ts'
import { type Story, type StoryFacts, step } from './story.ts'

const toldByPublic = (facts: StoryFacts) =>
  ({
    kind: 'case-opened',
    happenedOn: facts.day(1),
    facts: { route: 'R8', from: 'A neighbour told the council' },
  }) as const
const foundInList = (facts: StoryFacts) =>
  ({
    kind: 'case-opened',
    happenedOn: facts.day(1),
    facts: { route: 'R7', from: 'On a list of children and on no roll' },
  }) as const
const noticeOfHomeEducation = (facts: StoryFacts) =>
  ({
    kind: 'home-education-notified',
    happenedOn: facts.day(1),
    facts: { author: 'the mother', receivedOn: facts.day(1) },
  }) as const

const matched = (day: number) => [
  step(day, 'officer', 'case', () => ({
    kind: 'child-matched',
    facts: { how: 'name, date of birth and address agree' },
  })),
]
const triaged = (day: number, lane: 'red' | 'standard' = 'standard', reasons: readonly string[] = []) =>
  step(day, 'officer', 'case', ({ officer }) => ({
    kind: 'triaged',
    facts: { lane, reasons, officer, ...(reasons.includes('looked-after') ? { lookedAfter: true } : {}) },
  }))
const found = [...matched(1), triaged(2), located(8, 'in-area', 'home visit by the team')]
const applied = step(10, 'admissions', 'case', () => ({
  kind: 'place-applied',
  facts: { schools: ['the nearest school'] },
}))
const lookedAfter = (day: number) =>
  step(day, 'officer', 'case', () => ({
    kind: 'looked-after-recorded',
    facts: { lookedAfter: true, socialWorker: 'J. Sample-Keyworker', source: 'social care' },
  }))
const meanwhile = (day: number, provision: string) =>
  step(day, 'officer', 'case', (facts) => ({
    kind: 'meanwhile-decided',
    facts: {
      decision: 'arranged',
      provision,
      reasons: 'No place can begin within three weeks.',
      decidedBy: 'the head of access',
      reviewOn: addDays(facts.day(day), 42),
    },
  }))
const told = step(3, 'school', 'home', (facts) => ({
  kind: 'home-education-told',
  facts: { removedOn: facts.day(3) },
}))
const informed = step(3, 'school', 'home', () => ({ kind: 'home-education-team-informed', facts: {} }))
const listed = step(12, 'ehe', 'home', () => ({
  kind: 'liaison-listed',
  facts: { halfTerm: 'this half term' },
}))
const contacted = step(16, 'ehe', 'home', () => ({
  kind: 'home-education-contacted',
  facts: { support: 'letter with an offer of advice', note: 'The family answered by e-mail.' },
}))
const suitable = step(30, 'ehe', 'home', () => ({
  kind: 'assessed-suitable',
  facts: { evidence: 'report and samples of work sent by the family' },
}))
const doubted = step(40, 'ehe', 'home', () => ({
  kind: 'doubt-raised',
  facts: { reason: 'No answer to two letters, and nothing shown.' },
}))
const teamIsAsked = step(42, 'ehe', 'home', ({ team }) => ({
  kind: 'team-asked',
  facts: { team: team.name },
}))

/** Cases with and without a school, home education, and two years of ended ones. */
export const COUNTY_STORIES: readonly Story[] = [
  { school: undefined, child: { age: 9 }, today: 1, thread: 'case', begins: toldByPublic, steps: [] },
  { school: undefined, child: { age: 7 }, today: 2, thread: 'case', begins: foundInList, steps: matched(1) },
  {
    school: undefined,
    child: { age: 11, flags: ['looked-after'] },
    today: 14,
    thread: 'case',
    begins: foundInList,
    steps: [
      ...matched(1),
      triaged(1, 'red', ['looked-after']),
      lookedAfter(1),
      located(4, 'in-area', 'the carer'),
      meanwhile(5, 'tuition at the carer’s home, 15 hours a week'),
      step(6, 'virtual', 'case', () => ({
        kind: 'direction-started',
        facts: { school: 'the carer’s nearest school', schoolKind: 'maintained' },
      })),
      step(7, 'virtual', 'case', () => ({
        kind: 'authority-exchanged',
        facts: {
          authority: 'Made-Up Borough Council',
          topic: 'education-placement',
          way: 'sent',
          what: 'Asked for the education plan and the last school report.',
        },
      })),
      step(9, 'virtual', 'case', () => ({
        kind: 'direction-school-replied',
        facts: { reply: 'will-not-admit', note: 'The year group is full.' },
      })),
      step(10, 'virtual', 'case', () => ({
        kind: 'direction-notice-given',
        facts: {
          to: ['the admission authority', 'its local authority', 'the headteacher', 'the governing body'],
        },
      })),
    ],
  },
  {
    school: undefined,
    child: { age: 14, flags: ['looked-after'] },
    today: 34,
    thread: 'case',
    begins: foundInList,
    steps: [
      ...matched(1),
      triaged(1, 'red', ['looked-after']),
      lookedAfter(1),
      located(6, 'in-area', 'the social worker'),
      step(16, 'virtual', 'case', () => ({
        kind: 'direction-started',
        facts: { school: 'an academy near the placement', schoolKind: 'academy' },
      })),
      step(29, 'virtual', 'case', (facts) => ({
        kind: 'place-delayed',
        facts: {
          reason: 'The academy asked for the education plan, which is being rewritten.',
          owner: 'the social worker',
          until: addDays(facts.day(29), 14),
        },
      })),
    ],
  },
  { school: undefined, child: { age: 13 }, today: 12, thread: 'case', begins: toldByPublic, steps: found },
  {
    school: undefined,
    child: { age: 10 },
    today: 18,
    thread: 'case',
    begins: foundInList,
    steps: [...found, meanwhile(11, 'online lessons, 20 hours a week'), applied],
  },
  {
    school: undefined,
    child: { age: 5 },
    today: 24,
    thread: 'case',
    begins: foundInList,
    steps: [
      ...found,
      applied,
      step(20, 'admissions', 'case', (facts) => ({
        kind: 'place-offered',
        facts: { school: 'the nearest school', startsOn: facts.day(23) },
      })),
    ],
  },
  {
    school: undefined,
    child: { age: 12 },
    today: 40,
    thread: 'case',
    begins: toldByPublic,
    steps: [
      ...found,
      step(20, 'officer', 'case', (facts) => ({
        kind: 'formal-action-started',
        facts: { decisionMaker: 'the head of access', servedOn: facts.day(20) },
      })),
    ],
  },
  {
    school: undefined,
    child: { age: 14 },
    today: 110,
    thread: 'case',
    begins: toldByPublic,
    steps: [
      ...matched(1),
      triaged(2),
      ...check(3, 'health', 'child health information service', { day: 9, result: 'nothing-found' }),
      ...check(3, 'police', 'police missing-persons desk', { day: 12, result: 'nothing-found' }),
      reviewed(40, 'Nothing new.'),
      exhausted(60),
      reviewed(100, 'Nothing new; asked health once more.'),
    ],
  },
  {
    school: undefined,
    child: { age: 4 },
    today: 15,
    thread: 'case',
    begins: foundInList,
    steps: [
      ...matched(1),
      step(4, 'officer', 'case', () => ({
        kind: 'never-on-roll-found',
        facts: { source: 'no roll has ever held the child' },
      })),
    ],
  },
  {
    school: 'any',
    child: { age: 8 },
    today: 25,
    thread: 'enquiry',
    begins: didNotCome,
    steps: [
      ...twentyDaysInVain,
      referred(20),
      ...acknowledged(21),
      located(24, 'in-area', 'home visit by the team'),
    ],
  },
  { school: 'any', child: { age: 6 }, today: 2, thread: 'home', begins: noticeOfHomeEducation, steps: [] },
  {
    school: 'any',
    child: { age: 10 },
    today: 5,
    thread: 'home',
    begins: noticeOfHomeEducation,
    steps: [told],
  },
  {
    school: 'any',
    child: { age: 13 },
    today: 6,
    thread: 'home',
    begins: noticeOfHomeEducation,
    steps: [told, informed],
  },
  {
    school: 'any',
    child: { age: 9 },
    today: 18,
    thread: 'home',
    begins: noticeOfHomeEducation,
    steps: [told, informed, listed, contacted],
  },
  {
    school: 'any',
    child: { age: 11 },
    today: 90,
    thread: 'home',
    begins: noticeOfHomeEducation,
    steps: [told, informed, listed, contacted, suitable],
  },
  {
    school: 'any',
    child: { age: 14 },
    today: 41,
    thread: 'home',
    begins: noticeOfHomeEducation,
    steps: [told, informed, listed, contacted, doubted],
  },
  {
    school: 'any',
    child: { age: 12 },
    today: 50,
    thread: 'home',
    begins: noticeOfHomeEducation,
    steps: [told, informed, listed, contacted, doubted, teamIsAsked],
  },
  ...endedStories(),
]

// Two years of ended work, one story every few weeks, so that lists, reports and searches have something to find.
function endedStories(): readonly Story[] {
  const resolved = (today: number, age: number): Story => ({
    school: 'any',
    child: { age },
    today,
    thread: 'enquiry',
    begins: didNotCome,
    steps: [
      dayZero(),
      ...firstWeek.slice(0, 2),
      step(4, 'school', 'enquiry', () => ({
        kind: 'parent-reached',
        facts: { says: 'will-attend', note: 'Father, by telephone.' },
      })),
    ],
  })
  const foundByTeam = (today: number, age: number): Story => ({
    school: 'any',
    child: { age },
    today,
    thread: 'enquiry',
    begins: stoppedComing('R3'),
    steps: [
      dayZero(),
      ...firstWeek,
      step(6, 'school', 'enquiry', () => ({ kind: 'enquiry-exhausted', facts: {} })),
      ...teamVisits(7).slice(0, 3),
      tenDays(),
      step(13, 'team', 'enquiry', () => ({
        kind: 'team-outcome-recorded',
        facts: { outcome: 'located-will-return', note: 'Staying with the grandmother; back on Monday.' },
      })),
    ],
  })
  const closedCase = (today: number, age: number, where: 'other-authority' | 'abroad'): Story => ({
    school: 'any',
    child: { age },
    today,
    thread: 'enquiry',
    begins: didNotCome,
    steps: [
      ...twentyDaysInVain,
      referred(21),
      ...acknowledged(22),
      ...authorityList(23),
      located(40, where, where === 'abroad' ? 'school abroad' : 'the other authority’s CME team'),
      signed(42, 'officer', 'found-will-not-attend', 'The family lives there now.'),
      signed(42, 'school', 'found-will-not-attend', 'The family lives there now.'),
      ...removed(44, 'MMMMMMM'),
    ],
  })
  const onRollAgain = (today: number, age: number): Story => ({
    school: undefined,
    child: { age },
    today,
    thread: 'case',
    begins: toldByPublic,
    steps: [
      ...matched(1),
      triaged(2),
      closed(
        20,
        'on-roll-here',
        'On the roll of a school in the county since last week.',
        'the school office',
      ),
    ],
  })
  return [
    resolved(45, 5),
    resolved(120, 9),
    resolved(250, 12),
    resolved(330, 13),
    foundByTeam(60, 10),
    foundByTeam(210, 14),
    {
      ...foundByTeam(300, 8),
      begins: didNotCome,
      steps: [
        dayZero(),
        ...firstWeek,
        ...admissionsFindNothing(),
        ...teamVisits(7),
        tenDays(),
        step(18, 'team', 'enquiry', () => ({
          kind: 'team-outcome-recorded',
          facts: { outcome: 'located-will-return', note: 'Back after an illness in the family.' },
        })),
      ],
    },
    closedCase(150, 13, 'other-authority'),
    closedCase(280, 11, 'abroad'),
    onRollAgain(90, 7),
    onRollAgain(200, 12),
    onRollAgain(360, 14),
  ]
}

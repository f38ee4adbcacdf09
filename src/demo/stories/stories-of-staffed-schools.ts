import { authorityList, check, exhausted } from './case-chapters.ts'
import {
  acknowledged,
  admissionsFindNothing,
  dayZero,
  firstWeek,
  notLocated,
  referred,
  removed,
  restOfSchoolList,
  signed,
  teamAsked,
  teamVisits,
  tenDays,
  tried,
  twentyDaysInVain,
} from './enquiry-chapters.ts'
import { type Story, type StoryFacts, step } from './story.ts'

// So that it is known of every enquiry on the list whether it is called for.
const CIRCUMSTANCES = {
  'came-from-another-school': true,
  'has-siblings': false,
  'lives-in-another-authority': false,
  'service-family': false,
  'known-to-social-care': false,
  'believed-moved-authority': false,
  'believed-abroad': false,
  'has-plan-for-special-needs': false,
} as const

export const didNotCome = (facts: StoryFacts) =>
  ({
    kind: 'non-arrival-reported',
    happenedOn: facts.day(1),
    facts: {
      expectedOn: facts.day(1),
      immediateConcern: false,
      schoolName: facts.schoolName,
      circumstances: CIRCUMSTANCES,
    },
  }) as const

export const stoppedComing = (route: 'R2' | 'R3') => (facts: StoryFacts) =>
  ({
    kind: 'enquiry-opened',
    happenedOn: facts.day(1),
    facts: {
      route,
      firstMissedOn: facts.day(1),
      schoolName: facts.schoolName,
      circumstances: CIRCUMSTANCES,
      ...(route === 'R3' ? { reasonBelieved: 'A neighbour saw a removal van.' } : {}),
    },
  }) as const

/** On the way to another school, which has not yet said that the pupil came. */
const leaves = (facts: StoryFacts) =>
  ({
    kind: 'enquiry-opened',
    happenedOn: facts.day(1),
    facts: {
      route: 'R4',
      ground: 'A',
      destination: 'Made-Up High School, Leeds',
      lastDay: facts.day(3),
      receivingSchool: true,
      schoolName: facts.schoolName,
    },
  }) as const

const exhaustedProcedure = (day: number) =>
  step(day, 'school', 'enquiry', () => ({
    kind: 'enquiry-exhausted',
    facts: { note: 'The school’s own procedure has led nowhere.' },
  }))

/** What people find when they sign in at one of the staffed schools: each state of an enquiry, and what leads on. */
export const STAFFED_STORIES: readonly Story[] = [
  {
    school: 'weston-road',
    child: { age: 13 },
    today: 6,
    thread: 'enquiry',
    begins: leaves,
    steps: [],
  },
  {
    school: 'weston-road',
    child: { given: 'Rowan', family: 'Test-Ashby', sex: 'M', age: 12 },
    today: 7,
    thread: 'enquiry',
    begins: didNotCome,
    steps: [
      dayZero(),
      ...firstWeek,
      step(6, 'school', 'enquiry', () => ({
        kind: 'admissions-asked',
        facts: { note: 'A neighbour spoke of Tamworth.' },
      })),
    ],
  },
  {
    school: 'weston-road',
    child: { given: 'Joss', family: 'Mock-Tanner', sex: 'M', age: 14, flags: ['attendance'] },
    today: 12,
    thread: 'enquiry',
    begins: stoppedComing('R2'),
    steps: [
      dayZero(),
      ...firstWeek,
      exhaustedProcedure(6),
      teamAsked(6),
      step(7, 'team', 'enquiry', () => ({ kind: 'team-received', facts: {} })),
      step(8, 'team', 'enquiry', () => ({ kind: 'team-accepted', facts: {} })),
      tenDays(),
    ],
  },
  {
    school: 'weston-road',
    child: { given: 'Kwame', family: 'Pretend-Osei', sex: 'M', age: 11 },
    today: 3,
    thread: 'enquiry',
    begins: stoppedComing('R3'),
    steps: [
      dayZero(),
      tried(1, 'school', {
        check: 'parents-by-phone',
        method: 'telephone',
        who: 'father’s number',
        result: 'no-answer',
      }),
    ],
  },
  {
    school: 'weston-road',
    child: { given: 'Tamsin', family: 'Sample-Quinn', sex: 'F', age: 13 },
    today: 26,
    thread: 'enquiry',
    begins: didNotCome,
    steps: [
      ...twentyDaysInVain,
      referred(21),
      ...acknowledged(21),
      ...check(22, 'own-databases', 'rolls and admissions', { day: 22, result: 'nothing-found' }),
      ...check(22, 'health', 'child health information service', { day: 24, result: 'nothing-found' }),
      ...check(22, 'council-tax-and-housing', 'district council', { day: 25, result: 'nothing-found' }),
      ...check(23, 'police', 'police missing-persons desk'),
      ...check(23, 'border', 'border records'),
    ],
  },
  {
    school: 'weston-road',
    child: { given: 'Amir', family: 'Demo-Lund', sex: 'M', age: 15 },
    today: 22,
    thread: 'enquiry',
    begins: didNotCome,
    steps: [
      dayZero(),
      tried(1, 'school', {
        check: 'parents-by-phone',
        method: 'telephone',
        who: 'mother’s number',
        result: 'reached',
      }),
      step(2, 'school', 'enquiry', () => ({
        kind: 'parent-reached',
        facts: { says: 'will-attend', note: 'Mother. Back from a funeral abroad, in school tomorrow.' },
      })),
    ],
  },
  {
    school: 'hart-school',
    child: { given: 'Noor', family: 'Sample-Aziz', sex: 'F', age: 13 },
    today: 30,
    thread: 'enquiry',
    begins: didNotCome,
    steps: [
      ...twentyDaysInVain,
      referred(21),
      ...acknowledged(21),
      ...authorityList(22),
      signed(27, 'officer', 'not-found'),
      signed(28, 'school', 'not-found'),
    ],
  },
  {
    school: 'hart-school',
    child: { given: 'Marnie', family: 'Test-Calder', sex: 'F', age: 12, flags: ['child-protection-plan'] },
    today: 24,
    thread: 'enquiry',
    begins: didNotCome,
    steps: [
      ...twentyDaysInVain,
      step(12, 'school', 'enquiry', (facts) => ({
        kind: 'safety-contact-recorded',
        facts: {
          told: 'First Response',
          toldAt: `${facts.day(12)}T11:20:00Z`,
          note: 'The social worker was told by telephone.',
        },
      })),
      referred(20),
      ...acknowledged(20, 'red', ['child-protection-plan']),
      ...check(21, 'social-care', 'children’s social care', { day: 21, result: 'nothing-found' }),
      ...check(21, 'police', 'police missing-persons desk', { day: 22, result: 'nothing-found' }),
      ...check(22, 'health', 'child health information service'),
    ],
  },
  {
    school: 'hart-school',
    child: { age: 14 },
    today: 21,
    thread: 'enquiry',
    begins: didNotCome,
    steps: [...twentyDaysInVain],
  },
  {
    school: 'hart-school',
    child: { age: 11 },
    today: 22,
    thread: 'enquiry',
    begins: didNotCome,
    steps: [...twentyDaysInVain, referred(21)],
  },
  {
    school: 'hart-school',
    child: { age: 12 },
    today: 1,
    thread: 'enquiry',
    begins: stoppedComing('R2'),
    steps: [],
  },
  {
    school: 'hart-school',
    child: { age: 15 },
    today: 16,
    thread: 'enquiry',
    begins: stoppedComing('R3'),
    steps: [dayZero(), ...firstWeek, exhaustedProcedure(6), teamAsked(6), ...teamVisits(7), tenDays()],
  },
  {
    school: 'hart-school',
    child: { age: 13 },
    today: 70,
    thread: 'enquiry',
    begins: didNotCome,
    steps: [
      ...twentyDaysInVain,
      referred(21),
      ...acknowledged(22),
      ...authorityList(23),
      signed(30, 'officer', 'not-found'),
      signed(31, 'school', 'not-found'),
      ...removed(33, 'XXXXXXX'),
      exhausted(60),
    ],
  },
  {
    school: 'primary',
    child: { age: 6 },
    today: 9,
    thread: 'enquiry',
    begins: didNotCome,
    steps: [
      dayZero(),
      ...firstWeek,
      step(5, 'school', 'enquiry', () => ({ kind: 'admissions-asked', facts: {} })),
      step(7, 'admissions', 'enquiry', () => ({
        kind: 'admissions-answered',
        facts: {
          onRoll: 'elsewhere',
          school: 'A school in another authority (3004021)',
          note: 'Confirmed by telephone with the school office.',
        },
      })),
    ],
  },
  {
    school: 'primary',
    child: { age: 9 },
    today: 14,
    thread: 'enquiry',
    begins: didNotCome,
    steps: [
      dayZero(),
      ...firstWeek,
      step(5, 'school', 'enquiry', () => ({ kind: 'admissions-asked', facts: {} })),
      step(7, 'admissions', 'enquiry', () => ({
        kind: 'admissions-answered',
        facts: { onRoll: 'elsewhere', school: 'A school in another authority (3004021)' },
      })),
      step(10, 'head', 'enquiry', (facts) => ({
        kind: 'removal-decided',
        happenedOn: facts.day(10),
        facts: { ground: 'A', onDate: facts.day(10), conditions: [] },
      })),
      step(10, 'school', 'enquiry', () => ({ kind: 'deletion-return-sent', facts: {} })),
    ],
  },
  {
    school: 'primary',
    child: { age: 4 },
    today: 4,
    thread: 'enquiry',
    begins: didNotCome,
    steps: [dayZero(), ...firstWeek.slice(0, 3)],
  },
  {
    school: 'primary',
    child: { age: 8 },
    today: 18,
    thread: 'enquiry',
    begins: didNotCome,
    steps: [
      dayZero(),
      ...firstWeek,
      ...restOfSchoolList,
      ...admissionsFindNothing(),
      ...teamVisits(7),
      tenDays(),
      notLocated(17),
    ],
  },
]

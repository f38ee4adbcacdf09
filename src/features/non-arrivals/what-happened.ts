import type { Choice } from '../cases/index.ts'
import type { Form } from '../slice.ts'

/** What a school reports of a child, and by which route of the process the thread begins (policy.md E2). */
export interface WhatHappened {
  readonly id: 'did-not-come' | 'absent' | 'not-back' | 'moved' | 'leaving' | 'joined'
  /** None for a new pupil: nobody looks for one who came. */
  readonly route: 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'none'
  readonly choice: string
  readonly hint: string
  /** The name of the whole report, above every page of it. */
  readonly report: string
  readonly who: string
  readonly which: string
  readonly onRegister: string
  readonly why: string
  readonly first: string
  readonly opened: string
}

const EVERY = {
  onRegister: 'Not yet: the pupil is added to your register from the day they joined',
  opened: 'reported that the pupil stopped coming',
} as const

export const WHAT_HAPPENED = [
  {
    id: 'did-not-come',
    route: 'R1',
    choice: 'A pupil who was expected did not come',
    hint: 'They were due to start with you and have never been here.',
    report: 'Report a pupil who did not come',
    who: 'Who did not come?',
    which: 'The pupil who did not come',
    onRegister: 'Not yet: the pupil is added to your register from the expected day',
    why: 'Why did the child not come, as far as anybody believes?',
    first: 'First, ring or write to the parents (policy 4.2). Record each try, whatever came of it.',
    opened: 'reported that the pupil did not come',
  },
  {
    ...EVERY,
    id: 'absent',
    route: 'R2',
    choice: 'A pupil is absent and we cannot find out why',
    hint: 'They were here before. Nobody answers, or what you hear does not explain it.',
    report: 'Report a pupil who stopped coming',
    who: 'Who is absent?',
    which: 'The pupil who is absent',
    why: 'Why is the child absent, as far as anybody believes?',
    first:
      'First, follow your normal procedure for absence (policy 4.5). Record each try. If it fails, record that, and the Local Support Team is asked.',
  },
  {
    ...EVERY,
    id: 'not-back',
    route: 'R2',
    choice: 'A pupil is not back from leave that we agreed',
    hint: 'The leave is over and they have not come back.',
    report: 'Report a pupil who is not back from leave',
    who: 'Who is not back?',
    which: 'The pupil who is not back',
    why: 'Why is the child not back, as far as anybody believes?',
    first:
      'First, follow your normal procedure for absence (policy 4.5). Record each try. If it fails, record that, and the Local Support Team is asked.',
  },
  {
    ...EVERY,
    id: 'moved',
    route: 'R3',
    choice: 'We think the family has moved',
    hint: 'The pupil is absent, and nobody has told you where they are taught now.',
    report: 'Report a family that may have moved',
    who: 'Whose family may have moved?',
    which: 'The pupil whose family may have moved',
    why: 'Why do you think that the family has moved?',
    first:
      'First, try every parent and every emergency contact (policy 4.6). Record each try. When nobody can be reached, record that, and the Local Support Team is asked.',
  },
  {
    id: 'leaving',
    route: 'R4',
    choice: 'A pupil leaves, or has left',
    hint: 'For any reason: another school, a move, home education, end of school, or gone and nobody knows where.',
    report: 'Record a leaver',
    who: 'Who leaves?',
    which: 'The pupil who leaves',
    onRegister:
      'Not yet: the pupil is added to your register from the day they joined, so that the name can be removed',
    why: 'Why is the child gone, as far as anybody believes?',
    first:
      'The name stays on your register until the headteacher removes it on a ground of the law. Hear from the new school first.',
    opened: 'recorded that the pupil leaves',
  },
  {
    id: 'joined',
    route: 'none',
    choice: 'A new pupil has joined',
    hint: 'The authority is told within five days. Not needed at the start of your youngest year, unless the authority asks.',
    report: 'Record a new pupil',
    who: 'Who has joined?',
    which: 'The new pupil',
    onRegister: 'Not yet: the pupil is added to your register from the day they joined',
    why: '',
    first: '',
    opened: '',
  },
] as const satisfies readonly WhatHappened[]

export const WHAT_HAPPENED_CHOICES: readonly Choice[] = WHAT_HAPPENED.map(({ id, choice, hint }) => ({
  value: id,
  text: choice,
  hint,
}))

/** What a draft is about; a draft that says nothing was begun for a pupil who did not come. */
export function whatHappenedIn(answers: Form): WhatHappened {
  const what: WhatHappened = WHAT_HAPPENED.find(({ id }) => id === answers.text('what')) ?? WHAT_HAPPENED[0]
  return what.id === 'leaving' ? { ...what, route: routeOfLeaver(answers) } : what
}

/** Plain answers lead a leaver to the route: the parent’s notice, gone without trace, or a known destination. */
function routeOfLeaver(answers: Form): 'R4' | 'R5' | 'R6' {
  const why = answers.text('whyLeaving')
  if (why === 'home-education') return 'R6'
  if (why === 'gone') return 'R5'
  const nobodyKnows = answers.text('destination') === 'unknown'
  return nobodyKnows && (why === 'another-school' || why === 'moved-away') ? 'R5' : 'R4'
}

/** What a school does first on a route of the process. */
export function firstSteps(route: string | null): string {
  if (route === 'R5')
    return 'Refer the child to the CME team at once (policy 4.12, 4.14). The name stays on your register until school and authority have both looked and written down the same outcome.'
  return (WHAT_HAPPENED.find((each) => each.route === route) ?? WHAT_HAPPENED[0]).first
}

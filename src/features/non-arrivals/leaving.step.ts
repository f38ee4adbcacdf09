import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { type Choice, type FormReader, formReader } from '../cases/index.ts'
import type { Form } from '../slice.ts'
import { dateNames, isNewPupil, type Step, type StepContext } from './journey.ts'

type Why = 'another-school' | 'moved-away' | 'home-education' | 'gone' | 'other'

export interface LeavingAnswer {
  readonly why: Why
  /** The ground of the law that the answer leads to; judged only when the headteacher decides. */
  readonly ground?: string
  readonly groundLabel?: string
  /** When the pupil joined the school: asked where Onroll does not hold the register entry. */
  readonly joinedOn?: PlainDate
  readonly notice?: {
    readonly author: string
    readonly receivedOn: PlainDate
    readonly statedDay?: PlainDate
  }
}

const WHYS: readonly Why[] = ['another-school', 'moved-away', 'home-education', 'gone', 'other']
const GROUND_OF: Readonly<Partial<Record<Why, string>>> = { 'another-school': 'A', 'moved-away': 'G' }
const WORDS: Readonly<Record<Why, string>> = {
  'another-school': 'Goes to another school',
  'moved-away': 'The family moves, too far to come to you',
  'home-education': 'A parent has written that the child will be educated at home',
  gone: 'The pupil is gone and nobody knows where',
  other: 'For another reason that the law names',
}

/** Of a pupil who has died nobody asks where to. */
export function hasDied(answers: Form): boolean {
  return answers.text('whyLeaving') === 'other' && ['K', 'not-csa-died'].includes(answers.text('otherGround'))
}

/** Those that the other answers lead to, or that only a search by school and authority opens. */
const ASKED_OTHERWISE: ReadonlySet<string> = new Set([
  'A',
  'F',
  'G',
  'H',
  'I',
  'not-csa-absent-20-not-traced',
])

/** Why a pupil leaves, in plain English; the answer leads to the ground and the route (policy 4.10, 4.11, 4.14, 5.1). */
export const leavingStep: Step<LeavingAnswer> = {
  key: 'leaving',
  title: 'Why the pupil leaves',
  names: [
    'whyLeaving',
    'otherGround',
    'noticeBy',
    ...dateNames('noticeOn'),
    ...dateNames('noticeAfter'),
    ...dateNames('joinedOn'),
  ],
  async form(context) {
    return {
      heading: 'Why does the pupil leave?',
      lead: 'Your answer leads to the ground of the law. Nothing is removed here: the headteacher decides afterwards.',
      citation: 'Policy 4.10 to 4.14 and 5.1',
      fields: [
        {
          kind: 'radios',
          name: 'whyLeaving',
          label: 'Choose what fits best',
          choices: WHYS.map((why): Choice => ({ value: why, text: WORDS[why], ...moreOf(why, context) })),
        },
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const why = reader.choice('whyLeaving', WHYS, 'Choose why the pupil leaves.')
    if (why === undefined) return { ok: false, errors: reader.errors }
    const grounds = otherGrounds(context)
    const other =
      why === 'other'
        ? reader.choice(
            'otherGround',
            grounds.map(({ id }) => id),
            'Choose the reason.',
          )
        : undefined
    const notice = why === 'home-education' ? readNotice(reader, context.today) : undefined
    const joinedOn =
      notice && isNewPupil(context)
        ? reader.date('joinedOn', 'The day the pupil joined', {
            notAfter: { day: context.today, message: 'The day the pupil joined must be today or earlier.' },
          })
        : undefined
    if (reader.errors.length > 0) return { ok: false, errors: reader.errors }
    const ground = other ?? GROUND_OF[why]
    const label = grounds.find(({ id }) => id === other)?.label
    return {
      ok: true,
      value: {
        why,
        ...(ground ? { ground } : {}),
        ...(label ? { groundLabel: label } : {}),
        ...(notice ? { notice } : {}),
        ...(joinedOn ? { joinedOn } : {}),
      },
    }
  },
  rows: ({ why, groundLabel, notice }) => [
    { key: 'Why the pupil leaves', value: groundLabel ?? WORDS[why] },
    ...(notice
      ? [
          { key: 'Notice written by', value: notice.author },
          { key: 'Received on', value: displayDate(notice.receivedOn) },
          {
            key: 'Educated at home after',
            value: notice.statedDay ? displayDate(notice.statedDay) : 'no day stated',
          },
        ]
      : []),
  ],
}

function moreOf(why: Why, context: StepContext): Partial<Choice> {
  switch (why) {
    case 'home-education':
      return {
        fields: [
          { kind: 'text', name: 'noticeBy', label: 'Who wrote the notice?' },
          { kind: 'date', name: 'noticeOn', label: 'On which day did it arrive?' },
          {
            kind: 'date',
            name: 'noticeAfter',
            label: 'After which day, says the notice, is the child educated at home?',
          },
          ...(isNewPupil(context)
            ? [{ kind: 'date' as const, name: 'joinedOn', label: 'When did the pupil join your school?' }]
            : []),
        ],
      }
    case 'gone':
      return { hint: 'You refer the child to the CME team next.' }
    case 'other':
      return {
        fields: [
          {
            kind: 'select',
            name: 'otherGround',
            label: 'Which reason?',
            choices: otherGrounds(context).map(({ id, label }) => ({ value: id, text: label })),
          },
        ],
      }
    default:
      return {}
  }
}

function otherGrounds({ rules }: StepContext) {
  const grounds = rules.grounds()
  return grounds.ok ? grounds.value.filter(({ id }) => !ASKED_OTHERWISE.has(id)) : []
}

function readNotice(reader: FormReader, today: PlainDate) {
  const author = reader.text('noticeBy', 'Write down who wrote the notice.', 200)
  const receivedOn = reader.date('noticeOn', 'The day on which the notice arrived', {
    notAfter: {
      day: today,
      message: 'The day must be today or earlier. Without a written notice nothing is removed.',
    },
  })
  const statedDay = reader.maybeDate('noticeAfter', 'The day that the parent stated')
  return receivedOn && { author, receivedOn, ...(statedDay ? { statedDay } : {}) }
}

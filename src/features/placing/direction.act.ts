import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ActContext } from '../cases/index.ts'
import { dayField, filled, NOTE, readDay, readSchool, stepAct } from '../cases/index.ts'
import { datesOf, lateFields, readDelay, tooEarly } from './step-dates.ts'

const LAW = 'Policy 3.4 and 3.5; School Standards and Framework Act 1998, sections 97A to 97C'
const SCHOOL = { kind: 'text', name: 'school', label: 'School', hint: 'Name and seven-digit number' } as const

/** T42: a school is consulted before it is directed to admit a looked-after child; an academy is asked. */
export const startDirectionAct = stepAct({
  action: 'start-direction',
  permission: 'record-case-step',
  heading: 'Which school is to be directed?',
  lead: ({ state }) =>
    state.state === 'L5' && state.direction
      ? `A direction of ${state.direction.school} is under way. Another school begins the steps anew.`
      : 'Only for a looked-after child. Consulting the school begins its time to reply; an academy is directed by the Secretary of State.',
  citation: LAW,
  async fields(context) {
    const dates = await datesOf(context)
    return [
      SCHOOL,
      {
        kind: 'radios',
        name: 'schoolKind',
        label: 'What kind of school is it?',
        choices: [
          {
            value: 'maintained',
            text: 'Maintained school',
            hint: 'The authority directs, after consulting and notice',
          },
          { value: 'academy', text: 'Academy', hint: 'The Secretary of State directs, when asked' },
        ],
      },
      dayField('On which day was the school consulted, or the academy asked?', context.today),
      ...lateFields(dates.get('looked-after-place'), context.today),
      NOTE,
    ]
  },
  async read(reader, context) {
    const school = await readSchool(reader, context)
    const schoolKind = reader.choice(
      'schoolKind',
      ['maintained', 'academy'],
      'Say what kind of school it is.',
    )
    const on = readDay(reader, context, 'The day on which the school was asked')
    const note = reader.text('note')
    const delay = readDelay(reader, (await datesOf(context)).get('looked-after-place'), on)
    if (!school || !schoolKind || !on) return undefined
    return [
      ...delay,
      {
        kind: 'direction-started',
        happenedOn: on,
        facts: { school: school.school, schoolKind, ...filled('note', note) },
      },
    ]
  },
})

export const recordSchoolReplyAct = stepAct({
  action: 'record-school-reply',
  permission: 'record-case-step',
  heading: ({ state }) => `What did ${state.direction?.school ?? 'the school'} reply?`,
  lead: 'Without a reply nothing is recorded here: the next step may be taken when its time is over.',
  citation: LAW,
  fields: ({ today }) => [
    {
      kind: 'radios',
      name: 'reply',
      label: 'Reply',
      choices: [
        { value: 'will-not-admit', text: 'It does not admit the child' },
        { value: 'will-admit', text: 'It admits the child', hint: 'Then record that no direction is needed' },
      ],
    },
    dayField('On which day did it reply?', today),
    NOTE,
  ],
  read(reader, context) {
    const reply = reader.choice('reply', ['will-admit', 'will-not-admit'], 'Choose the reply.')
    const on = readDay(reader, context, 'The day of the reply')
    const note = reader.text('note')
    const asked = context.state.direction?.startedOn
    if (on && asked && on < asked)
      reader.fault('on-day', 'The reply cannot come before the school was asked.')
    if (!reply || !on) return undefined
    return { kind: 'direction-school-replied', happenedOn: on, facts: { reply, ...filled('note', note) } }
  },
})

const TOLD = [
  { value: 'the admission authority', text: 'The admission authority of the school' },
  { value: 'its local authority', text: 'The local authority of the school' },
  { value: 'the headteacher', text: 'The headteacher' },
  { value: 'the governing body', text: 'The governing body' },
] as const

/** The notice: not before the school replied, or its time to reply is over. */
export const giveNoticeAct = stepAct({
  action: 'give-notice',
  permission: 'record-case-step',
  heading: 'Who was given notice of the intention to direct?',
  lead: 'In writing, to all four. From that day they have time to go to the Schools Adjudicator.',
  citation: LAW,
  async fields(context) {
    const dates = await datesOf(context)
    return [
      { kind: 'checkboxes', name: 'to', label: 'Notice was given to', choices: TOLD },
      dayField('On which day?', context.today),
      ...lateFields(dates.get('direction-give-notice'), context.today),
      NOTE,
    ]
  },
  async read(reader, context) {
    const { direction } = context.state
    const dates = await datesOf(context)
    const to = reader.choices(
      'to',
      TOLD.map(({ value }) => value),
    )
    if (to.length < TOLD.length) reader.fault('to', 'Notice is given to all four. Choose each that was told.')
    const on = readDay(reader, context, 'The day of the notice')
    const note = reader.text('note')
    const early =
      on && direction?.repliedOn === null
        ? tooEarly(
            'the school has not replied, and its time to reply is not over',
            dates.get('direction-reply'),
            on,
          )
        : undefined
    if (early) reader.fault('on-day', early)
    if (on && direction?.repliedOn && on < direction.repliedOn)
      reader.fault('on-day', 'The notice cannot come before the reply.')
    const delay = readDelay(reader, dates.get('direction-give-notice'), on)
    if (!on) return undefined
    return [
      ...delay,
      { kind: 'direction-notice-given', happenedOn: on, facts: { to, ...filled('note', note) } },
    ]
  },
})

/** An academy: the authority cannot direct, and asks the Secretary of State. */
export const requestDirectionAct = stepAct({
  action: 'request-direction',
  permission: 'record-case-step',
  heading: 'When was the Secretary of State asked to direct?',
  citation: 'Policy 3.4; an academy is directed under its funding agreement',
  async fields(context) {
    const dates = await datesOf(context)
    return [
      {
        kind: 'text',
        name: 'reference',
        label: 'Reference of the request, if there is one',
        width: 'medium',
      },
      dayField('On which day?', context.today),
      ...lateFields(dates.get('direction-request'), context.today),
      NOTE,
    ]
  },
  async read(reader, context) {
    const { direction } = context.state
    const dates = await datesOf(context)
    const reference = reader.text('reference', undefined, 100)
    const on = readDay(reader, context, 'The day of the request')
    const note = reader.text('note')
    const early =
      on && direction?.repliedOn === null
        ? tooEarly(
            'the academy has not replied, and its time to reply is not over',
            dates.get('direction-reply'),
            on,
          )
        : undefined
    if (early) reader.fault('on-day', early)
    const delay = readDelay(reader, dates.get('direction-request'), on)
    if (!on) return undefined
    const facts = { ...filled('reference', reference), ...filled('note', note) }
    return [...delay, { kind: 'direction-requested', happenedOn: on, facts }]
  },
})

/** T45. */
export const recordDirectionAct = stepAct({
  action: 'record-direction',
  permission: 'record-case-step',
  heading: 'Who has directed which school?',
  citation: LAW,
  fields: ({ today, state }) => [
    { ...SCHOOL, ...(state.direction ? { value: state.direction.school } : {}) },
    {
      kind: 'text',
      name: 'madeBy',
      label: 'Who made the direction?',
      hint:
        state.direction?.schoolKind === 'academy'
          ? 'The Secretary of State'
          : 'The person who decided for the authority',
      width: 'medium',
    },
    dayField('On which day?', today),
  ],
  async read(reader, context) {
    const school = reader.text('school', 'Write down the school.', 300)
    const madeBy = reader.text('madeBy', 'Write down who made the direction.', 200)
    const on = readDay(reader, context, 'The day of the direction')
    const refusal = on && (await notYet(context, on))
    if (refusal) reader.fault('on-day', refusal)
    return on && { kind: 'direction-made', happenedOn: on, facts: { school, madeBy } }
  },
})

/** Which step is still missing before a direction, or which time still runs. */
async function notYet(context: ActContext, on: PlainDate): Promise<string | undefined> {
  const { direction } = context.state
  if (direction?.schoolKind === 'academy')
    return direction.requestedOn === null || on < direction.requestedOn
      ? 'The Secretary of State directs an academy, and has not been asked yet. Record the request first.'
      : undefined
  if (direction === null || direction.noticeOn === null)
    return 'Notice of the intention to direct has not been given yet. Record the notice first.'
  return tooEarly('the time of the notice is not over', (await datesOf(context)).get('direction-notice'), on)
}

export const recordNotNeededAct = stepAct({
  action: 'record-not-needed',
  permission: 'record-case-step',
  heading: ({ state }) => `Does ${state.direction?.school ?? 'the school'} admit without a direction?`,
  lead: 'The case goes on as an offered place, and stays open until the child has started.',
  citation: LAW,
  fields: ({ today }) => [
    { kind: 'textarea', name: 'reason', label: 'What has the school agreed to?' },
    dayField('On which day?', today),
  ],
  read(reader, context) {
    const reason = reader.text('reason', 'Write down what the school has agreed to.')
    const on = readDay(reader, context, 'The day')
    const school = context.state.direction?.school ?? ''
    return on && { kind: 'direction-not-needed', happenedOn: on, facts: { school, reason } }
  },
})

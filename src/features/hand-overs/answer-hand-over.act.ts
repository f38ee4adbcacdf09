import { displayDate } from '../../domain/calendar/display-date.ts'
import { ok } from '../../domain/result.ts'
import { type Act, type ActContext, events, type Field, faults, formReader } from '../cases/index.ts'
import { eventsOfAnswer, type HandOverAnswer, settleAnswer } from './answer-hand-over.command.ts'
import { endHandOver, findHandOver, type HandOver } from './hand-overs.store.ts'

const CITATION = 'Policy 3.2'
const SAYS = ['opened', 'accepted', 'refused'] as const
const CAME = [
  { value: 'telephone', text: 'By telephone' },
  { value: 'e-mail', text: 'By e-mail' },
  { value: 'letter', text: 'By letter' },
] as const

async function handOverOf({ trx, state }: ActContext): Promise<HandOver> {
  const found = state.handOver && (await findHandOver(trx, state.handOver.id))
  if (!found) throw new Error('The case is offered to nobody, or its hand-over is gone')
  return found
}

const toName = ({ state }: ActContext) => state.handOver?.toName ?? 'the other authority'

/** A receipt that came by telephone, e-mail or letter, with what proves it. */
export const recordHandOverAnswerAct: Act = {
  action: 'record-hand-over-answer',
  path: 'record-hand-over-answer',
  permission: 'hand-over-case',
  async form(context) {
    const since = context.state.handOver?.offeredOn
    return {
      heading: `What did ${toName(context)} answer?`,
      lead: `Offered on ${since ? displayDate(since) : 'an unknown day'}. Only an acceptance closes the case, with this receipt as its evidence.`,
      button: 'Record the answer',
      citation: CITATION,
      fields: [
        {
          kind: 'radios',
          name: 'says',
          label: 'Answer',
          choices: [
            { value: 'opened', text: 'They have opened the file and answer later' },
            {
              value: 'accepted',
              text: 'They accept',
              fields: [{ kind: 'date', name: 'from', label: 'From which day are they responsible?' }],
            },
            {
              value: 'refused',
              text: 'They refuse',
              fields: [{ kind: 'textarea', name: 'reason', label: 'Their reason' }],
            },
          ],
        },
        { kind: 'text', name: 'by', label: 'Who said so over there?' },
        { kind: 'text', name: 'post', label: 'Their post' },
        { kind: 'text', name: 'email', label: 'Their e-mail, if they gave one' },
        { kind: 'radios', name: 'cameBy', label: 'How did it come?', choices: CAME },
        {
          kind: 'textarea',
          name: 'evidence',
          label: 'What proves it?',
          hint: 'For example: call back to the number of the directory at 10.15, or their e-mail of 3 November',
        },
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const says = reader.choice('says', SAYS, 'Choose what they answered.')
    const handOver = await handOverOf(context)
    const from =
      says === 'accepted'
        ? reader.date('from', 'The day', {
            notAfter: {
              day: context.today,
              message: 'The day must be today or earlier. Until they are responsible the case stays open.',
            },
            notBefore: {
              day: handOver.offeredOn,
              message: 'The day must not be before the child was offered.',
            },
          })
        : undefined
    const reason = says === 'refused' ? reader.text('reason', 'Write down their reason.', 1500) : ''
    const by = reader.text('by', 'Write down who said so.', 200)
    const post = reader.text('post', 'Write down their post.', 200)
    const email = reader.text('email', undefined, 200)
    const cameBy = reader.choice(
      'cameBy',
      CAME.map(({ value }) => value),
      'Choose how the answer came.',
    )
    const evidence = reader.text('evidence', 'Write down what proves it.', 1000)
    if (!says || !cameBy || reader.errors.length > 0) return faults(reader.errors)
    const said = { by, post, email, cameBy, evidence }
    const answer: HandOverAnswer =
      says === 'accepted' && from
        ? { ...said, says, from }
        : says === 'refused'
          ? { ...said, says, reason }
          : { ...said, says: 'opened' }
    return events(...(await eventsOfAnswer(context.trx, handOver, answer)))
  },
  async after(context, _recorded, news) {
    const handOver = await handOverOf(context)
    const kinds = new Set(news.map(({ kind }) => kind))
    const says = kinds.has('hand-over-accepted')
      ? 'accepted'
      : kinds.has('hand-over-refused')
        ? 'refused'
        : 'opened'
    await settleAnswer(context.deps, context.trx, context.by, handOver, says)
    return ok(undefined)
  },
}

/** The weekly question after the receipt. */
export const chaseHandOverAct: Act = {
  action: 'chase-hand-over',
  path: 'chase-hand-over',
  permission: 'hand-over-case',
  onlyAdds: true,
  async form(context) {
    return {
      heading: `How did you ask ${toName(context)} for the receipt?`,
      lead: 'The next reminder comes a week after this.',
      button: 'Record that you asked',
      citation: CITATION,
      fields: CHASE_FIELDS,
    }
  },
  async read(form, { state }) {
    const reader = formReader(form)
    const how = reader.text('how', 'Write down whom you asked and how.', 300)
    const said = reader.text('said', undefined, 1000)
    if (reader.errors.length > 0) return faults(reader.errors)
    const handOver = state.handOver?.id ?? ''
    return events({ kind: 'hand-over-chased', facts: { handOver, how, ...(said ? { said } : {}) } })
  },
}

const CHASE_FIELDS: readonly Field[] = [
  { kind: 'text', name: 'how', label: 'Whom did you ask, and how?' },
  { kind: 'textarea', name: 'said', label: 'What did they say?' },
]

/** Takes the offer back: the link no longer answers. */
export const withdrawHandOverAct: Act = {
  action: 'withdraw-hand-over',
  path: 'withdraw-hand-over',
  permission: 'hand-over-case',
  async form(context) {
    return {
      heading: `Why do you take it back from ${toName(context)}?`,
      lead: 'The link in the file no longer works then. Tell them, and ask them to delete the file.',
      button: 'Take the hand-over back',
      citation: CITATION,
      fields: [{ kind: 'textarea', name: 'reason', label: 'Reason' }],
    }
  },
  async read(form, { state }) {
    const reader = formReader(form)
    const reason = reader.text('reason', 'Write down the reason.', 1000)
    if (reader.errors.length > 0) return faults(reader.errors)
    return events({ kind: 'hand-over-withdrawn', facts: { handOver: state.handOver?.id ?? '', reason } })
  },
  async after(context) {
    const handOver = await handOverOf(context)
    await endHandOver(context.trx, handOver.id, 'withdrawn', context.deps.clock.now())
    return ok(undefined)
  },
}

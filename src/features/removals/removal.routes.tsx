import { parsePlainDate } from '../../domain/calendar/plain-date.ts'
import { availableActions } from '../../domain/case/available-actions.ts'
import { eventsOfKind } from '../../domain/case/matter-event.ts'
import { leaverWords } from '../../exchange/ctf/leaver-words.ts'
import {
  type ActContext,
  contextOf,
  type Field,
  type FieldError,
  formReader,
  howItBegan,
  identityOf,
  recordEvents,
} from '../cases/index.ts'
import {
  type Answer,
  type Ask,
  notFound,
  page,
  type Route,
  redirect,
  refused,
  unprocessable,
} from '../slice.ts'
import { decideRemoval, keepOnRoll } from './decide-removal.command.ts'
import { readDestination, schoolsToChoose } from './destination-form.ts'
import { type GroundQuestion, questionsOf } from './ground-questions.ts'
import { judgeRemoval } from './judge-removal.ts'
import { leaverWording } from './leaver-wording.ts'
import { leavingSaid } from './leaving-said.ts'
import { RemovalPage } from './removal.page.tsx'
import { destinationFields, fieldOfQuestion, REASON_FIELD } from './removal-fields.ts'
import { removalPaths } from './removal-paths.ts'
import { GroundsPage, QuestionsPage, RemovalDonePage } from './removal-words.page.tsx'
import { statusOfEntry } from './status-of-entry.ts'

const VIEW = { permission: 'view-removal', record: 'matter', data: 'child', writes: false } as const
const DECIDE = { permission: 'decide-removal', record: 'matter', data: 'child' } as const

/** The headteacher's decision about a name on the roll (policy 4.9 to 4.12). */
export const removalRoutes: readonly Route[] = [
  { ...VIEW, method: 'GET', path: '/matters/:matterId/removal', audit: 'view-removal', handle: showRemoval },
  {
    ...VIEW,
    method: 'GET',
    path: '/matters/:matterId/removal/grounds',
    audit: 'view-grounds',
    handle: showGrounds,
  },
  {
    ...VIEW,
    method: 'GET',
    path: '/matters/:matterId/removal/statement',
    audit: 'open-register-statement',
    handle: showStatement,
  },
  {
    ...VIEW,
    writes: true,
    method: 'POST',
    path: '/matters/:matterId/removal/statement',
    audit: 'state-register',
    handle: recordStatement,
  },
  {
    ...DECIDE,
    writes: true,
    method: 'POST',
    path: '/matters/:matterId/removal',
    audit: 'decide-removal',
    handle: recordDecision,
  },
  {
    ...DECIDE,
    writes: false,
    method: 'GET',
    path: '/matters/:matterId/removal/confirm',
    audit: 'confirm-removal',
    handle: showConfirm,
  },
  {
    ...DECIDE,
    writes: true,
    method: 'POST',
    path: '/matters/:matterId/removal/confirm',
    audit: 'remove-name',
    handle: removeName,
  },
  {
    ...VIEW,
    method: 'GET',
    path: '/matters/:matterId/removal/done',
    audit: 'view-removal',
    handle: showDone,
  },
]

/** The ground that fits where the enquiry stands: on another roll, not found, or not back from leave. */
function usualGround({ state, events }: ActContext): string {
  const said = howItBegan(events).ground
  if (said && state.state === 'Q6') return said
  if (state.state === 'Q6') return 'A'
  return state.route === 'R2' && state.dayZero === null ? 'H' : 'I'
}

function chosenGround(ask: Ask, context: ActContext): string {
  return ask.form.text('ground') || ask.query.get('ground') || usualGround(context)
}

function frame(context: ActContext, title: string) {
  return { title, section: 'enquiries', identity: identityOf(context) }
}

async function removalPage(ask: Ask, context: ActContext, errors?: readonly FieldError[]): Promise<Answer> {
  const judged = await judgeRemoval(context, chosenGround(ask, context))
  if (!judged.ok) return refused(judged.refusal, removalPaths.grounds(context.matter.id))
  const grounds = ask.deps.packs.rulesAt(ask.today, ask.by.pack).grounds()
  const body = {
    ...frame(context, 'Remove a name from the roll'),
    content: (
      <RemovalPage
        matterId={context.matter.id}
        givenName={context.child.givenName}
        judged={judged.value}
        today={ask.today}
        headteacher={{ is: ask.by.role === 'headteacher', name: ask.by.name }}
        version={context.matter.eventCount}
        hidden={ask.hidden}
        {...(errors ? { errors } : {})}
        otherGrounds={(grounds.ok ? grounds.value : [])
          .filter(({ id }) => id !== judged.value.ground.id && ['A', 'F', 'G', 'I'].includes(id))
          .map(({ id, label }) => ({ id, label: label.toLowerCase() }))}
      />
    ),
  }
  return errors ? unprocessable(body) : page(body)
}

async function showRemoval(ask: Ask): Promise<Answer> {
  return removalPage(ask, await contextOf(ask))
}

async function showGrounds(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  const grounds = ask.deps.packs.rulesAt(ask.today, ask.by.pack).grounds()
  if (!grounds.ok) return refused(grounds.refusal, removalPaths.removal(context.matter.id))
  return page({
    ...frame(context, 'Grounds for removing a name'),
    content: (
      <GroundsPage
        matterId={context.matter.id}
        givenName={context.child.givenName}
        grounds={grounds.value}
        on={ask.today}
      />
    ),
  })
}

async function statementPage(ask: Ask, context: ActContext, errors?: readonly FieldError[]): Promise<Answer> {
  const judged = await judgeRemoval(context, chosenGround(ask, context))
  if (!judged.ok) return refused(judged.refusal, removalPaths.grounds(context.matter.id))
  const { ground, answers } = judged.value
  const fields: Field[] = questionsOf(ground).map((question) =>
    fieldOfQuestion(question, answers[question.name]),
  )
  const body = {
    ...frame(context, `${errors ? 'Error: ' : ''}What the register says`),
    content: (
      <QuestionsPage
        heading={`What does the register say about ${context.child.givenName}?`}
        lead={`For ground ${ground.id}. What you leave empty is not recorded, and meets no condition.`}
        action={removalPaths.post(context.matter.id, '/statement')}
        back={removalPaths.removal(context.matter.id, ground.id)}
        button="Record what the register says"
        keep={{ ground: ground.id }}
        fields={[
          ...fields,
          {
            kind: 'text',
            name: 'evidence',
            label: 'Evidence',
            hint: 'For example: register extract of 3 November',
          },
        ]}
        hidden={ask.hidden}
        typed={errors ? ask.form : undefined}
        errors={errors}
      />
    ),
  }
  return errors ? unprocessable(body) : page(body)
}

async function showStatement(ask: Ask): Promise<Answer> {
  return statementPage(ask, await contextOf(ask))
}

async function recordStatement(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  const about = { recordIds: [context.matter.id, context.child.id] }
  const found = ask.deps.packs.rulesAt(ask.today, ask.by.pack).ground(chosenGround(ask, context))
  if (!found.ok) return refused(found.refusal, removalPaths.grounds(context.matter.id), about)
  const reader = formReader(ask.form)
  const answers: Record<string, string> = {}
  for (const question of questionsOf(found.value)) {
    const answer = readAnswer(question, reader, ask)
    if (answer) answers[question.name] = answer
  }
  const evidence = reader.text('evidence', undefined, 500)
  if (reader.errors.length > 0) return statementPage(ask, context, reader.errors)
  const facts = { ground: found.value.id, answers, ...(evidence ? { evidence } : {}) }
  const recorded = await recordEvents(ask.deps, ask.trx, ask.by, context.matter.id, [
    { kind: 'register-stated', facts },
  ])
  if (!recorded.ok) return refused(recorded.refusal, removalPaths.removal(context.matter.id), about)
  return redirect(removalPaths.removal(context.matter.id, found.value.id), about)
}

function readAnswer(question: GroundQuestion, reader: ReturnType<typeof formReader>, ask: Ask): string {
  if (question.kind === 'date') {
    const limit =
      question.name === 'noticeStatedDay'
        ? {}
        : { notAfter: { day: ask.today, message: `${question.label} The day must be today or earlier.` } }
    return reader.maybeDate(question.name, 'The day', limit) ?? ''
  }
  const text = reader.text(question.name, undefined, 500)
  if (question.kind === 'number' && text !== '' && !/^\d{1,4}$/.test(text))
    reader.fault(question.name, `${question.label}: use a whole number, like 40.`)
  return text
}

async function recordDecision(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  const about = { recordIds: [context.matter.id, context.child.id] }
  const ground = chosenGround(ask, context)
  switch (ask.form.text('decision')) {
    case 'remove':
      return redirect(removalPaths.confirm(context.matter.id, ground), about)
    case 'another-ground':
      return redirect(removalPaths.grounds(context.matter.id), about)
    case 'keep': {
      const judged = await judgeRemoval(context, ground)
      if (!judged.ok) return refused(judged.refusal, removalPaths.grounds(context.matter.id), about)
      const kept = await keepOnRoll(context, judged.value)
      if (!kept.ok) return refused(kept.refusal, removalPaths.removal(context.matter.id), about)
      return redirect(`/matters/${context.matter.id}`, about)
    }
    default:
      return removalPage(ask, context, [{ field: 'decision', message: 'Choose what you decide.' }])
  }
}

async function confirmPage(ask: Ask, context: ActContext, errors?: readonly FieldError[]): Promise<Answer> {
  const judged = await judgeRemoval(context, chosenGround(ask, context))
  if (!judged.ok) return refused(judged.refusal, removalPaths.grounds(context.matter.id))
  if (!judged.value.decision.permitted)
    return redirect(removalPaths.removal(context.matter.id, judged.value.ground.id))
  const { givenName } = context.child
  const typed = errors ? ask.form : await leavingSaid(context)
  const body = {
    ...frame(context, `${errors ? 'Error: ' : ''}Before the name is removed`),
    content: (
      <QuestionsPage
        heading={`You are about to remove ${givenName}’s name`}
        lead={`Ground ${judged.value.ground.id}, today. The return goes to the authority at once. A name is never removed backwards in time.`}
        action={removalPaths.post(context.matter.id, '/confirm')}
        back={removalPaths.removal(context.matter.id, judged.value.ground.id)}
        button={`Remove ${givenName}’s name`}
        danger
        keep={{ ground: judged.value.ground.id, version: String(context.matter.eventCount) }}
        fields={[
          ...destinationFields(
            leaverWording(ask, ask.today).territories,
            typed ? await schoolsToChoose(typed, ask.trx, ask.today) : [],
          ),
          REASON_FIELD,
        ]}
        hidden={ask.hidden}
        typed={typed}
        errors={errors}
      />
    ),
  }
  return errors ? unprocessable(body) : page(body)
}

async function showConfirm(ask: Ask): Promise<Answer> {
  return confirmPage(ask, await contextOf(ask))
}

async function removeName(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  const about = { recordIds: [context.matter.id, context.child.id] }
  const back = removalPaths.removal(context.matter.id, chosenGround(ask, context))
  if (ask.form.version() !== context.matter.eventCount) {
    return refused(
      {
        code: 'STALE',
        message:
          'Somebody recorded something here after you opened the page. Look at the conditions again, then decide.',
      },
      back,
      about,
    )
  }
  if (!availableActions(context.state, 'school').some(({ action }) => action === 'decide-removal')) {
    return refused(
      {
        code: 'NOT_POSSIBLE_NOW',
        message:
          'The enquiry does not stand where a name can be removed. School and authority first write down the same outcome.',
      },
      back,
      about,
    )
  }
  const wording = leaverWording(ask, ask.today)
  const { status, told, errors } = await readDestination(ask.form, ask.trx, ask.today, wording)
  if (!status) return confirmPage(ask, context, errors)
  const decided = await decideRemoval(
    context,
    chosenGround(ask, context),
    { status, told },
    ask.form.text('reason').slice(0, 2000),
  )
  return decided.ok
    ? redirect(removalPaths.done(context.matter.id), about)
    : refused(decided.refusal, back, about)
}

async function showDone(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  const removed = eventsOfKind(context.events, 'removal-decided').at(-1)
  const sent = eventsOfKind(context.events, 'deletion-return-sent').at(-1)
  if (!removed) return notFound()
  const removedOn = parsePlainDate(removed.facts.onDate) ?? ask.today
  const words = leaverWords(await statusOfEntry(context), removedOn, leaverWording(ask, removedOn))
  return page({
    ...frame(context, 'The name is removed'),
    content: (
      <RemovalDonePage
        matterId={context.matter.id}
        givenName={context.child.givenName}
        removedOn={removedOn}
        ground={removed.facts.ground}
        reasonForLeaving={words.ok ? words.value.reasonForLeaving : words.refusal.message}
        returnReference={sent?.facts.reference ?? ''}
        caseStaysOpen={context.state.referral.sentOn !== null}
      />
    ),
  })
}

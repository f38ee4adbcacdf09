import { displayDate, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import { availableActions } from '../../domain/case/available-actions.ts'
import { eventsOfKind } from '../../domain/case/matter-event.ts'
import { stateOf } from '../../domain/case/process-states.ts'
import {
  type Act,
  type ActContext,
  conflictAnswer,
  contextOf,
  DAY_TWENTY,
  type FieldError,
  identityOf,
  listCasesOfSiblings,
  matterPaths,
} from '../cases/index.ts'
import { listDeadlinesOfMatter } from '../deadlines/index.ts'
import {
  type Answer,
  type Ask,
  type Page,
  page,
  type Route,
  redirect,
  refused,
  unprocessable,
} from '../slice.ts'
import { earlierSteps, readEarlierSteps } from './earlier-steps.ts'
import { gatherReferral } from './gather-referral.ts'
import { NotYetPage, ReferralPage, type SentForm, SentPage } from './referral.page.tsx'
import { controlOf, readReferral, referralParts } from './referral-form.ts'
import { referralPaths } from './referral-paths.ts'
import { sendReferral } from './send-referral.command.ts'

/** The questions in one list, for the page that shows two people’s texts beside each other. */
const AS_ACT: Pick<Act, 'action' | 'path' | 'form'> = {
  action: 'send-referral',
  path: 'referral',
  async form(context) {
    const known = await gatherReferral(context)
    const fields = partsOf(context).flatMap((part) => part.fields.map((field) => controlOf(field, known)))
    return { heading: 'Send the referral', button: 'Send the referral', fields }
  },
}

const PATH = '/matters/:matterId/referral'

export const referralRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: PATH,
    permission: 'view-referral',
    record: 'matter',
    data: 'child',
    writes: false,
    audit: 'open-send-referral',
    handle: showReferral,
  },
  {
    method: 'POST',
    path: PATH,
    permission: 'send-referral',
    record: 'matter',
    data: 'child',
    writes: true,
    audit: 'send-referral',
    handle: postReferral,
  },
]

/** One address for the referral’s whole life: not yet, the form, and the form as it was sent. */
async function showReferral(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  const about = { recordIds: [context.matter.id, context.child.id] }
  if (context.state.referral.sentOn !== null) return page(sentPage(context), about)
  if (mayBeSent(context)) return page(await formPage(ask, context), about)
  return page(await notYetPage(context), about)
}

async function postReferral(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  const about = { recordIds: [context.matter.id, context.child.id] }
  if (ask.form.version() !== context.matter.eventCount) return conflictAnswer(ask, context, AS_ACT, about)
  if (!mayBeSent(context))
    return refused(
      {
        code: 'NOT_POSSIBLE_NOW',
        message: 'The referral goes when day 20 is here and the team has not found the child.',
      },
      matterPaths.matter(context.matter.id),
      about,
    )
  const parts = partsOf(context)
  const { answers, reader } = readReferral(ask.form, parts)
  const leftOut = readEarlierSteps(reader, await earlierSteps(context), context.today)
  if (reader.errors.length > 0)
    return unprocessable(await formPage(ask, context, reader.errors), false, about)
  const sent = await sendReferral(context, { parts, answers, leftOut })
  if (!sent.ok) return refused(sent.refusal, matterPaths.matter(context.matter.id), about)
  return redirect(referralPaths.referral(context.matter.id), about)
}

function mayBeSent({ state, by }: ActContext): boolean {
  return (
    by.side === 'school' && availableActions(state, by.side).some(({ action }) => action === 'send-referral')
  )
}

function partsOf({ deps, by, today }: ActContext) {
  return referralParts(deps.packs.rulesAt(today, by.pack))
}

function frame(context: ActContext, title: string, content: Page['content']): Page {
  return { title, section: 'enquiries', safety: 'full', identity: identityOf(context), content }
}

async function formPage(ask: Ask, context: ActContext, errors?: readonly FieldError[]): Promise<Page> {
  return frame(
    context,
    `${errors ? 'Error: ' : ''}Send the referral`,
    <ReferralPage
      matterId={context.matter.id}
      givenName={context.child.givenName}
      parts={partsOf(context)}
      known={await gatherReferral(context)}
      steps={await earlierSteps(context)}
      casesOfSiblings={await listCasesOfSiblings(context.trx, context.child.id)}
      citations="Policy 4.4 and 4.7; fields as councils ask for them"
      version={ask.form.version() ?? context.matter.eventCount}
      hidden={ask.hidden}
      typed={errors ? ask.form : undefined}
      errors={errors}
    />,
  )
}

async function notYetPage(context: ActContext): Promise<Page> {
  const { trx, matter, state, child } = context
  const due = (await listDeadlinesOfMatter(trx, matter.id)).find((row) => row.kind === DAY_TWENTY)
  return frame(
    context,
    'The referral',
    <NotYetPage
      matterId={matter.id}
      givenName={child.givenName}
      dayTwenty={due && { on: displayDateWithWeekday(due.dueOn), whyHref: matterPaths.why(due.id) }}
      dayTwentyReached={state.dayTwentyReachedOn !== null}
      outcomeIn={state.team.outcome === 'not-located'}
      stateLabel={stateOf(state.state).label}
    />,
  )
}

function sentPage(context: ActContext): Page {
  const { matter, state, events } = context
  const { referral } = state
  const sent = eventsOfKind(events, 'referral-sent').at(-1)?.facts
  return frame(
    context,
    'The referral',
    <SentPage
      matterId={matter.id}
      reference={matter.reference}
      sentOn={referral.sentOn ? displayDate(referral.sentOn) : ''}
      sentTo={sent?.sentTo}
      acknowledged={
        referral.acknowledgedOn && referral.officer
          ? {
              officer: referral.officer,
              on: displayDate(referral.acknowledgedOn),
              reference: referral.reference ?? '',
            }
          : undefined
      }
      form={sent?.form && 'parts' in sent.form ? (sent.form as unknown as SentForm) : undefined}
    />,
  )
}

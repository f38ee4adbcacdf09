import { addDays } from '../../domain/calendar/plain-date.ts'
import { availableActions } from '../../domain/case/available-actions.ts'
import { suggestSources } from '../../domain/enquiry/suggest-sources.ts'
import {
  type ActContext,
  authorityChecks,
  contextOf,
  formReader,
  identityOf,
  matterPaths,
  mirrorCheck,
  recordEvents,
} from '../cases/index.ts'
import {
  type Answer,
  type Ask,
  notFound,
  type Page,
  page,
  type Route,
  redirect,
  refused,
  unprocessable,
} from '../slice.ts'
import { AskPage, PreviewPage } from './ask.page.tsx'
import { BoardPage, CAME, RepliesPage } from './board.page.tsx'
import { lettersWords, type OutsideCheck, requestPack, sendRequest } from './request-pack.ts'
import { standingOfSources } from './source-standing.ts'
import { tracingPaths } from './tracing.paths.ts'
import { findUnreadReply, listUnreadReplies, markRead, yieldsSince } from './tracing.store.ts'

const CASE = { permission: 'record-check', record: 'matter', data: 'child' } as const

/** The tracing of one child: sources, requests that go out, and what comes back (policy 2.4, 3.1, 3.2; T32). */
export const tracingRoutes: readonly Route[] = [
  {
    ...CASE,
    method: 'GET',
    path: '/matters/:matterId/tracing',
    writes: false,
    audit: 'view-tracing',
    handle: showBoard,
  },
  {
    ...CASE,
    method: 'GET',
    path: '/matters/:matterId/tracing/ask',
    writes: false,
    audit: 'open-tracing-request',
    handle: showAsk,
  },
  // Posts, so that no address stands in an address; writes nothing.
  {
    ...CASE,
    method: 'POST',
    path: '/matters/:matterId/tracing/preview',
    writes: false,
    audit: 'preview-tracing-request',
    handle: preview,
  },
  {
    ...CASE,
    method: 'POST',
    path: '/matters/:matterId/tracing/ask',
    writes: true,
    audit: 'send-tracing-request',
    handle: send,
  },
  {
    ...CASE,
    method: 'POST',
    path: '/matters/:matterId/tracing/replies/:reply',
    writes: true,
    audit: 'settle-tracing-reply',
    handle: settle,
  },
  {
    permission: 'record-check',
    record: 'none',
    data: 'child',
    method: 'GET',
    path: '/tracing',
    writes: false,
    audit: 'list-tracing-replies',
    handle: showReplies,
  },
]

const YEAR = 365

async function showBoard(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  if (context.matter.kind !== 'authority-case') return notFound()
  const checks = authorityChecks(context)
  const yields = await yieldsSince(ask.trx, addDays(ask.today, -YEAR))
  const content = (
    <BoardPage
      matterId={context.matter.id}
      givenName={context.child.givenName}
      open={mayAsk(context)}
      sources={standingOfSources(suggestSources(checks, yields), context.events, ask.today)}
      replies={await listUnreadReplies(ask.trx, context.matter.id)}
      labels={new Map(checks.map(({ id, label }) => [id, label]))}
      today={ask.today}
      hidden={ask.hidden}
    />
  )
  return page(frame(context, 'Tracing', content), aboutOf(context))
}

async function showReplies({ deps, trx, today, by }: Ask): Promise<Answer> {
  const replies = await listUnreadReplies(trx)
  const checks = deps.packs.rulesAt(today, by.pack).enquiryChecks()
  const labels = new Map(checks.map(({ id, label }) => [id, label]))
  return page(
    {
      title: 'Answers to read',
      section: 'tracing',
      content: <RepliesPage replies={replies} labels={labels} />,
    },
    { recordIds: replies.map(({ matterId }) => matterId) },
  )
}

function mayAsk({ state, by }: ActContext): boolean {
  return (
    by.side === 'authority' &&
    availableActions(state, by.side).some(({ action }) => action === 'request-check')
  )
}

/** The source that the address names, when it is one that something goes out to and the case can still ask. */
function sourceOf(ask: Ask, context: ActContext): OutsideCheck | undefined {
  const check = authorityChecks(context).find(({ id }) => id === ask.query.get('source'))
  return check?.tracing && check.tracing.channel !== 'in-house'
    ? { ...check, tracing: check.tracing }
    : undefined
}

async function showAsk(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  const check = sourceOf(ask, context)
  if (check === undefined) return notFound()
  if (!mayAsk(context)) return cannotAsk(context)
  return page(frame(context, 'Ask a source', askPage(ask, context, check)), aboutOf(context))
}

function askPage(
  ask: Ask,
  { matter }: ActContext,
  check: OutsideCheck,
  errors?: readonly { field: string; message: string }[],
) {
  return (
    <AskPage
      matterId={matter.id}
      version={matter.eventCount}
      hidden={ask.hidden}
      check={check}
      typed={errors ? ask.form : undefined}
      errors={errors}
    />
  )
}

async function preview(ask: Ask): Promise<Answer> {
  return withPack(ask, async (context, pack) =>
    page(previewPage(ask, context, pack, false), aboutOf(context)),
  )
}

async function send(ask: Ask): Promise<Answer> {
  return withPack(ask, async (context, pack) => {
    if (ask.form.version() !== context.matter.eventCount)
      return unprocessable(previewPage(ask, context, pack, true), false, aboutOf(context))
    const sent = await sendRequest(context, pack, ask.requestId)
    if (!sent.ok) return refused(sent.refusal, tracingPaths.board(context.matter.id), aboutOf(context))
    return redirect(tracingPaths.board(context.matter.id), aboutOf(context))
  })
}

async function withPack(
  ask: Ask,
  next: (context: ActContext, pack: Awaited<ReturnType<typeof requestPack>>) => Promise<Answer>,
): Promise<Answer> {
  const context = await contextOf(ask)
  const check = sourceOf(ask, context)
  if (check === undefined) return notFound()
  if (!mayAsk(context)) return cannotAsk(context)
  const reader = formReader(ask.form)
  const name = reader.text(
    'toName',
    'Enter who is asked, for example: Stafford Borough Council, council tax.',
    200,
  )
  const address = reader.text('toAddress', 'Enter where the request goes.', 500)
  if (reader.errors.length > 0)
    return unprocessable(
      frame(context, 'Error: Ask a source', askPage(ask, context, check, reader.errors)),
      false,
      aboutOf(context),
    )
  return next(context, await requestPack(context, check, { name, address }))
}

function previewPage(
  ask: Ask,
  context: ActContext,
  pack: Awaited<ReturnType<typeof requestPack>>,
  changed: boolean,
): Page {
  const words = lettersWords(context, pack, '(the one-time link is made when it is sent)')
  return frame(
    context,
    'Read it before it goes',
    <PreviewPage
      matterId={context.matter.id}
      version={context.matter.eventCount}
      hidden={ask.hidden}
      pack={pack}
      {...words}
      changed={changed}
    />,
  )
}

/** The officer has read what came: it becomes the answer of the source, or is put aside and stays on record. */
async function settle(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  const { matter, deps, trx, by, today } = context
  const reply = await findUnreadReply(trx, matter.id, ask.params.reply ?? '')
  const board = tracingPaths.board(matter.id)
  if (reply === undefined) return alreadyRead(board)
  const became = ask.form.text('became') === 'answer' ? 'answer' : 'put-aside'
  if (!(await markRead(trx, reply.id, { accountId: by.accountId, at: ask.now, became })))
    return alreadyRead(board)
  const from = `${reply.asked}: ${reply.byName}, ${reply.byJob}, by the one-time link`
  const how = reply.came === 'in-time' ? '' : ` ${CAME[reply.came]}.`
  const recorded = await recordEvents(deps, trx, by, matter.id, [
    became === 'answer' && mayAsk(context)
      ? {
          kind: 'check-answered',
          facts: {
            check: reply.source,
            result: reply.result,
            evidence: from,
            note: `${reply.words}${how}`.trim() || 'Answered without words.',
          },
        }
      : {
          kind: 'note-recorded',
          facts: { text: `Put aside: an answer from ${from}.${how} ${reply.words}`.trim() },
        },
  ])
  if (!recorded.ok) return refused(recorded.refusal, board, aboutOf(context))
  if (became === 'answer') {
    const shown = await mirrorCheck(context, {
      check: reply.source,
      asked: reply.asked,
      result: reply.result,
      on: today,
    })
    if (!shown.ok) return refused(shown.refusal, board, aboutOf(context))
  }
  return redirect(board, aboutOf(context))
}

function alreadyRead(back: string): Answer {
  return refused(
    {
      code: 'ALREADY_READ',
      message: 'A colleague has dealt with this answer. What became of it stands on the case.',
    },
    back,
  )
}

function cannotAsk(context: ActContext): Answer {
  return refused(
    {
      code: 'NOT_POSSIBLE_NOW',
      message: 'Nobody is asked any more where this case stands. If there is something new, record it first.',
    },
    matterPaths.matter(context.matter.id),
    aboutOf(context),
  )
}

function aboutOf({ matter, child }: ActContext) {
  return { recordIds: [matter.id, child.id] }
}

function frame(context: ActContext, title: string, content: Page['content']): Page {
  return { title, section: 'cases', identity: identityOf(context), content }
}

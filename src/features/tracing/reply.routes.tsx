import { newId } from '../../platform/ids/new-id.ts'
import { type FieldError, formReader } from '../cases/index.ts'
import type { OpenAnswer, OpenAsk, OpenRoute } from '../open-route.ts'
import type { Page } from '../slice.ts'
import { AnsweredPage, NoLinkPage, ReplyPage } from './reply.page.tsx'
import { answerLink, findLink, type Link } from './reply-link.store.ts'

const OPEN = { permission: 'anyone', data: 'child', path: '/reply/:replyToken' } as const

/** A partner answers by the one-time link in the letter, without an account. */
export const replyRoutes: readonly OpenRoute[] = [
  { ...OPEN, method: 'GET', writes: false, audit: 'view-tracing-link', proof: 'form', handle: show },
  { ...OPEN, method: 'POST', writes: true, audit: 'answer-tracing-link', proof: 'form', handle: take },
]

const framed = (title: string, content: Page['content']): Page => ({ title, content })

async function show(ask: OpenAsk): Promise<OpenAnswer> {
  const link = await findLink(ask.deps.db, ask.params.replyToken ?? '', ask.today)
  if (link === undefined)
    return { kind: 'page', status: 404, page: framed('No request here', <NoLinkPage />) }
  return { kind: 'page', page: framed('Answer a request', pageOf(ask, link)) }
}

function pageOf({ params, hidden, form }: OpenAsk, link: Link, errors?: readonly FieldError[]) {
  return (
    <ReplyPage
      token={params.replyToken ?? ''}
      link={link}
      hidden={hidden}
      typed={errors ? form : undefined}
      errors={errors}
    />
  )
}

async function take(ask: OpenAsk): Promise<OpenAnswer> {
  const { deps, params, now, today } = ask
  const token = params.replyToken ?? ''
  const link = await findLink(deps.db, token, today)
  if (link === undefined)
    return { kind: 'page', status: 404, page: framed('No request here', <NoLinkPage />) }
  const reader = formReader(ask.form)
  const initials = reader
    .text('initials', 'Enter the initials of the child you were asked about.', 10)
    .replaceAll(/[^\p{L}]/gu, '')
    .toUpperCase()
  const year = reader.text('bornYear', 'Enter the year in which the child was born.', 10)
  const result = reader.choice(
    'result',
    ['found-something', 'nothing-found'],
    'Say whether you found something.',
  )
  const words = reader.text('words')
  const byName = reader.text('byName', 'Enter your name.', 200)
  const byJob = reader.text('byJob', 'Enter your job and where you work.', 200)
  if (year !== '' && !/^(19|20)\d\d$/.test(year.trim()))
    reader.fault('bornYear', 'Enter the year with four figures, for example 2014.')
  if (result === 'found-something' && words === '') reader.fault('words', 'Write down what you found.')
  if (result === undefined || reader.errors.length > 0)
    return {
      kind: 'page',
      status: 422,
      page: framed('Error: Answer a request', pageOf(ask, link, reader.errors)),
    }
  const answer = { id: newId(now), initials, bornYear: Number(year), result, words, byName, byJob }
  const came = await answerLink(deps.db, token, answer, deps.clock.now(), today)
  const status = came === 'other-child' ? 422 : came === 'full' ? 429 : 200
  const content = <AnsweredPage came={came ?? 'full'} authority={link.authority} />
  return { kind: 'page', status, page: framed('Your answer', content) }
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer, Ask, Form, HiddenFields, Route } from '../features/slice.ts'
import { recordAudit } from '../platform/audit/record-audit.ts'
import type { SignedIn } from '../platform/auth/asker.ts'
import { childrenOf } from '../platform/auth/may-open.ts'
import { may } from '../platform/auth/roles.ts'
import { isDatabaseAway } from '../platform/db/database-away.ts'
import { inTransaction, type Trx, undo } from '../platform/db/in-transaction.ts'
import { findEarlierResult, rememberResult } from '../platform/db/repeat-guard.ts'
import { auditLine, type Outcome } from './audit-lines.ts'
import { readForm } from './form-parsing.ts'
import { isOpenTo } from './is-open-to.ts'
import { isFromOwnOrigin } from './own-origin.ts'
import { drawForeignForm } from './plain-pages.tsx'
import { formOf } from './request-form.ts'
import { actKey, carriesSecret, hiddenFields } from './request-tokens.ts'
import { type Sendable, sendAnswer } from './send-answer.ts'
import { drawPage, sendErrorPage } from './send-page.ts'
import { type Shell, whoAsks } from './shell.ts'
import { sendToSignIn } from './signed-out.ts'
import { cleanTyped } from './typed-text.ts'

/** What one request needs on its way through the gates. */
interface Passage {
  readonly shell: Shell
  readonly route: Route
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly by: SignedIn
  readonly params: Readonly<Record<string, string>>
  readonly path: string
}

/** The way of every signed-in request: who, from where, may they, is it theirs, once; then the slice, and one audit line. */
export function answerRoute(shell: Shell, route: Route) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const by = await whoAsks(shell, request)
    if (by === undefined) return sendToSignIn(shell, route, request, reply)
    const params = request.params as Readonly<Record<string, string>>
    const passage: Passage = { shell, route, request, reply, by, params, path: pathOf(request) }
    request.askedBy = by.accountId
    if (!may(by.role, route.permission)) return refuseWithoutTelling(passage, 'permission')
    return route.method === 'GET' ? show(passage) : act(passage)
  }
}

async function show(passage: Passage): Promise<FastifyReply> {
  return finish(passage, await runAudited(passage, formOf([]), undefined))
}

async function act(passage: Passage): Promise<FastifyReply> {
  const { route, request, by } = passage
  if (!isFromOwnOrigin(request)) return refuseForm(passage, 'foreign-origin')
  const form = await readForm(request, route.files === true)
  if (!carriesSecret(form, by.antiForgery)) return refuseForm(passage, 'anti-forgery')
  const key = actKey(form, passage.path)
  if (route.writes && key === undefined) return refuseForm(passage, 'no-idempotency-key')
  return finish(passage, await runAudited(passage, form, route.writes ? key : undefined))
}

// A fault undoes everything, the audit line too; that it was tried is written down, and the fault goes on its way.
async function runAudited(passage: Passage, form: Form, key: string | undefined): Promise<RunResult> {
  try {
    return await runRoute(passage, form, key)
  } catch (fault) {
    if (!isDatabaseAway(fault)) await auditAlone(passage, 'failed', [], 'fault')
    throw fault
  }
}

interface RunResult {
  readonly sendable: Sendable
  readonly outcome: Outcome
  readonly undone: boolean
  readonly about: readonly string[]
  readonly why?: string | undefined
}

async function runRoute(passage: Passage, form: Form, key: string | undefined): Promise<RunResult> {
  const { shell, route, params, request } = passage
  const { clock, db } = shell.deps
  const now = clock.now()
  const by: SignedIn = { ...passage.by, at: now }
  return inTransaction(db, by, async (trx) => {
    if (!(await isOpenTo(trx, by, params))) return undo(notFoundResult(undefined))
    const earlier = key === undefined ? undefined : await findEarlierResult(trx, by, key)
    if (earlier !== undefined) return undo(replayed(earlier))
    const hidden = hiddenFields(by.antiForgery)
    const ask: Ask = {
      deps: shell.deps,
      trx,
      by,
      now,
      today: clock.today(),
      params,
      query: queryOf(request),
      form,
      requestId: request.id,
      hidden,
    }
    const children = await childrenOf(trx, by, params)
    const result = judge(passage, await route.handle(ask), hidden, children)
    if (result.undone) return undo(result)
    await recordAudit(trx, by, now, auditLine(passage, result.outcome, result.about, result.why))
    if (key !== undefined && result.sendable.kind === 'redirect')
      await rememberResult(trx as Trx, by, key, route.path, result.sendable.to, now)
    return result
  })
}

// Drawn before the commit: a page that cannot be drawn must not have written anything.
function judge(
  passage: Passage,
  answer: Answer,
  hidden: HiddenFields,
  children: readonly string[],
): RunResult {
  const { shell, request, by, params } = passage
  const about = [...(answer.recordIds ?? []), ...children]
  switch (answer.kind) {
    case 'page': {
      const status = answer.status ?? 200
      const viewer = { by, antiForgery: hidden.antiForgery, nonce: request.nonce, matterId: params.matterId }
      const html = drawPage(shell, viewer, answer.page, status === 422)
      const sendable: Sendable = { kind: 'html', status, html }
      if (status === 200) return { sendable, outcome: 'done', undone: false, about, why: answer.why }
      const why = answer.why ?? (status === 409 ? 'changed-meanwhile' : 'form-not-accepted')
      return { sendable, outcome: 'refused', undone: answer.keep !== true, about, why }
    }
    case 'redirect':
    case 'file':
      return { sendable: answer, outcome: 'done', undone: false, about, why: answer.why }
    case 'refused': {
      const why = answer.why ?? answer.refusal.code
      return { sendable: answer, outcome: 'refused', undone: true, about, why }
    }
    case 'not-found':
      return notFoundResult(answer)
  }
}

function notFoundResult(answer: Answer | undefined): RunResult {
  return {
    sendable: { kind: 'not-found' },
    outcome: 'not-found',
    undone: true,
    about: answer?.recordIds ?? [],
    why: answer?.why,
  }
}

function replayed(to: string): RunResult {
  return { sendable: { kind: 'redirect', to }, outcome: 'done', undone: true, about: [], why: 'sent-again' }
}

async function finish(passage: Passage, result: RunResult): Promise<FastifyReply> {
  if (result.undone) await auditAlone(passage, result.outcome, result.about, result.why)
  return sendAnswer(passage.shell, passage.request, passage.reply, passage.by, result.sendable)
}

async function auditAlone(
  passage: Passage,
  outcome: Outcome,
  about: readonly string[],
  why: string | undefined,
): Promise<void> {
  const { db, clock } = passage.shell.deps
  await inTransaction(db, passage.by, (trx) =>
    recordAudit(trx, passage.by, clock.now(), auditLine(passage, outcome, about, why)),
  )
}

async function refuseWithoutTelling(passage: Passage, why: string): Promise<FastifyReply> {
  await auditAlone(passage, 'refused', [], why)
  return sendAnswer(passage.shell, passage.request, passage.reply, passage.by, { kind: 'not-found' })
}

async function refuseForm(passage: Passage, why: string): Promise<FastifyReply> {
  await auditAlone(passage, 'refused', [], why)
  return sendErrorPage(passage.shell, passage.request, passage.reply, 403, passage.by, drawForeignForm)
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/'
}

/** What stands behind the question mark, cleaned as typed text is: an address may be typed too. */
export function queryOf(request: FastifyRequest): URLSearchParams {
  const at = request.url.indexOf('?')
  const typed = new URLSearchParams(at < 0 ? '' : request.url.slice(at))
  return new URLSearchParams([...typed].map(([name, value]) => [cleanTyped(name), cleanTyped(value)]))
}

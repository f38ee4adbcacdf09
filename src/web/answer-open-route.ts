import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OpenAnswer, OpenAsk, OpenRoute } from '../features/open-route.ts'
import type { Form, HiddenFields } from '../features/slice.ts'
import type { SignedIn } from '../platform/auth/asker.ts'
import { may } from '../platform/auth/roles.ts'
import { newSecretToken } from '../platform/auth/secret-tokens.ts'
import { queryOf } from './answer-route.ts'
import { changeCookies, readCookies } from './cookies.ts'
import { readForm } from './form-parsing.ts'
import { isFromOwnOrigin } from './own-origin.ts'
import { drawForeignForm, drawNotFound } from './plain-pages.tsx'
import { formOf } from './request-form.ts'
import { carriesSecret, hiddenFields } from './request-tokens.ts'
import { redirectTo } from './send-answer.ts'
import { drawPage, sendErrorPage, sendHtml } from './send-page.ts'
import { type Shell, whoAsks } from './shell.ts'
import { sendToSignIn } from './signed-out.ts'

/** The way of a request outside a sign-in's transaction: signing in and out, one-time links, change of role. */
export function answerOpenRoute(shell: Shell, route: OpenRoute) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const by = await whoAsks(shell, request)
    if (route.permission !== 'anyone') {
      if (by === undefined) return sendToSignIn(shell, route, request, reply)
      if (!may(by.role, route.permission)) return sendErrorPage(shell, request, reply, 404, by, drawNotFound)
    }
    const secret = by?.antiForgery ?? (route.proof === 'origin' ? '' : formSecret(request, reply))
    const form = route.method === 'POST' ? await readForm(request, false) : formOf([])
    if (route.method === 'POST' && !isProven(route, request, form, by, secret))
      return sendErrorPage(shell, request, reply, 403, by, drawForeignForm)
    const hidden = hiddenFields(secret)
    const answer = await route.handle(askOf(shell, request, by, form, hidden))
    return send(shell, request, reply, by, hidden, answer)
  }
}

function askOf(
  shell: Shell,
  request: FastifyRequest,
  by: SignedIn | undefined,
  form: Form,
  hidden: HiddenFields,
): OpenAsk {
  return {
    deps: shell.deps,
    now: shell.sessionNow(),
    today: shell.deps.clock.today(),
    params: request.params as Readonly<Record<string, string>>,
    query: queryOf(request),
    form,
    hidden,
    requestId: request.id,
    source: request.ip,
    by,
    token: readCookies(request),
  }
}

// Before signing in there is no sign-in to hold a secret, so a cookie of its own holds it and the form repeats it. A
// route that its origin alone proves leaves no cookie behind: whoever tells us something leaves no trace on the machine.
function formSecret(request: FastifyRequest, reply: FastifyReply): string {
  const existing = readCookies(request).form
  if (existing !== undefined) return existing
  const fresh = newSecretToken()
  changeCookies(reply, [{ name: 'form', value: fresh }])
  return fresh
}

function isProven(
  route: OpenRoute,
  request: FastifyRequest,
  form: Form,
  by: SignedIn | undefined,
  secret: string,
): boolean {
  if (!isFromOwnOrigin(request)) return false
  if (route.proof === 'origin') return true
  // With nobody signed in there is nothing to protect, and signing out twice is no fault.
  if (route.proof === 'sign-in' && by === undefined) return true
  return carriesSecret(form, secret)
}

function send(
  shell: Shell,
  request: FastifyRequest,
  reply: FastifyReply,
  by: SignedIn | undefined,
  hidden: HiddenFields,
  answer: OpenAnswer,
): FastifyReply {
  if (answer.kind === 'not-found') return sendErrorPage(shell, request, reply, 404, by, drawNotFound)
  if (answer.kind === 'leave') {
    reply.header('clear-site-data', '"cache", "storage"')
    return reply.redirect(answer.to, 303)
  }
  changeCookies(reply, answer.cookies ?? [])
  if (answer.kind === 'redirect') {
    // Not "cookies": that would also take the mark of a known device.
    if (answer.forget) reply.header('clear-site-data', '"cache", "storage"')
    return redirectTo(reply, answer.to)
  }
  const status = answer.status ?? 200
  const viewer = { by, antiForgery: hidden.antiForgery, nonce: request.nonce }
  return sendHtml(reply, status, drawPage(shell, viewer, answer.page, status === 422))
}

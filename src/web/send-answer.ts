import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from '../features/slice.ts'
import type { SignedIn } from '../platform/auth/asker.ts'
import { attachment } from './attachment.ts'
import { ownPath } from './own-origin.ts'
import { drawNotFound, drawRefusal } from './plain-pages.tsx'
import { DOWNLOAD_POLICY } from './security-headers.ts'
import { sendErrorPage, sendHtml } from './send-page.ts'
import type { Shell } from './shell.ts'

/** An answer ready to leave: a page already drawn, or one of the other kinds. */
export type Sendable =
  | { readonly kind: 'html'; readonly status: number; readonly html: string }
  | Pick<Extract<Answer, { kind: 'redirect' }>, 'kind' | 'to'>
  | Pick<Extract<Answer, { kind: 'file' }>, 'kind' | 'name' | 'contentType' | 'bytes'>
  | Pick<Extract<Answer, { kind: 'refused' }>, 'kind' | 'refusal' | 'back'>
  | { readonly kind: 'not-found' }

export function sendAnswer(
  shell: Shell,
  request: FastifyRequest,
  reply: FastifyReply,
  by: SignedIn,
  answer: Sendable,
): FastifyReply {
  switch (answer.kind) {
    case 'html':
      return sendHtml(reply, answer.status, answer.html)
    case 'redirect':
      return redirectTo(reply, answer.to)
    case 'file':
      return reply
        .header('content-disposition', attachment(answer.name))
        .header('content-security-policy', DOWNLOAD_POLICY)
        .type(answer.contentType)
        .send(answer.bytes)
    case 'refused':
      return sendErrorPage(shell, request, reply, 409, by, drawRefusal(answer.refusal, answer.back))
    case 'not-found':
      return sendErrorPage(shell, request, reply, 404, by, drawNotFound)
  }
}

/** After a form, to a page of our own. */
export function redirectTo(reply: FastifyReply, to: string): FastifyReply {
  const path = ownPath(to)
  if (path === undefined) throw new Error('A redirect stays on this site and is percent-encoded.')
  return reply.redirect(path, 303)
}

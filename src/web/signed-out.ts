import type { FastifyReply, FastifyRequest } from 'fastify'
import { ownPath } from './own-origin.ts'
import { drawSignedOut } from './plain-pages.tsx'
import { redirectTo } from './send-answer.ts'
import { sendErrorPage } from './send-page.ts'
import type { Shell } from './shell.ts'

/** A page leads to the sign-in and back; a form that came too late says so, and where to go on. */
export function sendToSignIn(
  shell: Shell,
  route: { readonly method: string; readonly path: string },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const path = ownPath(request.url.split('?', 1)[0] ?? '/') ?? '/'
  if (route.method === 'GET') {
    return redirectTo(reply, path === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(path)}`)
  }
  const pages = [...shell.routes, ...shell.openRoutes]
  const hasPage = pages.some((other) => other.method === 'GET' && other.path === route.path)
  return sendErrorPage(shell, request, reply, 401, undefined, drawSignedOut(hasPage ? path : '/'))
}

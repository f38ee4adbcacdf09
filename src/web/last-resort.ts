import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseAway } from '../platform/db/database-away.ts'
import { faultFacts } from '../platform/log/fault-facts.ts'
import { ProblemPage, UnavailablePage } from './components/layout/error-pages.tsx'
import { drawMethodNotAllowed, drawNotFound, drawNotUnderstood, drawTooLarge } from './plain-pages.tsx'
import { methodsOf } from './register-routes.ts'
import { FIXED_PATHS } from './route-manifest.ts'
import { bareHeaders } from './security-headers.ts'
import { sendErrorPage } from './send-page.ts'
import { type Shell, whoAsks } from './shell.ts'

/** Answers for what no route answers: no such page, no such method, faults. No fault tells more than its reference. */
export function addLastResort(app: FastifyInstance, shell: Shell): void {
  const known = [
    ...shell.routes,
    ...shell.openRoutes,
    ...FIXED_PATHS.map((path) => ({ method: 'GET' as const, path })),
  ]
  // Before the body is read: nothing sent to an address that does not take it is parsed.
  app.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return undefined
    const methods = methodsOf(known, request.url.split('?', 1)[0] ?? '')
    if (methods.length === 0) {
      return sendErrorPage(shell, request, reply, 404, await whoAsks(shell, request), drawNotFound)
    }
    reply.header('allow', methods.join(', '))
    return sendErrorPage(shell, request, reply, 405, undefined, drawMethodNotAllowed)
  })
  app.setErrorHandler((error: FastifyError, request, reply) => answerFault(shell, error, request, reply))
}

function answerFault(
  shell: Shell,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  reply.removeHeader('set-cookie')
  const status = error.statusCode ?? 500
  if (status === 413) return sendErrorPage(shell, request, reply, 413, undefined, drawTooLarge)
  if (status >= 400 && status < 500)
    return sendErrorPage(shell, request, reply, status, undefined, drawNotUnderstood)
  if (isDatabaseAway(error)) {
    shell.log.error({ requestId: request.id, ...faultFacts(error) }, 'the database does not answer')
    reply.header('retry-after', '30')
    return sendErrorPage(shell, request, reply, 503, undefined, (frame) => UnavailablePage({ frame }))
  }
  shell.log.error({ requestId: request.id, route: request.routeOptions.url, ...faultFacts(error) }, 'a fault')
  return sendErrorPage(shell, request, reply, 500, undefined, (frame) =>
    ProblemPage({ frame, reference: request.id }),
  )
}

/** An address that cannot be read as one; no hook has run yet. */
export function answerNoAddress(_error: Error, _request: unknown, reply: FastifyReply): void {
  void reply
    .headers(bareHeaders())
    .code(404)
    .type('text/plain; charset=utf-8')
    .send('There is no such page.\n')
}

const BARE_STATUS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Bytes that are no request: a bare answer with all headers, then the connection ends. */
export function answerNonsense(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const status = BARE_STATUS[error.code ?? ''] ?? '400 Bad Request'
  const headers = { ...bareHeaders(), connection: 'close', 'content-length': '0' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`)
}

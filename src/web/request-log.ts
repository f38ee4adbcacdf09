import type { FastifyInstance } from 'fastify'
import type { Log } from '../platform/log/log.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The account that asked, for the log. */
    askedBy: string | undefined
  }
}

/** One line a request: the pattern of the address and never the address, since people type names into it. */
export function addRequestLog(app: FastifyInstance, log: Log): void {
  app.decorateRequest('askedBy', undefined)
  app.addHook('onResponse', async (request, reply) => {
    log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...(request.askedBy === undefined ? {} : { account: request.askedBy }),
      },
      'answered',
    )
  })
}

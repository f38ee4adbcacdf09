import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import { type FastifyInstance, fastify } from 'fastify'
import { serveAssets } from './assets.ts'
import { drainWhenClosing } from './draining.ts'
import { addFormParsing } from './form-parsing.ts'
import { addLastResort, answerNoAddress, answerNonsense } from './last-resort.ts'
import { serveHealth } from './readiness.ts'
import { registerRoutes } from './register-routes.ts'
import { addRequestLog } from './request-log.ts'
import { openRoutes } from './route-manifest.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { type AppOptions, shellOf } from './shell.ts'

/** The HTTP shell: what happens to every request, in this order. Throws when a route says too little about itself. */
export function buildApp(options: AppOptions): FastifyInstance {
  const shell = shellOf(options, openRoutes)
  const app = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
    requestTimeout: 30_000,
    keepAliveTimeout: 5_000,
    connectionTimeout: 60_000,
    http: { headersTimeout: 10_000, maxHeaderSize: 16_384 },
    routerOptions: { maxParamLength: 100, ignoreTrailingSlash: false },
    // While closing, requests already under way are answered and their connections end after the answer.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerNonsense,
    frameworkErrors: answerNoAddress,
  })
  addSecurityHeaders(app)
  addRequestLog(app, options.log)
  drainWhenClosing(app)
  if (options.deps.demo) app.addHook('onRequest', () => options.deps.clock.refresh())
  app.register(cookie, { hook: false })
  addFormParsing(app)
  addLastResort(app, shell)
  serveHealth(app, shell)
  serveAssets(app, shell.assets)
  registerRoutes(app, shell)
  return app
}

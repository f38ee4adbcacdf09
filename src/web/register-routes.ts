import type { FastifyInstance } from 'fastify'
import type { Route } from '../features/slice.ts'
import { answerOpenRoute } from './answer-open-route.ts'
import { answerRoute } from './answer-route.ts'
import { checkRoutes } from './check-routes.ts'
import { FORM_BYTES } from './form-parsing.ts'
import type { Shell } from './shell.ts'

/** Lets the routes in, or throws: no route without a policy. */
export function registerRoutes(app: FastifyInstance, shell: Shell): void {
  checkRoutes(shell.routes, shell.openRoutes)
  for (const route of shell.routes) {
    app.route({
      method: route.method,
      url: route.path,
      bodyLimit: FORM_BYTES,
      handler: answerRoute(shell, route),
    })
  }
  for (const route of shell.openRoutes) {
    app.route({
      method: route.method,
      url: route.path,
      bodyLimit: FORM_BYTES,
      handler: answerOpenRoute(shell, route),
    })
  }
}

/** The methods an address answers to, for the answer to all others; empty when there is no such address. */
export function methodsOf(
  routes: readonly Pick<Route, 'method' | 'path'>[],
  path: string,
): readonly string[] {
  const found = routes.filter((route) => patternOf(route.path).test(path)).map((route) => route.method)
  return [...new Set(found.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))]
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:[A-Za-z]+/g, '[^/]+')}$`)
}

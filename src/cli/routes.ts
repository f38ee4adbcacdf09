import { allRoutes } from '../web/all-routes.ts'
import { checkRoutes } from '../web/check-routes.ts'
import { describeRoutes, openRoutes } from '../web/route-manifest.ts'
import type { Command } from './command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll routes [--json]

Every address the server answers to: method, path, parameters, permission, type of record, class of data, whether it
writes, and its action in the audit record. Exit code 1 when a route says too little about itself: the server would
not start with it.`

export const routesCommand: Command = {
  name: 'routes',
  summary: 'Lists every address of the web service with its permission',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, { json: 'switch' })
    if (flags === undefined) return 2
    try {
      checkRoutes(allRoutes, openRoutes)
    } catch (error) {
      io.err(`${(error as Error).message}\n`)
      return 1
    }
    const routes = describeRoutes(allRoutes)
    if (flags.has('json')) io.out(`${JSON.stringify(routes, null, 2)}\n`)
    else {
      for (const route of routes) {
        const kind = route.writes ? 'writes' : 'reads'
        io.out(
          `${route.method.padEnd(5)}${route.path.padEnd(48)} ${kind.padEnd(7)} ${route.recordType.padEnd(13)} ${route.permission}\n`,
        )
      }
    }
    return 0
  },
}

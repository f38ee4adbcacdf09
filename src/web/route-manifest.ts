import { accountOpenRoutes } from '../features/accounts/index.ts'
import { receiptRoutes } from '../features/hand-overs/index.ts'
import type { OpenRoute } from '../features/open-route.ts'
import { publicReportRoutes } from '../features/public-reports/index.ts'
import type { DataClass, RecordType, Route } from '../features/slice.ts'
import { replyRoutes } from '../features/tracing/index.ts'
import { parametersOf } from './check-routes.ts'
import { ASSETS } from './components/asset-names.ts'
import { startRoute } from './start-route.ts'

/** Everything the server answers to, as an outsider may check it. */
export interface DescribedRoute {
  readonly method: string
  readonly path: string
  readonly parameters: readonly string[]
  readonly permission: string
  readonly recordType: RecordType
  readonly dataClass: DataClass
  readonly writes: boolean
  readonly audit: string
}

/** Routes that belong to the shell itself and read nothing of anybody. */
export const FIXED_PATHS: readonly `/${string}`[] = [
  ...Object.keys(ASSETS).map((name) => `/assets/${name}` as const),
  '/health/live',
  '/health/ready',
]

/** Routes outside the one transaction of somebody signed in. */
export const openRoutes: readonly OpenRoute[] = [
  startRoute,
  ...accountOpenRoutes,
  ...publicReportRoutes,
  ...receiptRoutes,
  ...replyRoutes,
]

/** The manifest: slices' routes, ways in and out, files and health. */
export function describeRoutes(routes: readonly Route[]): readonly DescribedRoute[] {
  return [
    ...routes.map((route) => described(route, route.record)),
    ...openRoutes.map((route) => described(route, 'none')),
    ...FIXED_PATHS.map((path) =>
      described(
        { method: 'GET', path, permission: 'anyone', data: 'none', writes: false, audit: 'none' },
        'none',
      ),
    ),
  ]
}

function described(
  route: Pick<OpenRoute, 'method' | 'path' | 'permission' | 'data' | 'writes' | 'audit'>,
  recordType: RecordType,
): DescribedRoute {
  const { method, path, permission, data, writes, audit } = route
  return {
    method,
    path,
    parameters: parametersOf(path),
    permission,
    recordType,
    dataClass: data,
    writes,
    audit,
  }
}

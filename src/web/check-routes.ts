import type { OpenRoute } from '../features/open-route.ts'
import type { RecordType, Route } from '../features/slice.ts'
import { isRecordParameter, type RecordParameter } from '../platform/auth/may-open.ts'
import { PERMISSIONS } from '../platform/auth/roles.ts'

/** The path parameter that names the record of a route. A record without one has no single id. */
const PARAMETER_OF: Readonly<Record<RecordType, RecordParameter | undefined>> = {
  none: undefined,
  child: 'childId',
  matter: 'matterId',
  school: 'schoolUrn',
  draft: 'draftId',
  report: 'reportId',
  deadline: 'deadlineId',
  document: 'documentId',
  message: 'messageId',
  account: 'accountId',
  organisation: 'organisationId',
  audit: undefined,
  rule: undefined,
}

const METHODS = new Set(['GET', 'POST'])
const DATA_CLASSES = new Set(['none', 'open', 'organisation', 'child', 'account', 'audit'])

export function parametersOf(path: string): readonly string[] {
  return [...path.matchAll(/:([A-Za-z]+)/g)].flatMap((match) => match[1] ?? [])
}

/** Throws, naming every fault at once, when a route says too little about itself to be let in. */
export function checkRoutes(routes: readonly Route[], openRoutes: readonly OpenRoute[]): void {
  const problems = [
    ...routes.flatMap((route) => problemsOf(route).map((problem) => `${nameOf(route)}: ${problem}`)),
    ...openRoutes.flatMap((route) => problemsOfOpen(route).map((problem) => `${nameOf(route)}: ${problem}`)),
    ...duplicatesOf([...routes, ...openRoutes]).map((name) => `${name}: declared twice`),
  ]
  if (problems.length > 0)
    throw new Error(`The server does not start with such routes:\n${problems.join('\n')}`)
}

// Types say the same, but a route may come from untyped code, and one that slips through lets everybody in.
function problemsOf(route: Partial<Route>): readonly string[] {
  const problems = problemsOfAny(route)
  if (route.permission === undefined || !Object.hasOwn(PERMISSIONS, route.permission))
    problems.push('no permission')
  if (route.record === undefined || !Object.hasOwn(PARAMETER_OF, route.record)) {
    problems.push('no record type')
    return problems
  }
  const wanted = PARAMETER_OF[route.record]
  const parameters = parametersOf(route.path ?? '')
  const present = parameters.filter(isRecordParameter)
  // Without any parameter it is a list, of what the person's organisation sees.
  if (wanted !== undefined && parameters.length > 0 && !present.includes(wanted))
    problems.push(`record ${route.record} needs :${wanted}`)
  if (wanted === undefined && route.record === 'none' && present.length > 0)
    problems.push(`:${present[0]} names a record, but the route says none`)
  return problems
}

function problemsOfOpen(route: Partial<OpenRoute>): readonly string[] {
  const problems = problemsOfAny(route)
  if (
    route.permission === undefined ||
    (route.permission !== 'anyone' && !Object.hasOwn(PERMISSIONS, route.permission))
  )
    problems.push('no permission')
  if (route.proof === undefined) problems.push('no proof of origin')
  return problems
}

function problemsOfAny(route: Partial<Route | OpenRoute>): string[] {
  const problems: string[] = []
  if (route.method === undefined || !METHODS.has(route.method)) problems.push('no method')
  if (!/^\/([a-z0-9-]+|:[A-Za-z]+)?(\/([a-z0-9-]+|:[A-Za-z]+))*$/.test(route.path ?? ''))
    problems.push('a path is lower-case words and :parameters')
  if (route.data === undefined || !DATA_CLASSES.has(route.data)) problems.push('no class of data')
  if (typeof route.writes !== 'boolean') problems.push('does not say whether it writes')
  const erases = 'erases' in route && route.erases === true
  if (route.method === 'GET' && route.writes === true && !erases) problems.push('a GET that writes')
  if (route.audit === undefined || route.audit === '') problems.push('no audit event')
  if (typeof route.handle !== 'function') problems.push('no handler')
  return problems
}

function duplicatesOf(routes: readonly Pick<Route, 'method' | 'path'>[]): readonly string[] {
  const names = routes.map((route) => `${route.method} ${route.path.replace(/:[A-Za-z]+/g, ':')}`)
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}

function nameOf(route: Partial<Pick<Route, 'method' | 'path'>>): string {
  return `${route.method ?? '?'} ${route.path ?? '?'}`
}

import type { Route } from '../features/slice.ts'
import { may, type Role } from '../platform/auth/roles.ts'

export interface NavigationItem {
  readonly text: string
  readonly href: string
  readonly current: boolean
}

type Entry = readonly [text: string, href: string]

const TODAY: Entry = ['Today', '/']
const SCHOOL: readonly Entry[] = [
  TODAY,
  ['Enquiries', '/enquiries'],
  ['Pupils', '/pupils'],
  ['Leavers', '/leavers'],
  ['Transfer files', '/transfer-files'],
  ['Searches', '/lost-pupils'],
  ['Messages', '/messages'],
  ['School days', '/calendars'],
  ['Away', '/away'],
]
const CME: readonly Entry[] = [
  TODAY,
  ['Cases', '/cases'],
  ['Enquiries', '/enquiries'],
  ['Reports received', '/received-reports'],
  ['Waiting', '/waiting'],
  ['Find a child', '/find'],
  ['Policy map', '/policy-map'],
  ['Reports', '/reports'],
  ['More', '/more'],
]
const REQUESTS: readonly Entry[] = [
  TODAY,
  ['Requests', '/requests'],
  ['Messages', '/messages'],
  ['Away', '/away'],
]

const ENTRIES: Readonly<Record<Role, readonly Entry[]>> = {
  'cme-officer': CME,
  'cme-manager': [TODAY, ['Caseload', '/caseload'], ...CME.slice(1)],
  'school-staff': SCHOOL,
  'designated-safeguarding-lead': SCHOOL,
  headteacher: SCHOOL,
  'admissions-officer': [...REQUESTS, ['Waiting', '/waiting'], ['Find a child', '/find']],
  'team-worker': REQUESTS,
  'team-manager': REQUESTS,
  'ehe-officer': REQUESTS,
  'virtual-school': [...REQUESTS, ['Looked after', '/looked-after'], ['Waiting', '/waiting']],
  'data-officer': [
    TODAY,
    ['Find a child', '/find'],
    ['School days', '/calendars'],
    ['Imports', '/imports'],
    ['Jobs', '/jobs'],
    ['Rules', '/rules'],
  ],
  administrator: [
    ['Accounts', '/accounts'],
    ['Jobs', '/jobs'],
    ['Rules', '/rules'],
  ],
  auditor: [
    ['Audit', '/audit'],
    ['Shared', '/shared'],
    ['Rules', '/rules'],
  ],
}

/** Where a role begins after signing in. */
export function landingOf(role: Role): string {
  return ENTRIES[role][0]?.[1] ?? '/'
}

/** The items a role sees: only pages that exist and that the role may open. */
export function navigationFor(
  role: Role,
  routes: readonly Pick<Route, 'method' | 'path' | 'permission'>[],
  section: string | undefined,
): readonly NavigationItem[] {
  return ENTRIES[role]
    .filter(([, href]) =>
      routes.some((route) => route.method === 'GET' && route.path === href && may(role, route.permission)),
    )
    .map(([text, href]) => ({ text, href, current: isSection(section, text, href) }))
}

// Slices name their section by its address, or by the word in it.
function isSection(section: string | undefined, text: string, href: string): boolean {
  return (
    section !== undefined &&
    [text.toLowerCase(), href, href.slice(1) || 'today'].includes(section.toLowerCase())
  )
}

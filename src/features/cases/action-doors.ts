import { ACTIONS_ALWAYS, availableActions } from '../../domain/case/available-actions.ts'
import { ACTIONS, type CaseAction } from '../../domain/case/case-actions.ts'
import type { MatterState } from '../../domain/case/matter-state.ts'
import type { ActingSide } from '../../domain/case/process-states.ts'
import type { SignedIn } from '../../platform/auth/asker.ts'
import { may, type Permission, type Role } from '../../platform/auth/roles.ts'
import type { Route } from '../slice.ts'

type KnownRoute = Pick<Route, 'method' | 'path' | 'permission' | 'audit'>

/** Which pages there are, so that a button leads only where somebody may go. */
export interface Doors {
  /** The page on which an action is recorded, for a role that may open it. */
  actionHref(action: string, matterId: string, role: Role): string | undefined
  /** An address without parameters, for a role that may open it. */
  pageHref(path: string, role: Role): string | undefined
}

/** Journeys of several pages that lead to an action: where they begin. */
const FIRST_PAGES: Readonly<Record<string, CaseAction>> = { '/matters/:matterId/removal': 'decide-removal' }

/**
 * Reads the doors out of the routes themselves: the page of an action is the GET whose audit name is `open-` and the
 * action, under the matter's address.
 */
export function doorsOf(routes: readonly KnownRoute[]): Doors {
  const pages = routes.filter((route) => route.method === 'GET')
  const actions = new Map<string, { readonly path: string; readonly permission: Permission }>()
  for (const { audit, path, permission } of pages) {
    const action = FIRST_PAGES[path] ?? (audit.startsWith('open-') ? audit.slice('open-'.length) : '')
    if (Object.hasOwn(ACTIONS, action) && path.startsWith('/matters/:matterId/'))
      actions.set(action, { path, permission })
  }
  return {
    actionHref(action, matterId, role) {
      const door = actions.get(action)
      if (door === undefined || !may(role, door.permission)) return undefined
      return door.path.replace(':matterId', matterId)
    },
    pageHref(path, role) {
      return pages.some((page) => page.path === path && may(role, page.permission)) ? path : undefined
    },
  }
}

/** Something the person may record on a matter now, and where. */
export interface OpenAct {
  readonly action: CaseAction
  readonly label: string
  readonly href: string
  /** True for what can be done on every matter at any moment. */
  readonly always: boolean
}

const ALWAYS: ReadonlySet<CaseAction> = new Set(ACTIONS_ALWAYS)

/** What the person may record on a matter as it stands, most expected first; what has no page is left out. */
export function actsOpenTo(
  doors: Doors,
  by: Pick<SignedIn, 'role' | 'side'>,
  matter: { readonly id: string; readonly state: MatterState },
): readonly OpenAct[] {
  if (by.side === 'none') return []
  return availableActions(matter.state, by.side satisfies ActingSide).flatMap((each) => {
    const href = doors.actionHref(each.action, matter.id, by.role)
    return href === undefined
      ? []
      : [{ action: each.action, label: each.label, href, always: ALWAYS.has(each.action) }]
  })
}

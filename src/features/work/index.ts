import type { Doors } from '../cases/index.ts'
import type { Route } from '../slice.ts'
import { caseloadRoutes } from './caseload.routes.tsx'
import { homeRoutes } from './home.routes.tsx'
import { matterListRoutes } from './matter-list.routes.tsx'
import { moreRoutes } from './more.routes.tsx'
import { nobodyRoutes } from './nobody.routes.tsx'
import { reassignRoutes } from './reassign.routes.tsx'

/** Homes and lists. `doors` tells which pages a button may lead to. */
export function workRoutes(doors: Doors): readonly Route[] {
  return [
    ...homeRoutes(doors),
    ...matterListRoutes,
    ...reassignRoutes,
    ...nobodyRoutes,
    ...caseloadRoutes,
    ...moreRoutes(doors),
  ]
}

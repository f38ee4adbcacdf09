import type { Doors } from '../cases/index.ts'
import type { Route } from '../slice.ts'
import { homeRoutes } from './home.routes.tsx'
import { matterListRoutes } from './matter-list.routes.tsx'
import { reassignRoutes } from './reassign.routes.tsx'

/** Homes and lists. `doors` tells which pages a button may lead to. */
export function workRoutes(doors: Doors): readonly Route[] {
  return [...homeRoutes(doors), ...matterListRoutes, ...reassignRoutes]
}

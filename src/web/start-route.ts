import type { OpenRoute } from '../features/open-route.ts'
import { landingOf } from './navigation.ts'

/** After signing in: to the first page of the role. */
export const startRoute: OpenRoute = {
  method: 'GET',
  path: '/start',
  permission: 'view-home',
  data: 'none',
  writes: false,
  audit: 'view-start',
  proof: 'sign-in',
  handle: async ({ by }) => ({ kind: 'redirect', to: by === undefined ? '/sign-in' : landingOf(by.role) }),
}

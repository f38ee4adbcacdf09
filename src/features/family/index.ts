import type { Route } from '../slice.ts'
import { adultRoutes } from './family.routes.tsx'
import { joinFamilyRoutes } from './join-family.routes.tsx'

export { familyPaths } from './family.paths.ts'
export { HouseholdRecord } from './household.page.tsx'
export { type Household, loadHousehold } from './household-view.ts'

export const familyRoutes: readonly Route[] = [...adultRoutes, ...joinFamilyRoutes]

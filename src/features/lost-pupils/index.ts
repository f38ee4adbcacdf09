import type { Route } from '../slice.ts'
import { lostPupilRoutes as searchRoutes } from './lost-pupils.routes.tsx'
import { ownSearchRoutes } from './own-search.routes.tsx'

/** Searches of the Lost Pupils Database: asked for by schools, and the CME team's own for its cases. */
export const lostPupilRoutes: readonly Route[] = [...searchRoutes, ...ownSearchRoutes]

export { type AskingForSearch, askForSearch } from './ask-search.command.ts'
export { lostPupilPaths } from './lost-pupils.paths.ts'
export {
  countSearches,
  type LostPupilSearch,
  listSearchesOfMatter,
  type SearchCounts,
} from './searches.store.ts'
export { AskForFile, SearchesOfCase, SearchesWaiting } from './searches-waiting.page.tsx'

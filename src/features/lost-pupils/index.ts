export { lostPupilPaths } from './lost-pupils.paths.ts'
export { lostPupilRoutes } from './lost-pupils.routes.tsx'
export { countSearches, listSearchesOfMatter, type SearchCounts } from './searches.store.ts'
export { AskForFile, SearchesWaiting } from './searches-waiting.page.tsx'

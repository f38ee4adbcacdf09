export { askReceivingSchool } from './ask-receiving-school.ts'
export { movesPaths } from './moves.paths.ts'
export { movesRoutes } from './moves.routes.ts'
export { confirmArrival, proposeJoiner } from './propose-joiner.ts'

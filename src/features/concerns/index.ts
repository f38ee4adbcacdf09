export { concernPaths } from './concerns.paths.ts'
export { concernsRoutes } from './concerns.routes.ts'

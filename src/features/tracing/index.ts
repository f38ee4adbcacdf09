export { replyRoutes } from './reply.routes.tsx'
export { tracingPaths } from './tracing.paths.ts'
export { tracingRoutes } from './tracing.routes.tsx'

export { transferFilePaths } from './transfer-files.paths.ts'
export { transferFileRoutes } from './transfer-files.routes.tsx'

export { documentPaths } from './documents.paths.ts'
export { documentsRoutes } from './documents.routes.ts'
export { type Document, listDocuments } from './documents.store.ts'

export { childrenPagesRoutes } from './children-pages.routes.tsx'

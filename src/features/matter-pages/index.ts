export { matterPagesRoutes } from './matter-pages.routes.tsx'

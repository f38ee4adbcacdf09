export { sharingLogRoutes } from './sharing-log.routes.tsx'

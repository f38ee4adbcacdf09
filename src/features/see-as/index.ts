export { seeAsRoutes } from './see-as.routes.tsx'

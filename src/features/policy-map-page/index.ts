export { policyMapRoutes } from './policy-map.routes.tsx'

export { rulesPagesRoutes } from './rules.routes.tsx'

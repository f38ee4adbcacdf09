export { familyLettersRoutes } from './family-letters.routes.tsx'

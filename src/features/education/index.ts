export { educationPaths } from './education.paths.ts'
export { educationRoutes } from './education.routes.tsx'
export { educationAsKnown, loadEducation } from './load-education.ts'
export { EducationFacts } from './status.page.tsx'

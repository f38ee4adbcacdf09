export { referralRoutes } from './referral.routes.tsx'

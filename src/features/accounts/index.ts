import type { OpenRoute } from '../open-route.ts'
import { inviteRoutes } from './invite.routes.ts'
import { sessionRoutes } from './session.routes.ts'
import { signInRoutes } from './sign-in.routes.ts'

export { accountsRoutes } from './accounts.routes.ts'
export { invitePerson, type PersonToInvite } from './invite-person.command.ts'
export { listAuthorityCodes } from './invite-person.store.ts'
export { type DemoPerson, listDemoPeople } from './sign-in.store.ts'
export { codeField, faultOfCode } from './step-up.ts'

/** Ways in and out, outside a sign-in's transaction. */
export const accountOpenRoutes: readonly OpenRoute[] = [...signInRoutes, ...sessionRoutes, ...inviteRoutes]

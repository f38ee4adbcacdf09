import { actRoutes } from '../cases/index.ts'
import type { Route } from '../slice.ts'
import { chaseHandOverAct, recordHandOverAnswerAct, withdrawHandOverAct } from './answer-hand-over.act.ts'
import { waitingRoutes } from './awaited-receipts.routes.tsx'
import { offerRoutes } from './offer.routes.tsx'
import { receiveRoutes } from './receive.routes.tsx'

export { receiptRoutes } from './receipt.routes.ts'

/** Handing a child over to another authority, and receiving one (policy 3.2). */
export const handOverRoutes: readonly Route[] = [
  ...offerRoutes,
  ...[recordHandOverAnswerAct, chaseHandOverAct, withdrawHandOverAct].flatMap(actRoutes),
  ...waitingRoutes,
  ...receiveRoutes,
]

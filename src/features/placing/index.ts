import { actRoutes } from '../cases/index.ts'
import type { Route } from '../slice.ts'
import { recordDelayAct } from './delay.act.ts'
import {
  giveNoticeAct,
  recordDirectionAct,
  recordNotNeededAct,
  recordSchoolReplyAct,
  requestDirectionAct,
  startDirectionAct,
} from './direction.act.ts'
import { directionRoutes } from './direction.routes.tsx'
import { recordExchangeAct } from './exchange.act.ts'
import { exchangesRoutes } from './exchanges.routes.tsx'
import { recordLookedAfterAct } from './looked-after.act.ts'
import { lookedAfterRoutes } from './looked-after.routes.tsx'
import { decideMeanwhileAct } from './meanwhile.act.ts'
import { waitingRoutes } from './waiting.routes.tsx'

const acts = [
  decideMeanwhileAct,
  recordDelayAct,
  recordLookedAfterAct,
  recordExchangeAct,
  startDirectionAct,
  recordSchoolReplyAct,
  giveNoticeAct,
  requestDirectionAct,
  recordDirectionAct,
  recordNotNeededAct,
] as const

/** Finding a school place: who waits, what is decided meanwhile, and what falls back of itself (policy 2.3, 3.1 to 3.5). */
export const placingRoutes: readonly Route[] = [
  ...acts.flatMap(actRoutes),
  ...waitingRoutes,
  ...lookedAfterRoutes,
  ...directionRoutes,
  ...exchangesRoutes,
]

import { availableActions } from '../../domain/case/available-actions.ts'
import { eventsOfKind } from '../../domain/case/matter-event.ts'
import type { ActingSide } from '../../domain/case/process-states.ts'
import { contextOf, identityOf, matterPaths } from '../cases/index.ts'
import { listDeadlinesOfMatter } from '../deadlines/index.ts'
import { type Answer, type Ask, page, type Route } from '../slice.ts'
import { DirectionPage } from './direction.page.tsx'
import { directionSteps } from './direction-steps.ts'

/** The tracker of one direction. */
export const directionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/matters/:matterId/direction',
    permission: 'view-looked-after',
    record: 'matter',
    data: 'child',
    writes: false,
    audit: 'view-direction',
    handle: show,
  },
]

async function show(ask: Ask): Promise<Answer> {
  const { trx, by, today } = ask
  const context = await contextOf(ask)
  const { matter, child, state, events } = context
  const open = new Set<string>(availableActions(state, by.side as ActingSide).map(({ action }) => action))
  const content = (
    <DirectionPage
      matterId={matter.id}
      givenName={child.givenName}
      steps={directionSteps(context, await listDeadlinesOfMatter(trx, matter.id))}
      delays={eventsOfKind(events, 'place-delayed')}
      today={today}
      hrefOf={(action) => (open.has(action) ? matterPaths.act(matter.id, action) : undefined)}
    />
  )
  return page(
    { title: 'Direction', section: 'looked-after', content, identity: identityOf(context) },
    { recordIds: [matter.id] },
  )
}

import { may } from '../../platform/auth/roles.ts'
import { type Answer, type Ask, page, type Route } from '../slice.ts'
import { readWaitingFilter, readWaitingPlace, waitingAddress, waitingGroups } from './waiting.form.ts'
import { WaitingPage } from './waiting.page.tsx'
import { countWaiting, listWaiting } from './waiting.store.ts'
import { viewsOf } from './waiting-view.ts'

const PAGE = 50

/** The drift board: a view has an address, so that it can be kept, sent and printed. */
export const waitingRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/waiting',
    permission: 'view-waiting',
    record: 'none',
    data: 'child',
    writes: false,
    audit: 'list-waiting',
    handle: show,
  },
]

async function show({ trx, by, today, query, deps }: Ask): Promise<Answer> {
  const filter = readWaitingFilter(query, by.laId, today)
  const lines = await listWaiting(trx, filter, PAGE, readWaitingPlace(query.get('after')))
  const last = lines.at(-1)
  const districts = deps.packs.rulesAt(today, by.pack).districts()
  const content = (
    <WaitingPage
      rows={await viewsOf(trx, by.laId, lines, today)}
      counts={await countWaiting(trx, filter)}
      groups={waitingGroups(
        filter,
        districts.map(({ value }) => value),
      )}
      today={today}
      lookedAfterHref={may(by.role, 'view-looked-after') ? '/looked-after' : undefined}
      next={
        last && lines.length === PAGE
          ? waitingAddress('/waiting', filter, `${last.since}.${last.id}`)
          : undefined
      }
    />
  )
  return page(
    { title: 'Waiting for a place', section: 'waiting', content, wide: true },
    { recordIds: lines.map(({ id }) => id) },
  )
}

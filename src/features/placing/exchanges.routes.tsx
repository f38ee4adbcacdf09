import { EXCHANGE_TOPICS } from '../../domain/case/authority-case-facts.ts'
import { type Answer, type Ask, page, type Route } from '../slice.ts'
import { ExchangesPage } from './exchanges.page.tsx'
import { type ExchangeFilter, listExchanges } from './exchanges.store.ts'
import { readWaitingPlace } from './waiting.form.ts'

const PAGE = 50

/** The log of exchanges with other authorities. */
export const exchangesRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/exchanges',
    permission: 'view-looked-after',
    record: 'none',
    data: 'child',
    writes: false,
    audit: 'list-exchanges',
    handle: show,
  },
]

async function show({ trx, by, query }: Ask): Promise<Answer> {
  const filter: ExchangeFilter = {
    laId: by.laId,
    topic: EXCHANGE_TOPICS.find((topic) => topic === query.get('topic')),
    authority: (query.get('authority') ?? '').trim().slice(0, 100),
  }
  const place = readWaitingPlace(query.get('after'))
  const rows = await listExchanges(trx, filter, PAGE, place && { on: place.since, id: place.id })
  const last = rows.at(-1)
  const params = new URLSearchParams()
  if (filter.topic) params.set('topic', filter.topic)
  if (filter.authority !== '') params.set('authority', filter.authority)
  if (last) params.set('after', `${last.on}.${last.id}`)
  const next = last && rows.length === PAGE ? `/exchanges?${params}` : undefined
  return page(
    {
      title: 'Exchanges',
      section: 'looked-after',
      content: <ExchangesPage rows={rows} filter={filter} next={next} />,
    },
    { recordIds: rows.map(({ matterId }) => matterId) },
  )
}

import { may } from '../../platform/auth/roles.ts'
import { type Answer, type Ask, page, type Route } from '../slice.ts'
import { loadMap } from './load-map.ts'
import { PolicyMapPage } from './policy-map.page.tsx'

/** The live policy map. */
export const policyMapRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/policy-map',
    permission: 'view-policy-map',
    record: 'none',
    data: 'organisation',
    writes: false,
    audit: 'view-policy-map',
    handle: showMap,
  },
]

async function showMap(ask: Ask): Promise<Answer> {
  const { by, deps, today, query } = ask
  const districts =
    by.side === 'authority'
      ? deps.packs
          .rulesAt(today, by.pack)
          .districts()
          .map(({ value }) => value)
      : []
  const district = districts.find(({ id }) => id === query.get('district'))?.id
  const content = (
    <PolicyMapPage
      map={await loadMap(ask, district)}
      today={today}
      districts={districts}
      district={district}
      listsOpen={may(by.role, 'list-matters')}
    />
  )
  return page({ title: 'Policy map', section: 'policy map', wide: true, content })
}

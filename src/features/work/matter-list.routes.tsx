import { may } from '../../platform/auth/roles.ts'
import { type Answer, type Ask, page, type Route } from '../slice.ts'
import { MatterListPage } from './matter-list.page.tsx'
import { countMatters, type ListPlace, listMatters, type MatterFilter } from './matter-list.store.ts'
import { stagesFor } from './stages-of-side.ts'
import { readListFilter, readPlace, statesOfKinds } from './work.form.ts'

const PAGE = 50

interface ListOf {
  readonly path: '/enquiries' | '/cases' | '/requests'
  readonly heading: string
  readonly kinds: readonly string[]
  readonly empty: string
}

const LISTS: readonly ListOf[] = [
  {
    path: '/enquiries',
    heading: 'Enquiries',
    kinds: ['school-enquiry'],
    empty: 'No enquiries in this view. One starts when a school reports a child.',
  },
  {
    path: '/cases',
    heading: 'Cases',
    kinds: ['authority-case', 'home-education'],
    empty: 'No cases in this view. One starts with a referral, a return or a report.',
  },
  {
    path: '/requests',
    heading: 'Open with us',
    kinds: ['school-enquiry', 'authority-case', 'home-education'],
    empty: 'Nothing in this view. Something stands here when you are asked.',
  },
]

const NOBODY = 'Nobody looking: 0. Something stands here when it is open and has no owner.'

/** The lists of enquiries and cases, with their filters in the address. */
export const matterListRoutes: readonly Route[] = LISTS.map((list) => ({
  method: 'GET',
  path: list.path,
  permission: 'list-matters',
  record: 'none',
  data: 'child',
  writes: false,
  audit: `list-${list.path.slice(1)}`,
  handle: (ask) => showList(ask, list),
}))

async function showList(ask: Ask, list: ListOf): Promise<Answer> {
  const { trx, by, today, query, deps } = ask
  const filter = readListFilter(query, by.role, by.role === 'cme-officer' && list.path === '/cases')
  const matters: MatterFilter = {
    ...filter,
    laId: by.laId,
    kinds: list.kinds,
    accountId: by.accountId,
    organisationId: by.organisationId,
    whose: filter.nobody ? ['nobody'] : by.side === 'authority' ? filter.whose : [],
    today,
  }
  const rows = await listMatters(trx, matters, PAGE, placeIn(filter.after))
  const ofAuthority = by.side === 'authority'
  const content = (
    <MatterListPage
      path={list.path}
      heading={list.heading}
      empty={filter.nobody ? NOBODY : list.empty}
      filter={filter}
      choices={{
        isList: true,
        whose: ofAuthority,
        states: stagesFor(by.side, statesOfKinds(list.kinds, filter.closed)),
        districts: ofAuthority
          ? deps.packs
              .rulesAt(today, by.pack)
              .districts()
              .map(({ value }) => value)
          : [],
      }}
      rows={rows}
      count={await countMatters(trx, matters)}
      today={today}
      more={rows.length === PAGE}
      showKind={list.kinds.length > 1}
      handOverHref={list.path === '/cases' && may(by.role, 'reassign-matter') ? '/reassign' : undefined}
    />
  )
  return page(
    { title: list.heading, section: list.path.slice(1), content },
    { recordIds: rows.map((row) => row.id) },
  )
}

const WITHOUT_DATE = /^none\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

function placeIn(after: string | undefined): ListPlace | undefined {
  const id = after === undefined ? undefined : WITHOUT_DATE.exec(after)?.[1]
  return id === undefined ? readPlace(after) : { dueOn: null, id }
}

import { type Answer, type Ask, page, type Route } from '../slice.ts'
import { CaseloadPage } from './caseload.page.tsx'
import { listCaseloads } from './caseload.store.ts'
import { countNobodyLooking } from './nobody-looking.store.ts'

const PAGE = 50

/** The manager's look at who has how much. */
export const caseloadRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/caseload',
    permission: 'view-caseload',
    record: 'none',
    data: 'organisation',
    writes: false,
    audit: 'view-caseload',
    handle: show,
  },
]

async function show({ trx, by, today, query }: Ask): Promise<Answer> {
  const number = /^[1-9]\d{0,3}$/.test(query.get('page') ?? '') ? Number(query.get('page')) : 1
  const rows = await listCaseloads(trx, by.laId, by.organisationId, today, (number - 1) * PAGE, PAGE)
  const content = (
    <CaseloadPage
      rows={rows}
      nobody={await countNobodyLooking(trx, by.laId, today)}
      today={today}
      next={rows.length === PAGE ? number + 1 : undefined}
    />
  )
  return page({ title: 'Caseload', section: 'caseload', content })
}

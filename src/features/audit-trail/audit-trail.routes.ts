import { type Answer, type Ask, page, type Route } from '../slice.ts'
import { readFilter, typedFilter } from './audit-trail.form.ts'
import { auditTrailPage, whoHasSeenPage } from './audit-trail.page.tsx'
import { listAuditEntries } from './audit-trail.store.ts'
import { startOfDay } from './start-of-day.ts'

/** Reading the audit record, which is itself audited. */
export const auditTrailRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/audit',
    permission: 'view-audit',
    record: 'audit',
    data: 'audit',
    writes: false,
    audit: 'view-audit',
    handle: showAudit,
  },
  {
    method: 'GET',
    path: '/children/:childId/seen',
    permission: 'view-who-has-seen',
    record: 'child',
    data: 'audit',
    writes: false,
    audit: 'view-who-has-seen',
    handle: showWhoHasSeen,
  },
]

async function showAudit({ trx, query }: Ask): Promise<Answer> {
  const typed = typedFilter(query)
  const { filter, problems } = readFilter(typed, startOfDay)
  const entries = problems.length > 0 ? [] : await listAuditEntries(trx, filter)
  const recordIds = filter.recordId === undefined ? [] : [filter.recordId]
  return page(auditTrailPage({ typed, problems, entries }), { recordIds })
}

async function showWhoHasSeen({ trx, params, query }: Ask): Promise<Answer> {
  const childId = params.childId ?? ''
  const before = /^[0-9]{1,15}$/.test(query.get('before') ?? '') ? Number(query.get('before')) : undefined
  return page(whoHasSeenPage(childId, await listAuditEntries(trx, { recordId: childId, before })))
}

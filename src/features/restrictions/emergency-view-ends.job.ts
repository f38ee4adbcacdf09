import { recordAudit } from '../../platform/audit/record-audit.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import { authorityOf, type SliceJob, textOf } from '../slice-job.ts'
import { findView } from './emergency-views.store.ts'

export const EMERGENCY_VIEW_ENDS = 'emergency-view-ends'

/** The view ended by itself with its last minute, whoever was looking; this writes down that it did. */
export const emergencyViewEndsJob: SliceJob = {
  name: EMERGENCY_VIEW_ENDS,
  async handle(deps, data) {
    const laId = authorityOf(data)
    const by = systemOf(laId)
    await inTransaction(deps.db, by, async (trx) => {
      const view = await findView(trx, textOf(data, 'viewId'))
      if (view === undefined || view.ended_at !== null) return
      await recordAudit(trx, by, deps.clock.now(), {
        action: 'end-emergency-view',
        recordType: 'child',
        recordIds: [view.id, view.child_id],
        outcome: 'done',
        why: 'ended by itself',
        detail: { until: view.until_at.toISOString() },
      })
    })
  },
}

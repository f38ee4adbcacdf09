import { eventsOfKind } from '../../domain/case/matter-event.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import { listEvents, recordEvents } from '../cases/index.ts'
import { authorityOf, type SliceJob, textOf } from '../slice-job.ts'
import { listOpenEnquiries } from './non-arrivals.store.ts'

export const FLAG_DUPLICATE_REPORTS = 'flag-duplicate-reports'

/**
 * Two schools look for one child: both enquiries stand, each says that there may be another, and neither says what is
 * in it. Done by the system, since no school sees the other's.
 */
export const flagDuplicateReportsJob: SliceJob = {
  name: FLAG_DUPLICATE_REPORTS,
  async handle(deps, data) {
    const laId = authorityOf(data)
    const by = systemOf(laId)
    const childId = textOf(data, 'childId')
    await inTransaction(deps.db, by, async (trx) => {
      const open = await listOpenEnquiries(trx, childId)
      for (const one of open) {
        const said = new Set(
          eventsOfKind(await listEvents(trx, one.matterId), 'duplicate-suspected').map(
            ({ facts }) => facts.other,
          ),
        )
        for (const other of open) {
          if (
            other.matterId === one.matterId ||
            other.schoolUrn === one.schoolUrn ||
            said.has(other.matterId)
          )
            continue
          const reason = 'Another school may be looking for the same child. The CME team sees both enquiries.'
          const facts = { other: other.matterId, reason }
          const recorded = await recordEvents(deps, trx, by, one.matterId, [
            { kind: 'duplicate-suspected', facts },
          ])
          if (!recorded.ok) throw new Error(recorded.refusal.message)
        }
      }
    })
  },
}

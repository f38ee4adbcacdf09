import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import { inTransaction, type ReadTrx } from '../../platform/db/in-transaction.ts'
import { authorityOf, type SliceJob, textOf } from '../slice-job.ts'
import { placeFallsThrough } from './place-falls-through.ts'

export const SWEEP_NOT_STARTED = 'sweep-not-started'
export const NOT_STARTED = 'place-not-started'

const PAGE = 500

/** Every night: offers whose starting day has passed by as much as the pack allows, with no start seen. */
export const sweepNotStartedJob: SliceJob = {
  name: SWEEP_NOT_STARTED,
  nightly: true,
  async handle(deps, data) {
    const laId = authorityOf(data)
    await inTransaction(deps.db, systemOf(laId), async (trx) => {
      const ids = await listStartsNotSeen(trx, laId, deps.clock.today())
      await deps.jobs.enqueueMany(
        trx,
        NOT_STARTED,
        ids.map((matterId) => ({ data: { laId, matterId }, key: matterId })),
      )
    })
  },
}

/** T44 of itself for one child. */
export const notStartedJob: SliceJob = {
  name: NOT_STARTED,
  async handle(deps, data) {
    const laId = authorityOf(data)
    const matterId = textOf(data, 'matterId')
    await inTransaction(deps.db, systemOf(laId), async (trx) => {
      const due = await listStartsNotSeen(trx, laId, deps.clock.today(), matterId)
      if (due.length > 0) await placeFallsThrough(deps, trx, systemOf(laId), matterId)
    })
  },
}

async function listStartsNotSeen(
  read: ReadTrx,
  laId: number,
  today: PlainDate,
  matterId: string | null = null,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.matter_id as id from deadline d
      join matter_summary s on s.la_id = d.la_id and s.matter_id = d.matter_id and s.open and s.state = 'L4'
    where d.la_id = ${laId} and d.status = 'open' and d.kind = 'start-seen' and d.due_on < ${today}
      and (${matterId}::uuid is null or d.matter_id = ${matterId}::uuid)
    order by d.due_on, d.matter_id limit ${PAGE}`.execute(read)
  return rows.map(({ id }) => id)
}

import { systemOf } from '../../platform/auth/asker.ts'
import { inTransaction, type Trx } from '../../platform/db/in-transaction.ts'
import { DAY_TWENTY, reachDayTwenty, recordEvents } from '../cases/index.ts'
import { type DeadlineRow, findDeadline } from '../deadlines/index.ts'
import type { Deps } from '../slice.ts'
import { authorityOf, type SliceJob, textOf } from '../slice-job.ts'
import { tellHead, tellManager, tellOwner } from './tell-about-deadline.ts'

export const DEADLINE_REACHED = 'deadline-reached'
export const DEADLINE_LATE = 'deadline-late'
export const YEARLY_CONTACT = 'yearly-contact'

/** The day of one deadline is here: what the process does of itself on that day, and a word to whoever has to act. */
export const deadlineReachedJob: SliceJob = {
  name: DEADLINE_REACHED,
  async handle(deps, data) {
    const laId = authorityOf(data)
    const id = textOf(data, 'deadlineId')
    await inTransaction(deps.db, systemOf(laId), async (trx) => {
      const deadline = await dueNow(deps, trx, id)
      if (deadline === undefined) return
      await moveOfItself(deps, trx, laId, deadline)
      const still = await dueNow(deps, trx, id)
      if (still) await tellOwner(deps, trx, still)
    })
  },
}

/** A deadline was not met for as long as the pack lets pass before a manager, and then the named head, hears of it. */
export const deadlineLateJob: SliceJob = {
  name: DEADLINE_LATE,
  async handle(deps, data) {
    await inTransaction(deps.db, systemOf(authorityOf(data)), async (trx) => {
      const deadline = await dueNow(deps, trx, textOf(data, 'deadlineId'))
      if (deadline) await (data.who === 'head' ? tellHead : tellManager)(deps, trx, deadline)
    })
  },
}

/** The deadline, unless it was met, dropped or moved since the job was sent. */
async function dueNow(deps: Deps, trx: Trx, id: string): Promise<DeadlineRow | undefined> {
  const deadline = await findDeadline(trx, id)
  return deadline?.status === 'open' && deadline.dueOn <= deps.clock.today() ? deadline : undefined
}

async function moveOfItself(deps: Deps, trx: Trx, laId: number, deadline: DeadlineRow): Promise<void> {
  if (deadline.kind === DAY_TWENTY) {
    const reached = await reachDayTwenty(deps, trx, { laId }, deadline.matterId, deps.clock.today())
    if (!reached.ok) throw new Error(reached.refusal.message)
  }
  if (deadline.kind === YEARLY_CONTACT) {
    const due = await recordEvents(deps, trx, systemOf(laId), deadline.matterId, [
      { kind: 'annual-contact-due', facts: { dueOn: deadline.dueOn } },
    ])
    if (!due.ok) throw new Error(due.refusal.message)
  }
}

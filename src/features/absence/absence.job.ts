import { systemOf } from '../../platform/auth/asker.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import { authorityOf, type SliceJob, textOf } from '../slice-job.ts'
import { listAbsencesDue } from './absence.store.ts'
import { beginAbsence, endAbsence } from './hand-over-work.ts'

export const SWEEP_ABSENCES = 'sweep-absences'
export const ABSENCE_DUE = 'absence-due'

/** Every night: who is away from today, and who is back. Each is a job of its own. */
export const sweepAbsencesJob: SliceJob = {
  name: SWEEP_ABSENCES,
  nightly: true,
  async handle(deps, data) {
    const laId = authorityOf(data)
    await inTransaction(deps.db, systemOf(laId), async (trx) => {
      const due = await listAbsencesDue(trx, laId, deps.clock.today())
      const jobs = due.map(({ id, what }) => ({ data: { laId, absenceId: id }, key: `${id} ${what}` }))
      await deps.jobs.enqueueMany(trx, ABSENCE_DUE, jobs)
      deps.log?.info({ job: SWEEP_ABSENCES, laId, due: due.length }, 'absences looked through')
    })
  },
}

/** Hands the work of one person over, or back: all of it or nothing. */
export const absenceDueJob: SliceJob = {
  name: ABSENCE_DUE,
  async handle(deps, data) {
    const laId = authorityOf(data)
    const id = textOf(data, 'absenceId')
    await inTransaction(deps.db, systemOf(laId), async (trx) => {
      await beginAbsence(deps, trx, laId, id)
      await endAbsence(deps, trx, laId, id)
    })
  },
}

import { addDays } from '../../domain/calendar/plain-date.ts'
import { recomputeMatter } from '../../features/cases/index.ts'
import { listMattersOfCalendar } from '../../features/follow-up/matters-of-calendar.store.ts'
import { sweepDeadlinesJob } from '../../features/follow-up/sweep-deadlines.job.ts'
import type { Deps } from '../../features/slice.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import { setDemoClock } from '../demo.store.ts'
import { countOpen, multiplyMatters, readAllOpen } from './multiply-matters.store.ts'
import { rounded, timed } from './timings.ts'

const RECOMPUTED = 500
const NIGHTS = 7

/**
 * The nightly sweep over so many open matters, and what a changed calendar costs, beside a plain reading of the same
 * rows in the same run. Figures are seconds and ratios; no test rests on them.
 */
export async function benchSweep(deps: Deps, clock: Clock, laId: number, matters: number) {
  const by = systemOf(laId)
  const add = await timed(1, () => inTransaction(deps.db, by, (trx) => multiplyMatters(trx, laId, matters)))
  const open = await inTransaction(deps.db, by, (trx) => countOpen(trx, laId))
  const reading = await timed(5, () => inTransaction(deps.db, by, (trx) => readAllOpen(trx, laId)))
  const sweep = () => sweepDeadlinesJob.handle(deps, { laId }, { id: 'bench', attempt: 1 })
  const first = await timed(1, sweep)
  const again = await timed(3, sweep)
  const nights: number[] = []
  for (let night = 1; night <= NIGHTS; night += 1) {
    await deps.db.transaction().execute((trx) => setDemoClock(trx, addDays(clock.today(), 1)))
    await clock.refresh()
    nights.push((await timed(1, sweep)).median)
  }
  const ids = await inTransaction(deps.db, by, (trx) =>
    listMattersOfCalendar(trx, laId, { scope: 'authority' }, undefined, RECOMPUTED),
  )
  const recompute = await timed(1, async () => {
    for (const id of ids)
      await inTransaction(deps.db, by, (trx) => recomputeMatter(deps, trx, by, id, 'Measured.'))
  })
  return {
    bench: 'sweep',
    ...open,
    secondsToAddMatters: rounded(add.median),
    readingTheSameRows: rounded(reading.median),
    firstSweep: { seconds: rounded(first.median), timesReading: rounded(first.median / reading.median, 1) },
    sweepWithNothingNew: {
      seconds: rounded(again.median),
      timesReading: rounded(again.median / reading.median, 2),
    },
    usualNight: {
      seconds: rounded(nights.toSorted((a, b) => a - b)[Math.floor(NIGHTS / 2)] ?? 0),
      slowest: rounded(Math.max(...nights)),
    },
    recompute: {
      matters: ids.length,
      millisecondsEach: rounded((recompute.median * 1000) / Math.max(ids.length, 1), 2),
    },
  }
}

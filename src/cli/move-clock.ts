import type { Onroll } from '../compose.ts'
import { setDemoClock } from '../demo/demo.store.ts'
import { addDays, daysBetween, type PlainDate } from '../domain/calendar/plain-date.ts'
import type { DrainReport } from '../platform/jobs/jobs.ts'

const MOST_NIGHTS = 400

/**
 * Moves the clock of a demonstration night by night, doing after each what falls due, so that everything happens on its
 * own day. A jump further than a year passes over nights evenly; going back sets the day and does what is due then.
 */
export async function moveClock(onroll: Onroll, to: PlainDate): Promise<DrainReport> {
  let done = 0
  const failed: DrainReport['failed'][number][] = []
  for (const day of nightsUntil(onroll.clock.today(), to)) {
    await onroll.workerDeps.db.transaction().execute((trx) => setDemoClock(trx, day))
    await onroll.clock.refresh()
    const report = await onroll.jobs.drain({ scheduled: true })
    done += report.done
    failed.push(...report.failed)
  }
  return { done, failed }
}

function nightsUntil(from: PlainDate, to: PlainDate): readonly PlainDate[] {
  const nights = daysBetween(from, to)
  if (nights <= 1) return [to]
  const step = Math.ceil(nights / MOST_NIGHTS)
  const days: PlainDate[] = []
  for (let day = addDays(from, step); day < to; day = addDays(day, step)) days.push(day)
  return [...days, to]
}

import { setDemoClock } from '../demo/demo.store.ts'
import {
  busiestSchool,
  countDue,
  countMoves,
  countOpenMatters,
  findNextDueDay,
  markReachedUntil,
  readOpenDeadlines,
} from '../demo/load/load-figures.store.ts'
import { addDays, type PlainDate, parsePlainDate } from '../domain/calendar/plain-date.ts'
import { listEvents } from '../features/cases/index.ts'
import { followUpJobs } from '../features/follow-up/index.ts'
import { addDays as addToCalendar } from '../features/schools/change-calendar.command.ts'
import { systemOf } from '../platform/auth/asker.ts'
import { inTransaction, type Trx } from '../platform/db/in-transaction.ts'
import { type BenchCounty, withBenchCounty, withBenchState } from './bench-county.ts'
import { type Command, wrongUsage } from './command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll bench sweep [--matters N] [--today YYYY-MM-DD] [--json] [--state DIR]

Makes a county with N open matters (25000), lets one night come on which dates are due, and changes one school's
calendar. Each time stands beside the time that the same rows take to be read once, in the same run, so that figures of
different machines can be compared. Without --state the data are thrown away afterwards.`

export const benchSweepCommand: Command = {
  name: 'bench sweep',
  summary: 'Measures the nightly sweep of all dates, and what a change of a calendar costs',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, { matters: 'text', today: 'text', json: 'switch' })
    if (flags === undefined) return 2
    const { matters = '25000', today } = flags.text
    if (!/^[1-9]\d{0,6}$/.test(matters)) return wrongUsage(io, { usage }, '--matters takes a whole number.')
    const day = today === undefined ? undefined : parsePlainDate(today)
    if (today !== undefined && day === undefined)
      return wrongUsage(io, { usage }, '--today takes a day as YYYY-MM-DD.')
    const plan = { matters: Number(matters), today: day }
    return withBenchState(io, (settings) =>
      withBenchCounty(io, settings, plan, async (county) => {
        const figures = await measure(county, (line) => io.err(`${line}\n`))
        io.out(flags.has('json') ? `${JSON.stringify(figures)}\n` : `${inWords(figures)}\n`)
        return 0
      }),
    )
  },
}

interface Figures {
  readonly openMatters: number
  readonly openDeadlines: number
  /** One pass over the open deadlines. */
  readonly baselineMs: number
  readonly sweep: Timed & { readonly reached: number }
  readonly followUp: Timed & { readonly jobs: number; readonly failed: number; readonly msEach: number }
  /** The same night once more: nothing is due. */
  readonly quietSweep: Timed
  readonly recompute: Timed & {
    readonly matters: number
    readonly datesMoved: number
    readonly msEach: number
    /** One pass over the histories of the same matters. */
    readonly baselineMs: number
  }
}

interface Timed {
  readonly ms: number
  readonly toBaseline: number
}

async function measure(county: BenchCounty, tell: (line: string) => void): Promise<Figures> {
  const { jobs } = county
  tell('measuring the night')
  const night = await nextDueDay(county)
  await setClock(county, night)
  const reading = () => inSystem(county, readOpenDeadlines)
  await reading()
  const before = await timed(reading)
  const reached = await inSystem(county, (trx) => countDue(trx, night))
  const sweep = await timed(() => runSweep(county))
  const followUp = await timed(() => jobs.drain())
  const quiet = await timed(() => runSweep(county))
  await jobs.drain()
  const baselineMs = Math.min(before.ms, (await timed(reading)).ms)
  return {
    openMatters: await inSystem(county, countOpenMatters),
    openDeadlines: before.value,
    baselineMs: round(baselineMs),
    sweep: { ...against(sweep.ms, baselineMs), reached },
    followUp: {
      ...against(followUp.ms, baselineMs),
      jobs: followUp.value.done,
      failed: followUp.value.failed.length,
      msEach: round(followUp.ms / Math.max(1, followUp.value.done)),
    },
    quietSweep: against(quiet.ms, baselineMs),
    recompute: await measureRecompute(county, night, tell),
  }
}

async function measureRecompute(
  county: BenchCounty,
  today: PlainDate,
  tell: (line: string) => void,
): Promise<Figures['recompute']> {
  tell('measuring the change of one school’s calendar')
  const { laId, jobs, clock } = county
  const { urn, ids } = await inSystem(county, busiestSchool)
  const reading = () =>
    inSystem(county, async (trx) => {
      for (const id of ids) await listEvents(trx, id)
    })
  await reading()
  const baseline = await timed(reading)
  const eventsBefore = await inSystem(county, countMoves)
  const day = weekdayAfter(today)
  const change = {
    jobs,
    laId,
    scope: { scope: 'school', schoolUrn: urn },
    at: clock.now(),
    by: null,
  } as const
  await inSystem(county, async (trx) => {
    const added = await addToCalendar(
      trx,
      { ...change, basis: 'a measurement' },
      { kind: 'inset', from: day, until: day, label: 'INSET day' },
    )
    if (!added.ok) throw new Error(added.refusal.message)
  })
  const recompute = await timed(() => jobs.drain())
  return {
    ...against(recompute.ms, baseline.ms),
    matters: ids.length,
    datesMoved: (await inSystem(county, countMoves)) - eventsBefore,
    msEach: round(recompute.ms / Math.max(1, ids.length)),
    baselineMs: round(baseline.ms),
  }
}

async function runSweep({ workerDeps, laId }: BenchCounty): Promise<void> {
  const job = followUpJobs.find(({ name }) => name === 'sweep-deadlines')
  if (job === undefined) throw new Error('There is no job sweep-deadlines.')
  await job.handle(workerDeps, { laId }, { id: 'measurement', attempt: 1 })
}

/** Sets what earlier nights did as done, and gives the first day to come on which something is due. */
async function nextDueDay(county: BenchCounty): Promise<PlainDate> {
  const today = county.clock.today()
  return inSystem(county, async (trx) => {
    await markReachedUntil(trx, county.laId, today)
    return (await findNextDueDay(trx, county.laId, today)) ?? addDays(today, 1)
  })
}

async function setClock(county: BenchCounty, day: PlainDate): Promise<void> {
  await inSystem(county, (trx) => setDemoClock(trx, day))
  await county.clock.refresh()
}

function inSystem<Value>(county: BenchCounty, work: (trx: Trx) => Promise<Value>): Promise<Value> {
  return inTransaction(county.workerDeps.db, systemOf(county.laId), work)
}

async function timed<Value>(
  work: () => Promise<Value>,
): Promise<{ readonly ms: number; readonly value: Value }> {
  const began = performance.now()
  const value = await work()
  return { ms: performance.now() - began, value }
}

function against(ms: number, baseline: number): Timed {
  return { ms: round(ms), toBaseline: round(ms / baseline) }
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}

// Any day on which the school would be open.
function weekdayAfter(day: PlainDate): PlainDate {
  const next = addDays(day, 1)
  const weekday = new Date(`${next}T12:00:00Z`).getUTCDay()
  return weekday === 6 ? addDays(next, 2) : weekday === 0 ? addDays(next, 1) : next
}

function inWords(figures: Figures): string {
  const { sweep, followUp, quietSweep, recompute } = figures
  return [
    `${figures.openMatters} open matters, ${figures.openDeadlines} open dates; reading them once takes ${figures.baselineMs} ms (1)`,
    `nightly sweep, ${sweep.reached} dates due: ${sweep.ms} ms (${sweep.toBaseline})`,
    `what follows, ${followUp.jobs} jobs: ${followUp.ms} ms, ${followUp.msEach} ms each (${followUp.toBaseline}), ${followUp.failed} failed`,
    `nightly sweep with nothing due: ${quietSweep.ms} ms (${quietSweep.toBaseline})`,
    `one school’s INSET day, ${recompute.matters} matters, ${recompute.datesMoved} dates moved: ${recompute.ms} ms, ${recompute.msEach} ms a matter (${recompute.toBaseline} times reading their histories, ${recompute.baselineMs} ms)`,
  ].join('\n')
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose, type Onroll } from '../compose.ts'
import { listAuthorities } from '../demo/demo.store.ts'
import { copyMatters, findTemplates } from '../demo/load/multiply-matters.store.ts'
import { plantDemo } from '../demo/plant-demo.ts'
import type { PlainDate } from '../domain/calendar/plain-date.ts'
import { systemOf } from '../platform/auth/asker.ts'
import type { Settings } from '../platform/config/settings.ts'
import { inTransaction } from '../platform/db/in-transaction.ts'
import { openLog } from '../platform/log/log.ts'
import type { CommandIo } from './command.ts'
import { settingsOf } from './open-for-command.ts'

export interface BenchPlan {
  /** Open matters to make, beside those of the made-up county. */
  readonly matters: number
  readonly today: PlainDate | undefined
}

/** A made-up county with much to do. */
export interface BenchCounty extends Onroll {
  readonly laId: number
}

const COPIES_AT_ONCE = 25

/** Gives the state directory named by `--state`, which stays; or one that is thrown away afterwards. */
export async function withBenchState(
  io: CommandIo,
  work: (settings: Settings) => Promise<number>,
): Promise<number> {
  const settings = settingsOf(io)
  if (settings === undefined) return 1
  if (io.env.ONROLL_STATE !== undefined && io.env.ONROLL_STATE !== '') return work(settings)
  const stateDir = await mkdtemp(join(tmpdir(), 'onroll-bench-'))
  try {
    return await work({ ...settings, stateDir })
  } finally {
    await rm(stateDir, { recursive: true, force: true })
  }
}

/** Opens the county, making it at the first time, and works in it. */
export async function withBenchCounty(
  io: CommandIo,
  settings: Settings,
  plan: BenchPlan,
  work: (county: BenchCounty) => Promise<number>,
): Promise<number> {
  const log = openLog({ level: 'error', write: (line) => io.err(line) })
  // A measurement never touches a server that somebody uses.
  const env = Object.fromEntries(Object.entries(io.env).filter(([name]) => !name.startsWith('DATABASE_')))
  const how = { demo: true, use: 'hold', does: 'both', prepare: true } as const
  const onroll = await compose({ settings, env, log, ...how })
  try {
    const laId = await settle(io, onroll, plan)
    return laId === undefined ? 1 : await work({ ...onroll, laId })
  } finally {
    await onroll.close()
  }
}

async function settle(io: CommandIo, onroll: Onroll, plan: BenchPlan): Promise<number | undefined> {
  const { db } = onroll.workerDeps
  const [authority] = await db.transaction().execute((trx) => listAuthorities(trx))
  if (authority !== undefined) {
    if (authority.demo) return authority.id
    io.err(
      'These data are not made up, so nothing is measured on them. Name another directory: --state DIR.\n',
    )
    return undefined
  }
  io.err(`Making a made-up county with ${plan.matters} open matters.\n`)
  const today = plan.today ?? onroll.clock.today()
  await plantDemo(onroll.workerDeps, { seed: 1, size: 'small', today, fixClock: true }, () => undefined)
  await onroll.clock.refresh()
  const [made] = await db.transaction().execute((trx) => listAuthorities(trx))
  if (made === undefined) throw new Error('The county was not made.')
  await multiply(onroll, made.id, plan.matters, (line) => io.err(line))
  return made.id
}

async function multiply(
  onroll: Onroll,
  laId: number,
  wanted: number,
  tell: (line: string) => void,
): Promise<void> {
  const { db } = onroll.workerDeps
  const by = systemOf(laId)
  const templates = await inTransaction(db, by, (trx) => findTemplates(trx, laId, onroll.clock.today()))
  const most = templates.matterIds.length
  if (most === 0)
    throw new Error('No matter of the made-up county is open and up to date. Choose another --today.')
  const times = Math.floor(wanted / most)
  for (let from = 1; from <= times; from += COPIES_AT_ONCE) {
    const to = Math.min(times, from + COPIES_AT_ONCE - 1)
    await inTransaction(db, by, (trx) => copyMatters(trx, templates, from, to))
    tell(`  ${to * most} of ${wanted}\n`)
  }
  const rest = { ...templates, matterIds: templates.matterIds.slice(0, wanted % most) }
  if (rest.matterIds.length > 0)
    await inTransaction(db, by, (trx) => copyMatters(trx, rest, times + 1, times + 1))
  await onroll.database.owner().query('analyze')
}

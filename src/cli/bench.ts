import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose, type Onroll } from '../compose.ts'
import { benchPages } from '../demo/bench/bench-pages.ts'
import { benchSweep } from '../demo/bench/bench-sweep.ts'
import { multiplyMatters } from '../demo/bench/multiply-matters.store.ts'
import { listAuthorities } from '../demo/demo.store.ts'
import { plantDemo } from '../demo/plant-demo.ts'
import { plainDate } from '../domain/calendar/plain-date.ts'
import { systemOf } from '../platform/auth/asker.ts'
import { inTransaction } from '../platform/db/in-transaction.ts'
import { openLog } from '../platform/log/log.ts'
import { type Command, type CommandIo, wrongUsage } from './command.ts'
import { settingsOf } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll bench sweep|pages [--matters N] [--requests N] [--json]

Measures on a made-up county of its own, made for the run and thrown away. Figures are for comparing within one run.

  sweep   the nightly sweep over 25,000 open matters, and what a changed calendar costs
  pages   the pages that people open most, with 25,000 open matters in the authority

  --matters N    open matters (25000)
  --requests N   requests to each page (200)`

const DAY = plainDate('2026-11-24')

export const benchCommand: Command = {
  name: 'bench',
  summary: 'Measures the product on a made-up county of its own',
  usage,
  async run(args, io) {
    const flags = readFlags(
      io,
      { usage },
      args,
      { matters: 'text', requests: 'text', json: 'switch' },
      { least: 1, most: 1 },
    )
    if (flags === undefined) return 2
    const name = flags.words[0]
    const { matters = '25000', requests = '200' } = flags.text
    if (name !== 'sweep' && name !== 'pages')
      return wrongUsage(io, { usage }, 'There are the benchmarks sweep and pages.')
    if (!/^\d{1,6}$/.test(matters) || !/^[1-9]\d{0,5}$/.test(requests))
      return wrongUsage(io, { usage }, '--matters and --requests take whole numbers.')
    const figures = await onScratchCounty(io, (onroll, laId) =>
      name === 'sweep'
        ? benchSweep(onroll.workerDeps, onroll.clock, laId, Number(matters))
        : pages(onroll, laId, Number(matters), Number(requests)),
    )
    if (figures === undefined) return 1
    io.out(`${JSON.stringify(figures, null, flags.has('json') ? undefined : 2)}\n`)
    return 0
  },
}

async function pages(onroll: Onroll, laId: number, matters: number, requests: number): Promise<object> {
  await inTransaction(onroll.workerDeps.db, systemOf(laId), (trx) => multiplyMatters(trx, laId, matters))
  const app = await onroll.app()
  try {
    return { matters, ...(await benchPages(await app.listen({ host: '127.0.0.1', port: 0 }), requests)) }
  } finally {
    await app.close()
  }
}

async function onScratchCounty<Figures>(
  io: CommandIo,
  work: (onroll: Onroll, laId: number) => Promise<Figures>,
): Promise<Figures | undefined> {
  const settings = settingsOf(io)
  if (settings === undefined) return undefined
  const stateDir = await mkdtemp(join(tmpdir(), 'onroll-bench-'))
  const log = openLog({ level: 'error', write: (line) => io.err(line) })
  const onroll = await compose({
    settings: { ...settings, stateDir },
    env: withoutRealDatabase(io.env),
    log,
    demo: true,
    use: 'hold',
    does: 'both',
    prepare: true,
  })
  try {
    io.err('Making a made-up county for the run.\n')
    await plantDemo(onroll.workerDeps, { seed: 1, size: 'small', today: DAY, fixClock: true }, () => {})
    await onroll.clock.refresh()
    const [authority] = await onroll.workerDeps.db.transaction().execute((trx) => listAuthorities(trx))
    if (authority === undefined) throw new Error('No authority was made')
    return await work(onroll, authority.id)
  } finally {
    await onroll.close()
    await rm(stateDir, { recursive: true, force: true })
  }
}

/** A benchmark makes up children: it never touches a database that somebody named. */
function withoutRealDatabase(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('DATABASE_')))
}

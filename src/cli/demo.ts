import type { FastifyInstance } from 'fastify'
import { compose, type Onroll } from '../compose.ts'
import { listAuthorities } from '../demo/demo.store.ts'
import { type DemoSize, plantDemo } from '../demo/plant-demo.ts'
import { type PlainDate, parsePlainDate } from '../domain/calendar/plain-date.ts'
import type { Settings } from '../platform/config/settings.ts'
import { openLog } from '../platform/log/log.ts'
import { type Command, type CommandIo, wrongUsage } from './command.ts'
import { moveClock } from './move-clock.ts'
import { settingsOf } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'
import { untilStopped } from './until-stopped.ts'

const usage = `
Usage: onroll demo [--port N] [--host H] [--seed N] [--size small|county] [--today YYYY-MM-DD] [--state DIR]

Starts web and worker in one process, on a state directory of its own (.onroll unless told) with made-up children,
families and colleagues in the real schools of Staffordshire. The first start makes them; later starts find them again.

  --port N       port to listen on (3000; another free one when that is taken and none was named)
  --host H       a loopback address: 127.0.0.1, ::1 or localhost
  --seed N       which made-up county (1); only at the first start
  --size S       small: 2,000 children; county: 125,000 (small); only at the first start
  --today DATE   the day the demonstration believes it is (the real one)

Prints "ready http://127.0.0.1:PORT" once the first page is served. No message leaves it.`

export const demoCommand: Command = {
  name: 'demo',
  summary: 'Starts a demonstration with a made-up county, on this machine only',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, {
      port: 'text',
      host: 'text',
      seed: 'text',
      size: 'text',
      today: 'text',
    })
    if (flags === undefined) return 2
    const plan = readPlan(flags.text)
    if (typeof plan === 'string') return wrongUsage(io, { usage }, plan)
    const settings = settingsOf(io)
    if (settings === undefined) return 1
    return runDemo(io, settings, plan)
  },
}

interface DemoStart {
  readonly port: number | undefined
  readonly host: string
  readonly seed: number
  readonly size: DemoSize
  readonly today: PlainDate | undefined
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/
const USUAL_PORT = 3_000

function readPlan(text: Readonly<Partial<Record<string, string>>>): DemoStart | string {
  const { port, host = '127.0.0.1', seed = '1', size = 'small', today } = text
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) < 65_536))
    return '--port takes a number up to 65535.'
  if (!LOOPBACK.test(host))
    return 'A demonstration listens on this machine only: --host takes 127.0.0.1, ::1 or localhost.'
  if (!/^\d{1,9}$/.test(seed)) return '--seed takes a whole number.'
  if (size !== 'small' && size !== 'county') return '--size takes small or county.'
  const day = today === undefined ? undefined : parsePlainDate(today)
  if (today !== undefined && day === undefined) return '--today takes a day as YYYY-MM-DD.'
  return { port: port === undefined ? undefined : Number(port), host, seed: Number(seed), size, today: day }
}

async function runDemo(io: CommandIo, settings: Settings, plan: DemoStart): Promise<number> {
  const log = openLog({
    level: settings.logLevel === 'info' ? 'warn' : settings.logLevel,
    write: (line) => io.err(line),
  })
  let onroll: Onroll
  try {
    onroll = await compose({
      settings: { ...settings, publicAddress: `http://${plan.host}:${plan.port ?? USUAL_PORT}` },
      env: io.env,
      log,
      demo: true,
      use: 'hold',
      does: 'both',
      prepare: true,
    })
  } catch (error) {
    io.err(`${(error as Error).message}\n`)
    return 1
  }
  let app: FastifyInstance | undefined
  try {
    if (!(await settleCounty(io, onroll, plan))) return 1
    app = await onroll.app()
    const address = await listen(io, app, plan)
    await Promise.all([onroll.jobs.start(), seeFirstPage(address)])
    io.out(`ready ${address}\n`)
    await untilStopped()
    return 0
  } finally {
    await app?.close()
    await onroll.close()
  }
}

/** Makes the county at the first start; moves the clock where a day was named. False after a refusal. */
async function settleCounty(io: CommandIo, onroll: Onroll, plan: DemoStart): Promise<boolean> {
  const { db } = onroll.workerDeps
  const authorities = await db.transaction().execute((trx) => listAuthorities(trx))
  if (authorities.some(({ demo }) => !demo)) {
    io.err(
      'These data are not a demonstration’s, so none is started on them. Name another state directory: --state DIR.\n',
    )
    return false
  }
  if (authorities.length === 0) {
    io.err('Making a made-up county; this is done once.\n')
    const today = plan.today ?? onroll.clock.today()
    const county = { seed: plan.seed, size: plan.size, today, fixClock: plan.today !== undefined }
    await plantDemo(onroll.workerDeps, county, (line) => io.err(`  ${line}\n`))
    await onroll.clock.refresh()
  } else if (plan.today !== undefined && plan.today !== onroll.clock.today()) {
    await moveClock(onroll, plan.today)
  }
  return true
}

async function listen(io: CommandIo, app: FastifyInstance, plan: DemoStart): Promise<string> {
  try {
    await app.listen({ host: plan.host, port: plan.port ?? USUAL_PORT })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (plan.port !== undefined)
      throw new Error(`Port ${plan.port} is taken. Name another one: --port N.`, { cause: error })
    io.err(`Port ${USUAL_PORT} is taken; using a free one.\n`)
    await app.listen({ host: plan.host, port: 0 })
  }
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no address')
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${name}:${address.port}`
}

/** Ready is said only when a person would see a page. */
async function seeFirstPage(address: string): Promise<void> {
  const answer = await fetch(`${address}/sign-in`)
  await answer.text()
  if (!answer.ok) throw new Error(`The first page answers ${answer.status}. Look at the messages above.`)
}

import { type ChildProcess, spawn } from 'node:child_process'
import { parsePlainDate } from '../domain/calendar/plain-date.ts'
import { repositoryPath } from '../platform/config/paths.ts'
import { withBenchCounty, withBenchState } from './bench-county.ts'
import { type Command, type CommandIo, wrongUsage } from './command.ts'
import { type LoadFigures, loadPages, type PageToLoad } from './page-load.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll bench pages [--matters N] [--clients N] [--seconds N] [--today YYYY-MM-DD] [--json] [--state DIR]

Makes a county with N open matters (25000), serves it in a process of its own, and asks for the pages that people use
most, as each of them, from several clients at once (8), so many seconds for each page (5). Beside each stands how many
times longer it takes than /health/live in the same run. Without --state the data are thrown away afterwards.`

export const benchPagesCommand: Command = {
  name: 'bench pages',
  summary: 'Measures the pages that people use most, under load',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, {
      matters: 'text',
      clients: 'text',
      seconds: 'text',
      today: 'text',
      json: 'switch',
    })
    if (flags === undefined) return 2
    const { matters = '25000', clients = '8', seconds = '5', today } = flags.text
    for (const [name, text] of Object.entries({ matters, clients, seconds }))
      if (!/^[1-9]\d{0,6}$/.test(text)) return wrongUsage(io, { usage }, `--${name} takes a whole number.`)
    const day = today === undefined ? undefined : parsePlainDate(today)
    if (today !== undefined && day === undefined)
      return wrongUsage(io, { usage }, '--today takes a day as YYYY-MM-DD.')
    const plan = { matters: Number(matters), today: day }
    return withBenchState(io, async (settings) => {
      // Made, and closed again: the measured server holds the data itself.
      const made = await withBenchCounty(io, settings, plan, async () => 0)
      if (made !== 0) return made
      const server = await startServer(io, settings.stateDir)
      try {
        const lines = await measure(io, server.address, Number(clients), Number(seconds))
        if (flags.has('json')) io.out(`${JSON.stringify(lines)}\n`)
        else for (const line of lines) io.out(inWords(line))
        return lines.every(({ failed }) => failed === 0) ? 0 : 1
      } finally {
        await server.stop()
      }
    })
  },
}

interface PageLine extends LoadFigures {
  readonly person: string
  readonly page: string
  /** Its median against that of the baseline page. */
  readonly toBaseline: number
}

/** Who opens what; `MATTER` and `WHY` stand for the first that the person's own list leads to. */
const VISITS: readonly (readonly [person: string, list: string, pages: readonly string[]])[] = [
  [
    'dee-sample-khan',
    '/enquiries',
    ['/', '/enquiries', 'MATTER', 'MATTER/timeline', 'MATTER/record-enquiry', 'WHY'],
  ],
  [
    'priya-test-okafor',
    '/cases',
    ['/', '/cases', 'MATTER', 'MATTER/timeline', 'MATTER/family', '/policy-map', 'WHY'],
  ],
  ['sam-test-rushton', '/cases', ['/', '/enquiries']],
  ['stella-demo-priest', '/requests', ['/', '/requests', 'MATTER']],
  ['dan-example-pike', '/requests', ['/', '/requests', 'MATTER']],
  ['max-mock-datta', '/calendars', ['/', '/calendars', '/rules']],
]

async function measure(
  io: CommandIo,
  address: string,
  clients: number,
  seconds: number,
): Promise<readonly PageLine[]> {
  const live = { person: 'nobody', page: '/health/live', url: new URL('/health/live', address), cookie: '' }
  await loadPages([live], clients, 1)
  const baseline = await loadPages([live], clients, seconds)
  const lines: PageLine[] = [lineOf(live, baseline, baseline)]
  const pages = (await Promise.all(VISITS.map((visit) => pagesOf(address, visit)))).flat()
  for (const page of pages) {
    io.err(`  ${page.person} ${page.page}\n`)
    await loadPages([page], clients, Math.min(1, seconds))
    lines.push(lineOf(page, await loadPages([page], clients, seconds), baseline))
  }
  io.err('  all of them in turn\n')
  const mixed = await loadPages(pages, clients, seconds * 2)
  return [...lines, lineOf({ person: 'everybody', page: 'all in turn' }, mixed, baseline)]
}

function lineOf(
  { person, page }: Pick<PageToLoad, 'person' | 'page'>,
  figures: LoadFigures,
  baseline: LoadFigures,
): PageLine {
  return { person, page, ...figures, toBaseline: Math.round((figures.p50 / baseline.p50) * 10) / 10 }
}

async function pagesOf(
  address: string,
  [person, list, pages]: (typeof VISITS)[number],
): Promise<readonly PageToLoad[]> {
  const cookie = await signIn(address, person)
  const found = await read(address, list, cookie)
  const matter = /\/matters\/[0-9a-f-]{36}/.exec(found)?.[0]
  const why = /\/deadlines\/[0-9a-f-]{36}\/why/.exec(found + (await read(address, '/', cookie)))?.[0]
  return pages.flatMap((page) => {
    const path = page.replace('MATTER', matter ?? '').replace('WHY', why ?? '')
    const missing = (page.startsWith('MATTER') && !matter) || (page === 'WHY' && !why)
    return missing ? [] : [{ person, page, url: new URL(path, address), cookie }]
  })
}

async function signIn(address: string, person: string): Promise<string> {
  const answer = await fetch(new URL('/demo/sign-in', address), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ person }),
  })
  if (answer.status !== 303) throw new Error(`${person} could not sign in: ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ')
}

async function read(address: string, path: string, cookie: string): Promise<string> {
  return (await fetch(new URL(path, address), { headers: { cookie } })).text()
}

interface Server {
  readonly address: string
  stop(): Promise<void>
}

function startServer(io: CommandIo, stateDir: string): Promise<Server> {
  const program = repositoryPath('bin', 'onroll.js')
  const child = spawn(process.execPath, [program, 'demo', '--state', stateDir, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: io.env,
  })
  child.stderr.on('data', (chunk) => io.err(String(chunk)))
  return new Promise((resolve, reject) => {
    let said = ''
    child.once('exit', (code) => reject(new Error(`The server ended with code ${code}.`)))
    child.stdout.on('data', (chunk) => {
      said += String(chunk)
      const address = /^ready (\S+)$/m.exec(said)?.[1]
      if (address === undefined) return
      child.removeAllListeners('exit')
      resolve({ address, stop: () => stop(child) })
    })
  })
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function inWords(line: PageLine): string {
  const who = `${line.person} ${line.page}`.padEnd(46)
  const failed = line.failed > 0 ? `, ${line.failed} FAILED` : ''
  return `${who} ${line.perSecond.toFixed(1).padStart(8)}/s  p50 ${line.p50} ms  p95 ${line.p95} ms  p99 ${line.p99} ms  (${line.toBaseline})${failed}\n`
}

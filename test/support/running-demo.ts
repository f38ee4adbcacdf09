import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { repositoryPath, repositoryRoot } from '../../src/platform/config/paths.ts'
import { type Database, openDatabase } from '../../src/platform/db/open-database.ts'

/** What a command printed and how it ended. */
export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The product as a person starts it: the built command, in a process and a state directory of its own. */
export interface RunningDemo {
  readonly address: string
  readonly stateDir: string
  /** Another command on the same data, as typed after `onroll`. */
  onroll(...words: readonly string[]): Promise<Said>
  moveClock(day: string): Promise<void>
  /** Looks at the rows as somebody whom no wall stops; never for making any. */
  rows<Row>(query: string, values?: readonly unknown[]): Promise<readonly Row[]>
  /** Asks the process to end, and waits until it has. */
  stop(): Promise<void>
  /** Kills the process as a power cut would, and waits until it is gone. */
  kill(): Promise<void>
  /** Starts the product again on the same data and port. Gives the milliseconds until it was ready. */
  start(): Promise<number>
  /** The process id of the database server. */
  serverPid(): number
  /** Asks the process to end and removes its state directory. */
  close(): Promise<void>
}

export interface DemoPlan {
  readonly today: string
  readonly port?: number
}

const READY = /^ready (http:\/\/\S+)$/m
const PATIENCE_MS = 60_000

/** Starts a demonstration on a new state directory. */
export async function startDemo({ today, port = 0 }: DemoPlan): Promise<RunningDemo> {
  const stateDir = mkdtempSync(join(tmpdir(), 'onroll-journey-'))
  let child = spawnDemo(stateDir, ['--port', String(port), '--today', today])
  const address = await untilReady(child)
  const samePort = new URL(address).port
  let looking: { readonly client: Client; readonly database: Database } | undefined

  async function end(signal: NodeJS.Signals): Promise<void> {
    const gone = exitOf(child)
    child.kill(signal)
    await gone
  }

  const demo: RunningDemo = {
    address,
    stateDir,
    onroll: (...words) => runOnroll([...words, '--state', stateDir]),
    async moveClock(day) {
      const said = await demo.onroll('clock', 'set', day)
      if (said.code !== 0) throw new Error(`The clock did not move to ${day}: ${said.err}`)
    },
    async rows(query, values = []) {
      looking ??= await openForLooking(stateDir, () => {
        looking = undefined
      })
      return (await looking.client.query(query, [...values])).rows
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async start() {
      const began = performance.now()
      child = spawnDemo(stateDir, ['--port', samePort])
      await untilReady(child)
      return performance.now() - began
    },
    serverPid: () => {
      const first = readFileSync(join(databaseFolder(stateDir), 'postmaster.pid'), 'utf8').split('\n')[0]
      return Number(first)
    },
    async close() {
      await looking?.client.end().catch(() => undefined)
      await looking?.database.close()
      await end('SIGTERM')
      rmSync(stateDir, { recursive: true, force: true })
    },
  }
  return demo
}

function spawnDemo(stateDir: string, words: readonly string[]): ChildProcess {
  return spawn(
    process.execPath,
    [repositoryPath('bin', 'onroll.js'), 'demo', '--state', stateDir, ...words],
    { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'], env: ownEnvironment() },
  )
}

// The runner's own settings must not reach the product.
function ownEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, NODE_ENV: _env, VITEST: _vitest, ...rest } = process.env
  return rest
}

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = ''
    let err = ''
    const timer = setTimeout(() => fail('was not ready within a minute'), PATIENCE_MS)
    const fail = (why: string) => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      reject(new Error(`The demonstration ${why}.\n${err}`))
    }
    child.stderr?.on('data', (chunk) => {
      err = (err + String(chunk)).slice(-10_000)
    })
    child.once('exit', (code) => fail(`ended with code ${code} before it was ready`))
    child.stdout?.on('data', (chunk) => {
      out += String(chunk)
      const address = READY.exec(out)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      child.removeAllListeners('exit')
      resolve(address)
    })
  })
}

function exitOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
  })
}

/** Runs a command to its end and gives what it printed. */
export function runOnroll(words: readonly string[]): Promise<Said> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [repositoryPath('bin', 'onroll.js'), ...words], {
      cwd: repositoryRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: ownEnvironment(),
    })
    const said = { out: '', err: '' }
    child.stdout.on('data', (chunk) => {
      said.out += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      said.err += String(chunk)
    })
    child.once('close', (code) => resolve({ code: code ?? 1, ...said }))
  })
}

async function openForLooking(stateDir: string, onLost: () => void) {
  const database = await openDatabase({ stateDir, env: {}, use: 'join' })
  const client = new Client({ ...database.connection('owner'), user: 'postgres' })
  client.on('error', onLost)
  client.on('end', onLost)
  await client.connect()
  return { client, database }
}

function databaseFolder(stateDir: string): string {
  return join(stateDir, 'postgres', 'data')
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, expect, test } from 'vitest'
import { repositoryPath } from '../../src/platform/config/paths.ts'

const state = mkdtempSync(join(tmpdir(), 'onroll-demo-'))
const running: ChildProcess[] = []

afterEach(async () => {
  for (const child of running.splice(0))
    if (child.exitCode === null && child.signalCode === null) await stop(child, 'SIGTERM')
})
afterAll(() => rmSync(state, { recursive: true, force: true }))

function onroll(...words: readonly string[]): ChildProcess {
  const child = spawn(
    process.execPath,
    [
      repositoryPath('bin', 'onroll.js'),
      ...(words.includes('--state') ? words : [...words, '--state', state]),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  running.push(child)
  return child
}

async function run(...words: readonly string[]): Promise<{ out: string; err: string; code: number | null }> {
  const child = onroll(...words)
  const [out, err, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'exit'),
  ])
  return { out, err, code: code as number | null }
}

async function startDemo(
  ...words: readonly string[]
): Promise<{ child: ChildProcess; address: string; seconds: number }> {
  const started = performance.now()
  const child = onroll('demo', '--port', '0', ...words)
  let said = ''
  for await (const piece of child.stdout!) {
    said += String(piece)
    if (said.includes('\n')) break
  }
  expect(said).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+\n$/)
  return { child, address: said.slice('ready '.length).trim(), seconds: (performance.now() - started) / 1000 }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal)
  const [code] = await once(child, 'exit')
  return code as number | null
}

/** Once the messages that its stories wrote have all been kept: that is work of the first seconds. */
async function digestAtRest(): Promise<string> {
  let last = ''
  for (let looks = 0; looks < 10; looks += 1) {
    await run('jobs', 'drain')
    const now = (await run('digest')).out
    if (now === last) return now
    last = now
  }
  return last
}

test('a demonstration is made once, is found again after a kill, and its clock can be moved while it runs', async () => {
  const first = await startDemo('--today', '2026-11-24')
  expect((await fetch(`${first.address}/sign-in`)).status).toBe(200)
  expect(await (await fetch(`${first.address}/health/ready`)).json()).toMatchObject({ ready: true })
  const before = await digestAtRest()
  expect(before).toMatch(/^child [0-9a-f]{32} 2\d{3}$/m)

  await stop(first.child, 'SIGKILL')
  const second = await startDemo()
  expect((await run('digest')).out).toBe(before)

  const people = JSON.parse((await run('demo', 'people', '--json')).out) as { key: string; role: string }[]
  expect(people).toContainEqual(expect.objectContaining({ key: 'priya-test-okafor', role: 'cme-officer' }))
  const signedIn = await fetch(`${second.address}/demo/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: second.address },
    body: new URLSearchParams({ person: 'priya-test-okafor' }),
  })
  expect(signedIn.status).toBe(303)

  expect(await run('clock', 'set', '2026-11-30')).toMatchObject({ code: 0, out: '2026-11-30\n' })
  expect(await (await fetch(`${second.address}/sign-in`)).text()).toContain('Monday 30 November 2026')
  expect(await run('jobs', 'drain')).toMatchObject({ code: 0 })
  expect(await run('audit', 'verify')).toMatchObject({ code: 0 })
  expect(await stop(second.child, 'SIGINT')).toBe(0)
})

test('a demonstration listens on this machine only, and not on data that are none of its own', async () => {
  expect(await run('demo', '--host', '0.0.0.0')).toMatchObject({ code: 2, out: '' })
  const elsewhere = mkdtempSync(join(tmpdir(), 'onroll-real-'))
  try {
    await run('migrate', '--state', elsewhere)
    await run('import', 'gias', repositoryPath('data', 'gias-extract.csv'), '--state', elsewhere)
    await run('authority', 'add', 'staffordshire', '--state', elsewhere)
    expect(await run('clock', 'set', '2026-11-30', '--state', elsewhere)).toMatchObject({ code: 1, out: '' })
    expect(await run('demo', '--port', '0', '--state', elsewhere)).toMatchObject({ code: 1, out: '' })
  } finally {
    rmSync(elsewhere, { recursive: true, force: true })
  }
})

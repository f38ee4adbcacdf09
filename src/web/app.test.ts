import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { fakeClock } from '../../test/support/fake-clock.ts'
import type { Deps } from '../features/slice.ts'
import { silentLog } from '../platform/log/log.ts'
import { buildApp } from './app.ts'

// No route of a slice is asked here, so nothing behind them is needed.
const deps = { clock: fakeClock(), demo: false } as unknown as Deps

function appWith(readiness: Readonly<Record<string, () => Promise<void>>> = {}) {
  return buildApp({ deps, routes: [], assets: { files: [], version: 'x' }, log: silentLog, readiness })
}

it('answers requests under way before it closes, and takes no new ones', async () => {
  const app = appWith({ slow: () => pause(2_000) })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const underWay = fetch(`${address}/health/ready`)
  await pause(700)
  const closing = app.close()
  expect((await underWay).status).toBe(200)
  await closing
  await expect(fetch(`${address}/health/live`)).rejects.toThrow()
})

it('answers bytes that are no request, and headers that are too many, with all protective headers', async () => {
  const app = appWith()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  const send = (bytes: string) =>
    new Promise<string>((resolve, reject) => {
      let answer = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
      socket.on('data', (part) => {
        answer += part.toString()
      })
      socket.on('close', () => resolve(answer)).on('error', reject)
    })
  const cases = [
    ['GARBAGE\r\n\r\n', '400'],
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, '431'],
    ['POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n', '400'],
  ] as const
  for (const [bytes, status] of cases) {
    const answer = await send(bytes)
    expect(answer).toContain(`HTTP/1.1 ${status}`)
    expect(answer).toContain('strict-transport-security: max-age=63072000')
    expect(answer).toContain("frame-ancestors 'none'")
  }
  expect([app.server.headersTimeout, app.server.requestTimeout]).toEqual([10_000, 30_000])
  await app.close()
})

it('says that it is not ready while a part does not answer, and which', async () => {
  const app = appWith({
    database: async () => undefined,
    queue: async () => {
      throw new Error('secret words')
    },
  })
  const ready = await app.inject('/health/ready')
  expect([ready.statusCode, ready.json()]).toEqual([
    503,
    { ready: false, parts: { database: true, queue: false } },
  ])
  expect((await app.inject('/health/live')).statusCode).toBe(200)
  await app.close()
})

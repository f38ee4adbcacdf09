import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningDemo, startDemo } from '../support/running-demo.ts'
import { AUDITED_AS, startWriteLoad, type WriteLoad } from '../support/write-load.ts'

const CRASHES = Number(process.env.ONROLL_CRASHES ?? 5)
const DAY = '2026-09-15'
// Enough that some are on their way at any moment, and few enough that the test is about crashes.
const WRITES_BETWEEN = 20
const APP_READY_MS = 10_000
const DATABASE_READY_MS = 30_000

let demo: RunningDemo
let load: WriteLoad
/** What a start after an orderly end takes on this machine, now. */
let usualStart: number

beforeAll(async () => {
  demo = await startDemo({ today: DAY })
  await demo.stop()
  usualStart = await demo.start()
  load = await startWriteLoad({
    demo,
    people: ['dee-sample-khan', 'gwen-test-llewellyn', 'ursula-demo-vane'],
    writersEach: 3,
    day: DAY,
  })
})

afterAll(async () => {
  await load?.stop().catch(() => undefined)
  await demo?.close()
})

test(
  `the product is killed ${CRASHES} times while people write, and nothing acknowledged is lost`,
  async () => {
    const slowest = { ms: 0 }
    for (let crash = 0; crash < CRASHES; crash += 1) {
      await load.waitFor(WRITES_BETWEEN)
      await pause(jitter(crash))
      await demo.kill()
      const promised = new Set(load.acknowledged)
      const ms = await demo.start()
      slowest.ms = Math.max(slowest.ms, ms)
      expect(ms, `ready again; usual ${usualStart} ms`).toBeLessThan(Math.max(APP_READY_MS, 5 * usualStart))
      await expectKept(promised)
    }
    report('product', slowest.ms)
  },
  CRASHES * 30_000 + 60_000,
)

test(
  `the database server is killed ${CRASHES} times while people write, and nothing acknowledged is lost`,
  async () => {
    const slowest = { ms: 0 }
    for (let crash = 0; crash < CRASHES; crash += 1) {
      await load.waitFor(WRITES_BETWEEN)
      await pause(jitter(crash))
      const began = performance.now()
      process.kill(demo.serverPid(), 'SIGKILL')
      await untilReady()
      const ms = performance.now() - began
      slowest.ms = Math.max(slowest.ms, ms)
      expect(ms, 'ready again').toBeLessThan(DATABASE_READY_MS)
      await load.waitFor(1)
      await expectKept(new Set(load.acknowledged))
    }
    report('database', slowest.ms)
  },
  CRASHES * 40_000 + 60_000,
)

test('after all crashes each write stands once, whole, with its line in an unbroken audit record', async () => {
  await load.waitFor(WRITES_BETWEEN)
  await load.stop()
  expect(load.sentAgain(), 'some writes were interrupted').toBeGreaterThan(0)
  await expectKept(load.acknowledged)
  expect(await written()).toHaveLength(load.acknowledged.size)
  expect([...load.byAct.keys()].sort()).toEqual(['documents', 'note', 'record-enquiry', 'safety-contact'])

  expect(await halfApplied()).toEqual([])
  const [audited] = await demo.rows<{ lines: number; keys: number }>(
    `select (select count(*)::int from audit_entry where outcome = 'done' and why is null
        and action = any($1)) as lines,
      (select count(*)::int from idempotency_key where route not like '%sign%') as keys`,
    [AUDITED_AS],
  )
  expect(audited).toEqual({ lines: load.acknowledged.size, keys: load.acknowledged.size })
  const verified = await demo.onroll('audit', 'verify')
  expect(verified.code, verified.out + verified.err).toBe(0)
}, 60_000)

/** Every promised write is there exactly once. */
async function expectKept(promised: ReadonlySet<string>): Promise<void> {
  const found = await written()
  const times = new Map<string, number>()
  for (const marker of found) times.set(marker, (times.get(marker) ?? 0) + 1)
  expect(
    [...promised].filter((marker) => !times.has(marker)),
    'lost',
  ).toEqual([])
  expect(
    [...times].filter(([, count]) => count > 1),
    'written twice',
  ).toEqual([])
}

async function written(): Promise<readonly string[]> {
  const rows = await retried(() =>
    demo.rows<{ marker: string }>(
      `select substring(facts::text from 'mark-[0-9a-f-]{36}') as marker from matter_event
       where facts::text like '%mark-%'`,
    ),
  )
  return rows.map(({ marker }) => marker)
}

/** What only half of a transaction could leave behind. */
async function halfApplied(): Promise<readonly unknown[]> {
  return demo.rows(
    `select s.matter_id, s.event_count, count(e.seq)::int as events, max(e.seq) as last
       from matter_summary s left join matter_event e using (la_id, matter_id)
       group by 1, 2 having s.event_count <> count(e.seq) or s.event_count <> max(e.seq)
     union all
     select e.matter_id, 0, 0, e.seq from matter_event e
       where e.kind = 'safety-contact-recorded' and e.facts::text like '%mark-%'
       and not exists (select from safety_contact c where c.note = substring(e.facts::text from 'mark-[0-9a-f-]{36}'))
     union all
     select e.matter_id, 0, 0, e.seq from matter_event e
       where e.facts->>'text' like 'Added %mark-%' and not exists (select from document d
         where convert_from(d.bytes, 'UTF8') = substring(e.facts::text from 'mark-[0-9a-f-]{36}'))`,
  )
}

async function untilReady(): Promise<void> {
  for (;;) {
    const ready = await fetch(`${demo.address}/health/ready`).catch(() => undefined)
    await ready?.arrayBuffer()
    if (ready?.ok) return
    await pause(50)
  }
}

/** The test's own connection dies with the server too. */
async function retried<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask()
    } catch (error) {
      if (attempt >= 20) throw error
      await pause(100)
    }
  }
}

// Different moments of a write, the same in every run.
function jitter(crash: number): number {
  return (crash * 37) % 180
}

function report(what: string, slowest: number): void {
  process.stdout.write(
    `${CRASHES} kills of the ${what}: ${load.acknowledged.size} writes acknowledged, ${load.sentAgain()} sent again, ready again within ${(slowest / 1000).toFixed(1)} s\n`,
  )
}

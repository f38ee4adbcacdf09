import { quantile, rounded } from './timings.ts'

export interface BenchedPage {
  readonly person: string
  readonly path: string
}

/** The pages that people open most, by who opens them. */
export const BENCHED_PAGES: readonly BenchedPage[] = [
  { person: 'priya-test-okafor', path: '/' },
  { person: 'priya-test-okafor', path: '/cases' },
  { person: 'priya-test-okafor', path: '/policy-map' },
  { person: 'priya-test-okafor', path: 'a matter' },
  { person: 'dee-sample-khan', path: '/' },
  { person: 'dee-sample-khan', path: '/enquiries' },
  { person: 'dee-sample-khan', path: 'a matter' },
  { person: 'marta-test-nowak', path: '/' },
  { person: 'stella-demo-priest', path: '/' },
]

const CLIENTS = 4
const WARM_UP = 8

export interface PageFigures {
  readonly person: string
  readonly path: string
  readonly requests: number
  readonly failed: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** Opens each page again and again with a few clients at once; milliseconds, and ratios to the plainest page. */
export async function benchPages(address: string, requests: number) {
  const baseline = await load(address, '', { person: 'nobody', path: '/health/live' }, requests)
  const pages: (PageFigures & { readonly timesPlainest: number })[] = []
  for (const page of BENCHED_PAGES) {
    const cookie = await signIn(address, page.person)
    const path = page.path === 'a matter' ? await firstMatter(address, cookie) : page.path
    const figures = await load(address, cookie, { ...page, path }, requests)
    pages.push({ ...figures, path: page.path, timesPlainest: rounded(figures.p50 / baseline.p50, 1) })
  }
  return { bench: 'pages', clients: CLIENTS, baseline, pages }
}

async function load(
  address: string,
  cookie: string,
  page: BenchedPage,
  requests: number,
): Promise<PageFigures> {
  const open = async () => {
    const start = performance.now()
    const response = await fetch(`${address}${page.path}`, { headers: { cookie }, redirect: 'manual' })
    await response.arrayBuffer()
    return { took: performance.now() - start, ok: response.status === 200 }
  }
  for (let warm = 0; warm < WARM_UP; warm += 1) await open()
  const took: number[] = []
  let failed = 0
  let left = requests
  const start = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (left > 0) {
        left -= 1
        const one = await open()
        took.push(one.took)
        if (!one.ok) failed += 1
      }
    }),
  )
  const seconds = (performance.now() - start) / 1000
  took.sort((a, b) => a - b)
  return {
    ...page,
    requests: took.length,
    failed,
    perSecond: rounded(took.length / seconds, 1),
    p50: rounded(quantile(took, 0.5), 1),
    p95: rounded(quantile(took, 0.95), 1),
    p99: rounded(quantile(took, 0.99), 1),
  }
}

async function signIn(address: string, person: string): Promise<string> {
  const response = await fetch(`${address}/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: address },
    body: new URLSearchParams({ person }),
    redirect: 'manual',
  })
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  if (cookies.length === 0) throw new Error(`${person} could not sign in: ${response.status}`)
  return cookies.join('; ')
}

async function firstMatter(address: string, cookie: string): Promise<string> {
  const page = await (await fetch(`${address}/`, { headers: { cookie } })).text()
  const found = /href="(\/matters\/[0-9a-f-]{36})"/.exec(page)?.[1]
  if (found === undefined) throw new Error('No matter stands on the first page')
  return found
}

import { Agent, request } from 'node:http'

/** One page, asked for as one person. */
export interface PageToLoad {
  readonly person: string
  readonly page: string
  readonly url: URL
  readonly cookie: string
}

/** What came of asking for it again and again. Times in milliseconds. */
export interface LoadFigures {
  readonly requests: number
  readonly failed: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** Asks for pages, each in its turn, from several clients at once, for so many seconds. */
export async function loadPages(
  pages: readonly PageToLoad[],
  clients: number,
  seconds: number,
): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const times: number[] = []
  let failed = 0
  let turn = 0
  const began = performance.now()
  const until = began + seconds * 1_000
  const client = async () => {
    while (performance.now() < until) {
      const page = pages[turn++ % pages.length]
      if (page === undefined) return
      const sent = performance.now()
      const status = await ask(page, agent)
      times.push(performance.now() - sent)
      if (status !== 200) failed += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const took = (performance.now() - began) / 1_000
  agent.destroy()
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => tenths(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return {
    requests: times.length,
    failed,
    perSecond: tenths(times.length / took),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  }
}

/** The status of the answer, once all of it is here; 0 when there was none. */
function ask({ url, cookie }: PageToLoad, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const asked = request(url, { agent, headers: cookie === '' ? {} : { cookie } }, (answer) => {
      answer.on('end', () => resolve(answer.statusCode ?? 0))
      answer.on('error', () => resolve(0))
      answer.resume()
    })
    asked.on('error', () => resolve(0))
    asked.end()
  })
}

function tenths(number: number): number {
  return Math.round(number * 10) / 10
}

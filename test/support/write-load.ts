import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { RunningDemo } from './running-demo.ts'
import { type WebClient, webClientAt } from './web-client.ts'

/** One way in which people write: the act's address under the matter, and its form with a marker in it. */
interface WritePath {
  readonly act: string
  readonly file?: boolean
  fields(marker: string, day: string): Readonly<Record<string, string>>
}

const PATHS: readonly WritePath[] = [
  {
    act: 'record-enquiry',
    fields: (marker, day) => ({
      check: 'parents-by-phone',
      method: 'telephone',
      who: 'R. Mock-Ellery',
      ...dayFields('triedOn', day),
      result: 'no-answer',
      note: marker,
    }),
  },
  { act: 'note', fields: (marker) => ({ note: marker }) },
  { act: 'safety-contact', fields: (marker) => ({ told: 'nobody-yet', safetyNote: marker }) },
  { act: 'documents', file: true, fields: (marker) => ({ note: marker }) },
]

/** The acts of the load, as the audit record calls them. */
export const AUDITED_AS = ['record-enquiry', 'write-note', 'raise-concern', 'add-document'] as const

/** People who write as fast as they are answered, and send again, as a browser would, what got no answer. */
export interface WriteLoad {
  /** Marker of every write that was answered with its redirect. */
  readonly acknowledged: ReadonlySet<string>
  /** Times that something was sent again after silence or a 5xx. */
  readonly sentAgain: () => number
  /** Which act each acknowledged write was. */
  readonly byAct: ReadonlyMap<string, number>
  /** Waits until that many more writes are acknowledged. */
  waitFor(more: number): Promise<void>
  /** Lets each writer finish what it began, and gives the first fault if there was one. */
  stop(): Promise<void>
}

export interface WriteLoadPlan {
  readonly demo: RunningDemo
  /** Who writes; each needs at least one open enquiry. */
  readonly people: readonly string[]
  readonly writersEach: number
  readonly day: string
}

/** Signs people in and begins. */
export async function startWriteLoad(plan: WriteLoadPlan): Promise<WriteLoad> {
  const acknowledged = new Set<string>()
  const byAct = new Map<string, number>()
  let running = true
  let again = 0
  let fault: Error | undefined

  async function write(client: WebClient, token: string, matter: string, turn: number): Promise<void> {
    const path = PATHS[turn % PATHS.length] ?? PATHS[0]
    if (path === undefined) return
    const marker = `mark-${randomUUID()}`
    const fields = { _csrf: token, idempotencyKey: randomUUID(), ...path.fields(marker, plan.day) }
    for (;;) {
      const address = `${matter}/${path.act}`
      const sending = path.file
        ? client.postFile(address, fields, { field: 'file', name: 'log.txt', text: marker })
        : client.post(address, fields)
      const answer = await sending.catch(() => undefined)
      if (answer?.status === 303) break
      if (answer !== undefined && answer.status < 500)
        throw new Error(`${path.act} was answered with ${answer.status}: ${mainOf(answer.body)}`)
      again += 1
      await pause(50)
    }
    acknowledged.add(marker)
    byAct.set(path.act, (byAct.get(path.act) ?? 0) + 1)
  }

  async function writer(client: WebClient, token: string, matters: readonly string[], first: number) {
    for (let turn = first; running; turn += 1)
      await write(client, token, matters[turn % matters.length] ?? '', turn)
  }

  const writers: Promise<void>[] = []
  for (const person of plan.people) {
    const { client, token, matters } = await readyToWrite(plan.demo, person)
    for (let n = 0; n < plan.writersEach; n += 1)
      writers.push(
        writer(client, token, matters, n).catch((error: Error) => {
          fault ??= error
          running = false
        }),
      )
  }

  return {
    acknowledged,
    byAct,
    sentAgain: () => again,
    async waitFor(more) {
      const until = acknowledged.size + more
      while (acknowledged.size < until && fault === undefined) await pause(10)
      if (fault !== undefined) throw fault
    },
    async stop() {
      running = false
      await Promise.all(writers)
      if (fault !== undefined) throw fault
    },
  }
}

async function readyToWrite(demo: RunningDemo, person: string) {
  const client = webClientAt(demo.address)
  await client.signInAs(person)
  const list = await client.visit('/enquiries')
  const matters = [...new Set(list.body.match(/\/matters\/[0-9a-f-]{36}/g))]
  const form = await client.get(`${matters[0]}/record-enquiry`)
  const token = /name="_csrf" value="([^"]+)"/.exec(form.body)?.[1]
  if (token === undefined) throw new Error(`${person} has no enquiry to write on: ${form.status}`)
  return { client, token, matters }
}

function mainOf(html: string): string {
  return html
    .slice(html.indexOf('<main'))
    .replaceAll(/<[^>]+>|\s+/g, ' ')
    .slice(0, 600)
}

function dayFields(name: string, day: string): Readonly<Record<string, string>> {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

import type { FastifyInstance } from 'fastify'
import type { Route } from '../../src/features/slice.ts'
import type { AnAuthority } from './an-authority.ts'
import { testApp } from './test-app.ts'
import { type Fields, type WebAnswer, type WebClient, webClient } from './web-client.ts'

/** The web service of an authority, used by its made-up people. */
export interface Desks {
  readonly app: FastifyInstance
  /** A browser in which this colleague has signed in. */
  of(key: string): Promise<WebClient>
  /** Opens the form of an act on a matter. */
  opens(key: string, matterId: string, act: string): Promise<WebAnswer>
  /** Opens the form of an act on a matter, fills it in and sends it. */
  records(key: string, matterId: string, act: string, fields?: Fields): Promise<WebAnswer>
  close(): Promise<void>
}

export function desksOf(authority: AnAuthority, routes: readonly Route[]): Desks {
  const app = testApp(authority.database, { routes, deps: authority.deps })
  const clients = new Map<string, WebClient>()
  const desks: Desks = {
    app,
    async of(key) {
      // A sign-in does not last while the clock of a story jumps from week to week.
      const today = `${key} ${authority.database.clock.today()}`
      const known = clients.get(today)
      if (known !== undefined) return known
      const client = webClient(app)
      await client.signInAs(`${authority.pack}-${key}`)
      clients.set(today, client)
      return client
    },
    async opens(key, matterId, act) {
      return (await desks.of(key)).get(`/matters/${matterId}/${act}`)
    },
    async records(key, matterId, act, fields = {}) {
      const client = await desks.of(key)
      const form = await desks.opens(key, matterId, act)
      if (form.status !== 200) return form
      const action = `/matters/${matterId}/${act.split('?')[0]}`
      return client.submit(form, fields, action)
    },
    async close() {
      await app.close()
      await authority.jobs.close()
    },
  }
  return desks
}

/** A date as the three boxes of a form want it. */
export function boxes(name: string, day: string): Fields {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-')
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** The words of a page, one space between them. */
export function wordsOf(answer: WebAnswer): string {
  return answer.body
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
}

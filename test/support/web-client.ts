import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/** What came back, with the parts that tests read. */
export interface WebAnswer {
  readonly status: number
  readonly location: string | undefined
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly body: string
  readonly bytes: Buffer
}

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** A text file to be sent with a form. */
export interface TypedFile {
  readonly field: string
  readonly name: string
  readonly text: string
}

/** A browser without a screen: keeps cookies, follows a redirect when told, fills in forms with their hidden fields. */
export interface WebClient {
  readonly cookies: Map<string, string>
  get(path: string): Promise<WebAnswer>
  /** Follows redirects to the page they end at. */
  visit(path: string): Promise<WebAnswer>
  /** Sends fields as they are, with nothing added. */
  post(path: string, fields: Fields, headers?: Readonly<Record<string, string>>): Promise<WebAnswer>
  /** Sends fields and one file as a form with files does. */
  postFile(path: string, fields: Readonly<Record<string, string>>, file: TypedFile): Promise<WebAnswer>
  /** Fills in the form of a page (the one whose action is given, or the last) and sends it. */
  submit(page: WebAnswer, fields: Fields, action?: string): Promise<WebAnswer>
  signInAs(demoKey: string): Promise<void>
}

export function webClient(app: FastifyInstance): WebClient {
  return clientOver(async ({ method, url, payload, headers }) => {
    const response = await app.inject({
      method,
      url,
      headers,
      ...(payload === undefined ? {} : { payload }),
    })
    const answer = {
      status: response.statusCode,
      location: response.headers.location as string | undefined,
      headers: response.headers,
      body: response.body,
      bytes: response.rawPayload,
    }
    return { answer, cookies: response.cookies }
  })
}

/** The same client for a server that listens somewhere: `http://127.0.0.1:3000`. Throws when nobody answers. */
export function webClientAt(address: string): WebClient {
  return clientOver(async ({ method, url, payload, headers }) => {
    const response = await fetch(new URL(url, address), {
      method,
      headers,
      redirect: 'manual',
      ...(payload === undefined ? {} : { body: payload }),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    const answer = {
      status: response.status,
      location: response.headers.get('location') ?? undefined,
      headers: Object.fromEntries(response.headers),
      body: bytes.toString(),
      bytes,
    }
    return { answer, cookies: response.headers.getSetCookie().map(readSetCookie) }
  })
}

interface Sending {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly payload: string | undefined
  readonly headers: Readonly<Record<string, string>>
}

interface GivenCookie {
  readonly name: string
  readonly value: string
  readonly maxAge?: number
}

type Transport = (
  sending: Sending,
) => Promise<{ readonly answer: WebAnswer; readonly cookies: readonly GivenCookie[] }>

function readSetCookie(line: string): GivenCookie {
  const [pair = '', ...attributes] = line.split(';')
  const [name = '', value = ''] = pair.split('=')
  const maxAge = attributes.map((text) => /^\s*max-age=(\d+)/i.exec(text)?.[1]).find(Boolean)
  return {
    name: name.trim(),
    value: decodeURIComponent(value),
    ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
  }
}

function clientOver(transport: Transport): WebClient {
  const cookies = new Map<string, string>()

  async function send(
    method: 'GET' | 'POST',
    url: string,
    payload?: string,
    given: Readonly<Record<string, string>> = {},
  ): Promise<WebAnswer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      ...(cookie === '' ? {} : { cookie }),
      ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...given,
    }
    const { answer, cookies: set } = await transport({ method, url, payload, headers })
    for (const { name, value, maxAge } of set) {
      if (maxAge === 0) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }

  const client: WebClient = {
    cookies,
    get: (path) => send('GET', path),
    async visit(path) {
      let answer = await send('GET', path)
      for (let hops = 0; answer.location !== undefined && hops < 5; hops += 1)
        answer = await send('GET', answer.location)
      return answer
    },
    post: (path, fields, headers) => send('POST', path, encode(fields), headers),
    postFile(path, fields, file) {
      const boundary = `----onroll-${randomUUID()}`
      return send('POST', path, encodeParts(boundary, fields, file), {
        'content-type': `multipart/form-data; boundary=${boundary}`,
      })
    },
    async submit(page, fields, action) {
      const form = findForm(page.body, action)
      return send('POST', form.action, encode({ ...form.hidden, ...fields }))
    },
    async signInAs(demoKey) {
      const answer = await send('POST', '/demo/sign-in', encode({ person: demoKey }))
      if (answer.status !== 303) throw new Error(`Could not sign in as ${demoKey}: ${answer.status}`)
    },
  }
  return client
}

interface FoundForm {
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
}

/** The forms of a page with their hidden fields. */
export function formsOf(html: string): readonly FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, attributes = '', inside = '']) => {
    if (attributeOf(attributes, 'method')?.toLowerCase() !== 'post') return []
    const hidden: Record<string, string> = {}
    for (const [, input = ''] of inside.matchAll(/<input\b([^>]*)>/g)) {
      const name = attributeOf(input, 'name')
      if (attributeOf(input, 'type') === 'hidden' && name !== undefined)
        hidden[name] = attributeOf(input, 'value') ?? ''
    }
    return [{ action: attributeOf(attributes, 'action') ?? '', hidden }]
  })
}

function findForm(html: string, action: string | undefined): FoundForm {
  const forms = formsOf(html).filter((form) => form.action !== '/sign-out')
  const form = action === undefined ? forms.at(-1) : forms.find((each) => each.action === action)
  if (form === undefined) throw new Error(`The page has no form ${action ?? ''}.`)
  return form
}

function attributeOf(tag: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1]
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

function encodeParts(boundary: string, fields: Readonly<Record<string, string>>, file: TypedFile): string {
  const part = (disposition: string, content: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`
  return [
    ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value)),
    part(`name="${file.field}"; filename="${file.name}"`, file.text),
    `--${boundary}--\r\n`,
  ].join('')
}

function encode(fields: Fields): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === 'string' ? [value] : value) params.append(name, each)
  return params.toString()
}

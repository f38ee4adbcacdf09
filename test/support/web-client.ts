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

/** A browser without a screen: keeps cookies, follows a redirect when told, fills in forms with their hidden fields. */
export interface WebClient {
  readonly cookies: Map<string, string>
  get(path: string): Promise<WebAnswer>
  /** Follows redirects to the page they end at. */
  visit(path: string): Promise<WebAnswer>
  /** Sends fields as they are, with nothing added. */
  post(path: string, fields: Fields, headers?: Readonly<Record<string, string>>): Promise<WebAnswer>
  /** Fills in the form of a page (the one whose action is given, or the last) and sends it. */
  submit(page: WebAnswer, fields: Fields, action?: string): Promise<WebAnswer>
  signInAs(demoKey: string): Promise<void>
}

export function webClient(app: FastifyInstance): WebClient {
  const cookies = new Map<string, string>()

  async function send(
    method: 'GET' | 'POST',
    url: string,
    payload?: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<WebAnswer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await app.inject({
      method,
      url,
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    })
    for (const { name, value, maxAge } of response.cookies) {
      if (maxAge === 0) cookies.delete(name)
      else cookies.set(name, value)
    }
    return {
      status: response.statusCode,
      location: response.headers.location as string | undefined,
      headers: response.headers,
      body: response.body,
      bytes: response.rawPayload,
    }
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

function encode(fields: Fields): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === 'string' ? [value] : value) params.append(name, each)
  return params.toString()
}

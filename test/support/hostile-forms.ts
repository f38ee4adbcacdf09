import type { WebAnswer } from './web-client.ts'

/** A control of a form as a browser would see it. */
export interface Control {
  readonly name: string
  readonly kind: 'hidden' | 'typed' | 'choice' | 'date' | 'file'
  /** Values that the page offers, or the one it holds. */
  readonly values: readonly string[]
}

export interface SeenForm {
  readonly action: string
  readonly multipart: boolean
  readonly controls: readonly Control[]
}

/** Every form of a page that posts, with all its controls. */
export function seenForms({ body }: Pick<WebAnswer, 'body'>): readonly SeenForm[] {
  return [...body.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, tag = '', inside = '']) =>
    attribute(tag, 'method')?.toLowerCase() === 'post'
      ? [
          {
            action: attribute(tag, 'action') ?? '',
            multipart: attribute(tag, 'enctype') === 'multipart/form-data',
            controls: controlsOf(inside),
          },
        ]
      : [],
  )
}

function controlsOf(inside: string): readonly Control[] {
  const found: Control[] = []
  for (const [, tag = ''] of inside.matchAll(/<input\b([^>]*)>/g)) {
    const name = attribute(tag, 'name')
    const type = attribute(tag, 'type') ?? 'text'
    if (name !== undefined && type !== 'submit')
      found.push({ name, kind: kindOf(type, name), values: [attribute(tag, 'value') ?? ''] })
  }
  for (const [, tag = ''] of inside.matchAll(/<textarea\b([^>]*)>/g))
    found.push({ name: attribute(tag, 'name') ?? '', kind: 'typed', values: [''] })
  for (const [, tag = '', options = ''] of inside.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
    const values = [...options.matchAll(/<option\b([^>]*)>/g)].map(
      ([, option = '']) => attribute(option, 'value') ?? '',
    )
    found.push({
      name: attribute(tag, 'name') ?? '',
      kind: 'choice',
      values: values.filter((value) => value !== ''),
    })
  }
  const byName = new Map<string, Control>()
  for (const control of found) {
    const before = byName.get(control.name)
    byName.set(
      control.name,
      before === undefined ? control : { ...before, values: [...before.values, ...control.values] },
    )
  }
  return [...byName.values()]
}

function kindOf(type: string, name: string): Control['kind'] {
  if (type === 'hidden' || type === 'file') return type
  if (type === 'radio' || type === 'checkbox') return 'choice'
  return /-(day|month|year)$/.test(name) ? 'date' : 'typed'
}

function attribute(tag: string, name: string): string | undefined {
  return plainText(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1])
}

/** Text out of a page, as it was before it was written into one. */
export function plainText<Text extends string | undefined>(html: Text): Text {
  return html
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&') as Text
}

/** Ids that the error summary points to and that are not on the page: a refusal that names no field. */
export function errorsThatNameNothing({ body }: Pick<WebAnswer, 'body'>): readonly string[] {
  const summary = /govuk-error-summary__list">(.*?)<\/ul>/s.exec(body)?.[1]
  if (summary === undefined) return ['no error summary']
  const targets = [...summary.matchAll(/href="#([^"]*)"/g)].map(([, id = '']) => plainText(id))
  if (targets.length === 0) return ['an error summary without a link']
  return targets.filter((id) => !body.includes(`id="${id}"`))
}

const CONTROLS = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')

/** Texts that break what is careless. Each is sent into every field of every form. */
export const HOSTILE: Readonly<Record<string, string>> = {
  empty: '',
  spaces: ' \u00a0\u2003 ',
  unprintable: `a\0b${CONTROLS}\u007f\u0085\u009b \u202egnihtemos\u202c \u05d0\u05d1 \ufffe\uffff\ufdd0 e${'\u0301'.repeat(400)}`,
  emoji: '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 \u{1F9D2}\u{1F3FD}',
  code: `"><script>alert(1)</script><img src=x onerror=alert(1)> {{7*7}} \${7*7} <%= 7*7 %> ' \` \\' '; drop table child; --`,
  path: '../../../../etc/passwd\r\nSet-Cookie: y=z\r\n\r\n<html>',
  'huge number': '9'.repeat(400),
  negative: '-1',
  prototype: '__proto__',
  formula: `=cmd|' /C calc'!A0`,
  'long word': 'x'.repeat(25_000),
}

/** What anybody might lawfully type and careless pages break on: kept exactly, shown escaped. */
export const AWKWARD = `<script>alert("x")</script> & O'Neill’s {{7*7}} '; drop table child;-- ../.. =1+1 👧 א`

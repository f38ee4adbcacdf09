import fc from 'fast-check'
import { Fragment, h, type VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { describe, expect, test } from 'vitest'
import { renderPage } from './render-page.tsx'
import { isSafeLink } from './vnode-guard.ts'

const element = (type: string, props: Record<string, unknown>): VNode => h(type, props)
const hostile = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('<script>', '"><img>', '&lt;', "'"),
)

describe('renderPage', () => {
  test('puts the doctype first', () => {
    expect(renderPage(<p>a</p>)).toBe('<!DOCTYPE html>\n<p>a</p>\n')
  })

  test('writes elements without content as HTML does, and leaves text that looks like one', () => {
    expect(renderPage(<input value="a/>b" disabled />)).toContain('<input value="a/>b" disabled>')
    expect(renderPage(<p title="<br/>">{'<br/>'}</p>)).toContain('<p title="&lt;br/>">&lt;br/></p>')
  })

  test('no text and no attribute value can open an element or leave its quotes', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, value) => {
        const html = renderPage(<p title={value}>{text}</p>)
        const inner = /^<!DOCTYPE html>\n<p(?: title(?:="([^"]*)")?)?>([^<]*)<\/p>\n$/.exec(html)
        expect(inner).not.toBeNull()
        const decode = (s: string): string =>
          s.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
        expect(decode(inner?.[2] ?? '')).toBe(text)
        expect(decode(inner?.[1] ?? '')).toBe(value)
      }),
    )
  })

  test('any attribute that begins with on is refused, whatever its case and value', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[oO][nN][a-zA-Z]{1,12}$/),
        fc.oneof(fc.string(), fc.func(fc.nat())),
        (name, value) => {
          expect(() => element('div', { [name]: value })).toThrow('Event attribute')
        },
      ),
    )
  })

  test('a scheme that runs code is refused however it is disguised', () => {
    const noise = fc.string({
      unit: fc.constantFrom(' ', '\t', '\n', '\r', '\u0001', '\u0000'),
      maxLength: 3,
    })
    const scheme = fc.constantFrom(
      'javascript',
      'JaVaScRiPt',
      'data',
      'vbscript',
      'blob',
      'file',
      'filesystem',
    )
    const attribute = fc.constantFrom(
      'href',
      'src',
      'action',
      'formaction',
      'formAction',
      'xlinkHref',
      'xlink:href',
    )
    fc.assert(
      fc.property(scheme, noise, noise, attribute, fc.string(), (word, before, within, name, rest) => {
        const address = `${before}${word.slice(0, 3)}${within}${word.slice(3)}:${rest}`
        expect(() => element('a', { [name]: address })).toThrow('Unsafe address')
      }),
    )
  })

  test('what passes as a safe link is what the browser takes for one', () => {
    fc.assert(
      fc.property(hostile, (address) => {
        if (!isSafeLink(address) || !URL.canParse(address, 'https://onroll.test/a/')) return
        expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(
          new URL(address, 'https://onroll.test/a/').protocol,
        )
      }),
    )
  })

  test('ordinary addresses pass', () => {
    for (const href of [
      '/a?b=c:d',
      '#x',
      '?page=2',
      'a/b',
      'https://www.gov.uk',
      'tel:999',
      'mailto:a@b.test',
    ]) {
      expect(renderPage(<a href={href}>x</a>)).toContain('<a')
    }
  })

  test('forms and images point at this site alone, and addresses are text', () => {
    expect(() => element('form', { action: 'https://elsewhere.test' })).toThrow('Unsafe address')
    expect(() => element('img', { src: '//elsewhere.test/x.png' })).toThrow('Unsafe address')
    expect(() => element('a', { href: '\\\\elsewhere.test' })).toThrow('Unsafe address')
    expect(() => element('a', { href: { toString: () => 'javascript:1' } })).toThrow('Unsafe address')
  })

  test('a child that is an object but no element is refused instead of showing as nothing', () => {
    const objects = fc.oneof(fc.object(), fc.date(), fc.array(fc.object(), { minLength: 1 }))
    fc.assert(
      fc.property(objects, (child) => {
        expect(() => element('p', { children: child })).toThrow('A child must be text or an element')
        expect(() => h(Fragment, { children: child } as object)).toThrow('A child must be text or an element')
      }),
    )
  })

  test('parsed JSON is never taken for an element', () => {
    const forged = JSON.parse('{"type":"script","props":{"src":"/x"},"key":null,"constructor":null}') as never
    expect(() => <p>{forged}</p>).toThrow('A child must be text or an element')
  })

  test('inline style, raw HTML, script text and frames are refused', () => {
    expect(() => element('p', { style: 'color:red' })).toThrow('style')
    expect(() => element('p', { dangerouslySetInnerHTML: { __html: '<b>' } })).toThrow('not allowed')
    expect(() => jsxTemplate(['<b>'])).toThrow('from-template.tsx')
    expect(() => element('script', { children: 'alert(1)' })).toThrow('no text')
    expect(() => element('iframe', { src: '/x' })).toThrow('iframe')
    expect(() => element('base', { href: '/x' })).toThrow('base')
  })
})

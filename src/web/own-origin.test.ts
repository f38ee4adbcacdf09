import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachment, safeFileName } from './attachment.ts'
import { isFromOwnOrigin, ownPath } from './own-origin.ts'

describe('a place to go to', () => {
  it('is an address of our own or none', () => {
    for (const path of ['/', '/matters/1', '/find?page=2#top']) expect(ownPath(path)).toBe(path)
    for (const path of [
      '',
      'x',
      '//evil',
      '/\\evil',
      '\\\\evil',
      'https://evil',
      'javascript:alert(1)',
      '/a b',
      '/\nx',
      '/é',
    ])
      expect(ownPath(path)).toBeUndefined()
  })

  it('never leads a browser elsewhere, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const path = ownPath(`/${text}`)
        if (path === undefined) return
        expect(new URL(path, 'https://onroll.example').host).toBe('onroll.example')
      }),
    )
  })
})

describe('a form that was sent', () => {
  const from = (headers: Record<string, string>) =>
    isFromOwnOrigin({ headers: { host: 'onroll.example', ...headers } })
  it('is ours when its browser says so, or when no browser sent it', () => {
    expect(from({})).toBe(true)
    expect(from({ origin: 'https://onroll.example', 'sec-fetch-site': 'same-origin' })).toBe(true)
    expect(from({ origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(true)
  })
  it('is not ours from anywhere else', () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'https://onroll.example.evil.example' },
      { origin: 'https://onroll.example:8443' },
      { origin: 'null' },
      { origin: 'null', 'sec-fetch-site': 'none' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'https://onroll.example' },
    ])
      expect(from(headers as Record<string, string>)).toBe(false)
  })
})

describe('the name of a download', () => {
  it('never breaks its header nor names a path, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(attachment(name)).toMatch(
          /^attachment; filename="[ !#-[\]-~]+"; filename\*=UTF-8''[\w.!~%-]+$/,
        )
        expect(safeFileName(name)).not.toMatch(/[/\\:]|^\.|[\r\n"]/)
      }),
    )
    expect(safeFileName('../../etc/passwd')).toBe('etc-passwd')
    expect(safeFileName('Łódź 2026.csv')).toBe('Łódź 2026.csv')
  })
})

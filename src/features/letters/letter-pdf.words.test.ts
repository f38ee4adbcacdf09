import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { printLetter, unprintable } from './letter-pdf.ts'

const LETTER = {
  from: ['Made-Up Council', '1 Sample Square'],
  to: ['Ines Test-Ashby', '7 Made-Up Lane'],
  date: '24 November 2026',
  heading: 'Please contact us',
  paragraphs: ['We would like to speak with you.', 'Please ring us.'],
  signature: ['Demo-officer', 'E-00012'],
}

/** The objects of a PDF in plain text, streams opened. */
function plainText(pdf: Buffer): string {
  const raw = pdf.toString('latin1')
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, bytes = '']) => {
    try {
      return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return raw + streams.join('\n')
}

test('a letter has a language, a title and a tree of a heading and paragraphs, and no author', async () => {
  const text = plainText(await printLetter(LETTER))
  expect(text).toContain('/Lang (en-GB)')
  expect(text).toContain('/Marked true')
  expect(text).toContain('/StructTreeRoot')
  expect(text).toMatch(/\/DisplayDocTitle true/)
  expect(text.match(/\/S \/H1/g)).toHaveLength(1)
  expect(text.match(/\/S \/P\b/g)).toHaveLength(6)
  expect(text).not.toContain('/Author')
  // Every mark on the page belongs to a part of the tree.
  expect(text.match(/\/(?:P|H1) <<[^>]*\/MCID \d+/g)?.length).toBe(7)
})

test('what the font cannot print is told, never printed wrong', async () => {
  expect(unprintable('Zoë O’Neill – £5')).toEqual([])
  expect(unprintable('Łukasz Țepeș')).toEqual(['Ł', 'Ț', 'ș'])
  expect(() => printLetter({ ...LETTER, to: ['Łukasz Test'] })).toThrow(/font/)
})

import { expect, test } from 'vitest'
import { compileSheet } from '../../../scripts/build-styles.ts'

const work = compileSheet('onroll.css')
const open = compileSheet('public.css')

test('the sheets name no government typeface and fetch nothing', () => {
  for (const css of [work, open]) expect(css).not.toMatch(/GDS Transport|@font-face|url\(|@import|crown/i)
})

test('the sheets keep to their size: 250 KB for work, 80 KB for the public', () => {
  expect(Buffer.byteLength(work)).toBeLessThan(250_000)
  expect(Buffer.byteLength(open)).toBeLessThan(80_000)
})

test('printing, forced colours and narrow screens have rules', () => {
  for (const words of ['@media print', 'forced-colors', 'max-width: 1000px', 'max-width: 700px']) {
    expect(work).toContain(words)
  }
})

test('the focus colour is yellow with black, everywhere', () => {
  expect(work).toContain('--onr-focus: #fd0')
})

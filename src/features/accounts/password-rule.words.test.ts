import { expect, it } from 'vitest'
import { judgePassword } from './password-rule.ts'

const own = ['Ada Sample', 'ada.sample@example.gov.uk']
const codeOf = (password: string, common?: ReadonlySet<string>) => {
  const judged = judgePassword(password, own, common)
  return judged.ok ? 'ok' : judged.refusal.code
}

it('asks for twelve characters and for no kind of them', () => {
  expect(codeOf('elevenchars')).toBe('PASSWORD_TOO_SHORT')
  expect(codeOf('zebra teapot lantern')).toBe('ok')
  expect(codeOf('ζέβρα τσαγιέρα φανάρι')).toBe('ok')
  expect(codeOf('xk7 9qj m2v 8wz r4t '.repeat(7))).toBe('ok')
  expect(codeOf('x'.repeat(1_001))).toBe('PASSWORD_TOO_LONG')
})

it('refuses what a guesser tries first', () => {
  for (const password of [
    'Password12345!',
    'P@ssw0rd2026!!',
    'qwertyuiop12',
    'abcdefghijkl',
    '123456789012',
    'aaaaaaaaaaaa',
    'Welcome2026!!',
    'Staffordshire1',
    'letmeinletmein',
  ])
    expect(`${password}: ${codeOf(password)}`).toBe(`${password}: PASSWORD_TOO_COMMON`)
})

it('refuses one’s own name and address, and whatever the installation’s list holds', () => {
  expect(codeOf('sample and lantern')).toBe('PASSWORD_IS_NAME')
  expect(codeOf('Zebra Teapot Lantern', new Set(['zebra teapot lantern']))).toBe('PASSWORD_TOO_COMMON')
})

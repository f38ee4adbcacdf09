import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { newSigningKey, signerOf } from '../../platform/signing/signing-key.ts'
import { newPassphrase, PASSPHRASE_LENGTH, plainPassphrase } from './passphrase.ts'
import { PASSPHRASE_WORDS } from './passphrase-words.ts'
import { openFile, sealFile } from './sealed-file.ts'

const CONTENT = JSON.stringify({ said: 'Rowan Test-Canary, 7 Canary-Lane' })
const signer = signerOf(newSigningKey())
const passphrase = newPassphrase()
let file: Buffer

beforeAll(async () => {
  file = await sealFile(CONTENT, passphrase, signer)
})

describe('a sealed file', () => {
  test('opens with its passphrase, however that is typed, and names the key that signed it', async () => {
    const typed = ` ${passphrase.toUpperCase().replaceAll(' ', ' - ')} `
    expect(await openFile(file, typed)).toMatchObject({
      ok: true,
      value: { content: CONTENT, fingerprint: signer.fingerprint },
    })
  })

  test('says that a passphrase is wrong, and nothing else', async () => {
    const opened = await openFile(file, newPassphrase())
    expect(opened).toMatchObject({ ok: false, refusal: { code: 'WRONG_PASSPHRASE', field: 'passphrase' } })
  })

  test('says nothing of what is in it to who has no passphrase', () => {
    for (const word of ['Canary', 'Rowan', 'Lane', passphrase]) expect(file.toString()).not.toContain(word)
  })

  test('names no other place that a browser would ask', () => {
    const text = file.toString()
    expect(text).not.toMatch(/\b(src|href|action)\s*=\s*"/)
    expect(text).toContain("default-src 'none'")
  })

  test('every single flipped bit of it is noticed, wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: file.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
        const flipped = Buffer.from(file)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
        const opened = await openFile(flipped, passphrase)
        expect(opened.ok ? 'opened' : opened.refusal.code).toMatch(/^(DAMAGED|NOT_SUCH_A_FILE)$/)
      }),
      { numRuns: 600 },
    )
    for (let at = 0; at < file.length; at += 1) {
      const flipped = Buffer.from(file)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      expect((await openFile(flipped, 'x')).ok).toBe(false)
    }
  })

  test('a file cut short, with something after it, of another kind or with another’s key is refused', async () => {
    const other = await sealFile(CONTENT, passphrase, signerOf(newSigningKey()))
    const mixed = Buffer.concat([file.subarray(0, -110), other.subarray(-110)])
    const files = [file.subarray(0, -1), Buffer.concat([file, Buffer.from(' ')]), mixed, Buffer.alloc(0)]
    for (const each of [...files, Buffer.from('%PDF-1.7'), Buffer.from('<html></html>')])
      expect((await openFile(each, passphrase)).ok).toBe(false)
  })
})

describe('a passphrase', () => {
  test('has at least 80 bits and no word twice in its list', () => {
    expect(new Set(PASSPHRASE_WORDS).size).toBe(PASSPHRASE_WORDS.length)
    expect(Math.log2(PASSPHRASE_WORDS.length) * PASSPHRASE_LENGTH).toBeGreaterThanOrEqual(80)
    expect(newPassphrase().split(' ')).toHaveLength(PASSPHRASE_LENGTH)
    for (const word of PASSPHRASE_WORDS) expect(plainPassphrase(word)).toBe(word)
  })
})

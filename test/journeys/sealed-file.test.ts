import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type { HandOverContent } from '../../src/exchange/hand-over/hand-over-content.ts'
import { newPassphrase } from '../../src/features/hand-overs/passphrase.ts'
import { sealFile } from '../../src/features/hand-overs/sealed-file.ts'
import { newSigningKey, signerOf } from '../../src/platform/signing/signing-key.ts'
import { openBrowser } from '../support/browser.ts'

const CONTENT: HandOverContent = {
  format: 'onroll-hand-over/1',
  id: '01990000-0000-7000-8000-000000000001',
  madeAt: '2026-11-20T10:00:00.000Z',
  from: {
    code: '860',
    name: 'Staffordshire',
    team: 'Children Missing Education',
    email: 'cme@example.org',
    phone: '01632 960700',
    officer: 'Priya Test-Okafor',
    reference: 'S-00007',
  },
  to: { code: '831', name: 'Derby' },
  reason: 'The mother’s new employer is there',
  gateway: 'Education Act 1996, section 436A',
  receipt: { link: 'https://onroll.example.org/receipts/abc', until: '2027-02-18' },
  child: { givenName: 'Rowan', familyName: 'Test-Child', bornOn: '2015-03-14' },
  fields: [
    { id: 'identity-name', section: 'identity', label: 'Name', value: 'Rowan Test-Child' },
    {
      id: 'x',
      section: 'last-known',
      label: 'Address',
      value: '<img src=x onerror=alert(1)>\n7 Made-Up Lane',
    },
  ],
  heldBack: ['Ring the sender.'],
}

test('policy 3.2: any browser opens a sealed file without a network, says when it cannot, and runs nothing that stands in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealed-'))
  const browser = await openBrowser()
  try {
    const signer = signerOf(newSigningKey())
    const passphrase = newPassphrase()
    const bytes = await sealFile(JSON.stringify(CONTENT), passphrase, signer)
    const good = join(folder, 'good.html')
    writeFileSync(good, bytes)
    const text = bytes.toString()
    const at = text.indexOf('"sealed":"') + 40
    const other = text[at] === 'A' ? 'B' : 'A'
    const bad = join(folder, 'bad.html')
    writeFileSync(bad, `${text.slice(0, at)}${other}${text.slice(at + 1)}`)

    const page = await browser.newPage({ viewport: { width: 360, height: 800 } })
    await page.context().setOffline(true)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(good).href)
    await page.getByLabel('Passphrase').fill(newPassphrase())
    await page.getByRole('button', { name: 'Open the file' }).click()
    await page.getByText('The passphrase is not right').waitFor()
    expect(await page.content()).not.toContain('Made-Up Lane')
    await page.getByLabel('Passphrase').fill(passphrase.toUpperCase())
    await page.getByRole('button', { name: 'Open the file' }).click()
    await page.getByRole('heading', { name: 'A child is handed over to Derby' }).waitFor()
    const words = (await page.locator('main').textContent()) ?? ''
    for (const said of ['Rowan Test-Child', '<img src=x', 'The signature fits this key', '18 February 2027'])
      expect(words).toContain(said)
    expect(words).toContain(signer.fingerprint.slice(0, 4))
    expect(await page.locator('img').count()).toBe(0)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(360)

    await page.goto(pathToFileURL(bad).href)
    await page.getByLabel('Passphrase').fill(passphrase)
    await page.getByRole('button', { name: 'Open the file' }).click()
    await page.getByText('The file was changed on its way').waitFor()
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

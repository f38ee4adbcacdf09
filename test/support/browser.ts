import { type Browser, chromium } from 'playwright-core'
import { ensureChromium } from '../../scripts/chromium.mjs'

/** A real browser without a window. Root may not use Chromium's sandbox. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
}

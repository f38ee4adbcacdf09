// Takes the README's pictures from a running demonstration: node scripts/take-pictures.mjs http://127.0.0.1:PORT
import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'

const [base] = process.argv.slice(2)
if (!base) throw new Error('Give the address of a running demonstration.')
mkdirSync('docs/pictures', { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})

async function as(person, work) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    javaScriptEnabled: false,
  })
  const page = await context.newPage()
  await page.goto(`${base}/sign-in`)
  await page
    .locator(
      `form:has(input[name="person"][value="${person}"]) button, button[name="person"][value="${person}"]`,
    )
    .first()
    .click()
  await work(page)
  await context.close()
}

async function picture(page, name, height) {
  const clip = height ? { clip: { x: 0, y: 0, width: 1280, height }, fullPage: true } : { fullPage: true }
  await page.screenshot({ path: `docs/pictures/${name}.png`, ...clip })
}

await as('dee-sample-khan', async (page) => {
  await page.goto(`${base}/`)
  await picture(page, 'school-home', 1000)
  await page.getByRole('link', { name: 'Test-Ashby, Rowan' }).first().click()
  await picture(page, 'school-enquiry', 1300)
  await page.getByRole('link', { name: 'Why this date?' }).first().click()
  await picture(page, 'why-this-date', 1100)
})
await as('priya-test-okafor', async (page) => {
  await page.goto(`${base}/`)
  await picture(page, 'officer-home', 1000)
  await page.goto(`${base}/policy-map`)
  await picture(page, 'policy-map', 1330)
})
await as('rob-mock-ellery', async (page) => {
  await page.goto(`${base}/`)
  await page.getByRole('link', { name: 'Sample-Quinn, Tamsin' }).first().click()
  await page.goto(`${page.url()}/removal`)
  await picture(page, 'removal', 1300)
})
await browser.close()

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openPageExaminer } from '../support/page-examiner.ts'

// What the journeys rely on must be able to say no.
const BAD = `<!doctype html><html><head><title>Bad</title></head><body><main>
  <h1>One</h1><h1>Two</h1>
  <input name="nameless"><p style="color: #aaa">Faint</p>
  <a class="govuk-button" href="/a">One green button</a><a class="govuk-button" href="/b">Another</a>
  <pre>${'wide '.repeat(200)}</pre>
</main></body></html>`
const GOOD = `<!doctype html><html lang="en-GB"><head><title>Good</title>
  <meta name="viewport" content="width=device-width"></head><body><main><h1>One heading</h1>
  <p>Some words.</p><form method="post"><label for="a">A name</label> <input id="a" name="a"></form></main></body></html>`

let browser: Browser
let server: Server
let address: string

beforeAll(async () => {
  browser = await openBrowser()
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(request.url === '/good' ? GOOD : BAD)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

test('a page that some people cannot use is found out, fault by fault, and a good one is left alone', async () => {
  const examiner = await openPageExaminer(browser)
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(`${address}/bad`)
  const faults = (await examiner.faultsOf(page)).join('\n')
  for (const fault of [
    'wider than 360',
    'wider than 1280',
    '2 first headings',
    '2 green buttons',
    '1 elements with a style of their own',
    'html-has-lang',
    'label:',
    'color-contrast',
  ])
    expect(faults).toContain(fault)
  await page.goto(`${address}/good`)
  expect(await examiner.faultsOf(page)).toEqual([])
})

import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'

/** Looks at each page that a journey meets: for everybody to use, on a desk and on a telephone. */
export interface PageExaminer {
  /** What is wrong with the page as it stands; empty when nothing is. */
  faultsOf(page: Page): Promise<readonly string[]>
  close(): Promise<void>
}

const DESK = { width: 1280, height: 900 }
const TELEPHONE = { width: 360, height: 800 }

/**
 * Opens an examiner. The checker needs scripts and the journeys have none, so the page's own text is shown a second
 * time, in a browser of its own with scripts on and no policy against them.
 */
export async function openPageExaminer(browser: Browser): Promise<PageExaminer> {
  const context = await browser.newContext({ bypassCSP: true, viewport: DESK })
  const copy = await context.newPage()
  const seen = new Set<string>()
  return {
    async faultsOf(page) {
      const faults = [...(await overflowsOf(page)), ...(await headingFaultsOf(page))]
      const html = await page.content()
      const shape = shapeOf(html)
      // Two pages made of the same kinds of parts pass and fail together.
      if (seen.has(shape)) return faults
      seen.add(shape)
      await showCopy(copy, page.url(), html)
      return [...faults, ...(await violationsOn(copy))]
    },
    close: () => context.close(),
  }
}

async function showCopy(copy: Page, url: string, html: string): Promise<void> {
  const plain = new URL(url)
  plain.hash = ''
  const is = (requested: URL) => requested.href === plain.href
  await copy.route(is, (route) => route.fulfill({ status: 200, contentType: 'text/html', body: html }))
  await copy.goto(plain.href, { waitUntil: 'load' })
  await copy.unroute(is)
}

async function violationsOn(copy: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page: copy }).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} (${node.failureSummary ?? ''})`),
  )
}

/** A page may scroll down, never sideways. */
async function overflowsOf(page: Page): Promise<readonly string[]> {
  const faults: string[] = []
  for (const size of [TELEPHONE, DESK]) {
    await page.setViewportSize(size)
    const wide: string[] = await page.evaluate(WIDE)
    faults.push(...wide.map((what) => `wider than ${size.width}: ${what}`))
  }
  return faults
}

// In the page's own words, because the types of a browser's page are not among ours.
const WIDE = `(() => {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return []
  const scrolls = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement)
      if (/auto|scroll|hidden/.test(getComputedStyle(at).overflowX)) return true
    return false
  }
  const wide = [...document.querySelectorAll('body *')]
    .filter((element) => Math.max(element.getBoundingClientRect().right, element.scrollWidth) > width + 1)
    .filter((element) => !scrolls(element))
    .slice(-3)
  return ['the page scrolls sideways', ...wide.map((element) => element.outerHTML.slice(0, 160))]
})()`

async function headingFaultsOf(page: Page): Promise<readonly string[]> {
  const faults: string[] = []
  const headings: number = await page.evaluate(`document.querySelectorAll('h1').length`)
  if (headings !== 1) faults.push(`${headings} first headings`)
  const green: number = await page.evaluate(GREEN)
  if (green > 1) faults.push(`${green} green buttons`)
  const styled: number = await page.evaluate(`document.querySelectorAll('[style]').length`)
  if (styled > 0) faults.push(`${styled} elements with a style of their own`)
  return faults
}

const GREEN = `document.querySelectorAll(
  'main .govuk-button:not(.govuk-button--secondary):not(.govuk-button--warning):not(.govuk-button--inverse)').length`

/** Which kinds of parts a page is made of, however many there are of each. */
function shapeOf(html: string): string {
  const kinds = [...html.matchAll(/<([a-z][a-z0-9-]*)([^>]*)>/g)].map(([, tag, attributes = '']) => {
    const kept = attributes.match(/ (class|type|role|scope|hidden|disabled)(="[^"]*")?/g) ?? []
    return [tag, ...kept].join('')
  })
  return [...new Set(kinds)].sort().join(' ')
}

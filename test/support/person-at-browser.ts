import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { PageExaminer } from './page-examiner.ts'
import type { RunningDemo } from './running-demo.ts'

/** Somebody with a browser of their own, told what to do as one would tell an officer. */
export interface Person {
  readonly page: Page
  goes(path: string): Promise<void>
  /** Follows the link with these words; the first of them when several stand on the page. */
  follows(words: string | RegExp): Promise<void>
  presses(button: string | RegExp): Promise<void>
  /** Types into the field with this label. */
  writes(label: string | RegExp, text: string): Promise<void>
  /** Chooses the radio button or ticks the box with this label; where several have it, that of a question. */
  chooses(label: string | RegExp, question?: string | RegExp): Promise<void>
  /** Fills in the three boxes of a day (`2026-09-02`). */
  dates(legend: string | RegExp, day: string): Promise<void>
  /** Chooses from a list. */
  selects(label: string | RegExp, option: string): Promise<void>
  /** The words are on the page. */
  sees(...words: readonly (string | RegExp)[]): Promise<void>
  doesNotSee(...words: readonly string[]): Promise<void>
  /** Presses a button twice in the time of one, as impatient people do. */
  pressesTwice(button: string): Promise<void>
  /** Presses Tab until the link, button or field with these words has the focus. */
  tabsTo(words: string): Promise<void>
  /** Chooses among the radio buttons that have the focus, with Space or the arrow keys. */
  arrowsTo(words: string): Promise<void>
  /** What the form of the page would send, and where. */
  formNow(): Promise<{ readonly action: string; readonly fields: Readonly<Record<string, string>> }>
  /** Every “why this date?” that was on a page so far. */
  readonly whys: ReadonlySet<string>
  /** The path of the page now shown. */
  path(): string
  /** The status that the server gave for the page now shown. */
  status(): number
  leaves(): Promise<void>
}

/** Signs in as one of the made-up colleagues, in a fresh browser. Scripts are off unless asked for. */
export async function personAt(
  browser: Browser,
  demo: RunningDemo,
  examiner: PageExaminer,
  key: string,
  { scripts = false }: { scripts?: boolean } = {},
): Promise<Person> {
  const context = await browser.newContext({
    javaScriptEnabled: scripts,
    baseURL: demo.address,
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
  })
  context.setDefaultTimeout(8_000)
  const person = personWith(context, await context.newPage(), examiner, key)
  await person.goes('/sign-in')
  await person.page
    .locator(`form:has(input[name=person][value="${key}"]) button, button[value="${key}"]`)
    .click()
  expect(person.status(), `${key} could not sign in`).toBe(200)
  return person
}

function personWith(context: BrowserContext, page: Page, examiner: PageExaminer, key: string): Person {
  let status = 0
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame())
      status = response.status()
  })

  const whys = new Set<string>()
  const refused: string[] = []
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text())
  })
  page.on('pageerror', (error) => refused.push(error.message))
  let pictures = 0

  const looks = async () => {
    const path = new URL(page.url()).pathname
    const faults = [...(await examiner.faultsOf(page)), ...refused]
    if (PICTURES !== undefined) {
      pictures += 1
      const name = `${key}-${String(pictures).padStart(3, '0')}${path.replaceAll(/[^a-z]+/g, '-')}.png`
      await page.screenshot({ path: join(PICTURES, name), fullPage: true })
    }
    expect(status, `${path} failed`).toBeLessThan(500)
    expect(faults, `${path} (${status})`).toEqual([])
    const found: string[] = await page.evaluate(WHYS)
    for (const why of found) whys.add(why)
  }

  return {
    page,
    async goes(path) {
      await page.goto(path)
      await looks()
    },
    async follows(words) {
      await page.getByRole('link', { name: words }).first().click()
      await looks()
    },
    async presses(button) {
      await page.getByRole('button', { name: button }).first().click()
      await looks()
    },
    writes: (label, text) => page.getByLabel(label).first().fill(text),
    chooses: (label, question) => {
      const within = question === undefined ? page : page.getByRole('group', { name: question })
      return within.getByLabel(label, exactly(label)).first().check()
    },
    async dates(legend, day) {
      const group = page.getByRole('group', { name: legend })
      const [year = '', month = '', date = ''] = day.split('-')
      await group.getByLabel('Day').fill(String(Number(date)))
      await group.getByLabel('Month').fill(String(Number(month)))
      await group.getByLabel('Year').fill(year)
    },
    selects: async (label, option) => void (await page.getByLabel(label).first().selectOption(option)),
    async sees(...words) {
      const text = await wordsOn(page)
      for (const each of words) {
        const where = `${page.url()} (${status}) shows:\n${text}\n`
        if (typeof each === 'string') expect(plain(text), where).toContain(plain(each))
        else expect(plain(text), where).toMatch(each)
      }
    },
    async doesNotSee(...words) {
      const text = plain(await wordsOn(page))
      for (const each of words) expect(text).not.toContain(plain(each))
    },
    async pressesTwice(button) {
      const before = page.url()
      await page.getByRole('button', { name: button }).dblclick()
      await page.waitForURL((url) => url.href !== before)
      // The form that was sent second may lead on only after the page of the first has come.
      await page.waitForLoadState('networkidle')
      await looks()
    },
    async tabsTo(words) {
      for (let presses = 0; presses < MOST_TABS; presses += 1) {
        await page.keyboard.press('Tab')
        const focused: string = await page.evaluate(FOCUSED)
        if (plain(focused).includes(words)) return
      }
      throw new Error(`The keyboard does not reach “${words}” on ${page.url()}`)
    },
    async arrowsTo(words) {
      await page.keyboard.press('Space')
      for (let presses = 0; presses < MOST_CHOICES; presses += 1) {
        const focused: string = await page.evaluate(FOCUSED)
        if (plain(focused).includes(words)) return
        await page.keyboard.press('ArrowDown')
      }
      throw new Error(`The arrow keys do not reach “${words}” on ${page.url()}`)
    },
    formNow: () => page.evaluate(FORM),
    whys,
    path: () => new URL(page.url()).pathname,
    status: () => status,
    leaves: () => context.close(),
  }
}

const PICTURES = process.env.ONROLL_PICTURES
const MOST_TABS = 150
const MOST_CHOICES = 30
const WHYS = `[...document.querySelectorAll('a[href^="/deadlines/"]')].map((link) => link.getAttribute('href'))`
const FOCUSED = `(() => {
  const at = document.activeElement
  const labels = [...(at.labels ?? [])].map((label) => label.textContent)
  const question = at.type === 'radio' ? at.closest('fieldset').querySelector('legend').textContent : ''
  return [question, ...labels, at.textContent, at.getAttribute('aria-label') ?? ''].join(' ')
})()`
const FORM = `(() => {
  const form = document.querySelector('main form[method=post]')
  return { action: form.getAttribute('action'), fields: Object.fromEntries(new FormData(form)) }
})()`

function exactly(label: string | RegExp): { exact?: boolean } {
  return typeof label === 'string' ? { exact: true } : {}
}

/** The words that somebody who looks at the page can read. */
function wordsOn(page: Page): Promise<string> {
  return page.evaluate('document.body.innerText')
}

// A line may break between any two words.
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

import { describe, expect, test } from 'vitest'
import { plainDate } from '../../../domain/calendar/plain-date.ts'
import { renderPage } from '../render-page.tsx'
import { ConflictPage, NotFoundPage, TooManyPage } from './error-pages.tsx'
import type { PageFrame } from './page-frame.ts'
import { PageLayout } from './page-layout.tsx'
import { PublicLayout } from './public-layout.tsx'
import { SafetyStrip } from './safety.tsx'

const frame: PageFrame = {
  title: 'Today',
  councilName: 'Testshire <Council>',
  signedIn: {
    name: 'Dee Sample-Khan',
    actingAs: 'attendance lead',
    organisation: 'Made-Up School',
    csrfToken: 'token-1',
    changeHref: '/acting-as',
  },
  navigation: [
    { href: '/today', text: 'Today', current: true },
    { href: '/pupils', text: 'Pupils' },
  ],
  safety: {
    contacts: [
      { when: 'In danger now', whenShort: 'A child in danger now', number: '999', hours: 'Any time' },
      {
        when: 'At risk',
        whenShort: 'Worried',
        number: '01632 960 001',
        hours: 'Closed, opens Monday',
        open: false,
      },
    ],
    recordHref: '/contacts/record',
  },
  demo: false,
  today: plainDate('2026-11-24'),
}
const page = (change: Partial<PageFrame> = {}): string =>
  renderPage(<PageLayout frame={{ ...frame, ...change }}>Words</PageLayout>)

describe('the frame of a page', () => {
  test('is a British page with a neutral title, and fetches from itself alone', () => {
    expect(page()).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB"/)
    expect(page()).toContain('<title>Today - Onroll</title>')
    expect(page()).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    expect(page()).not.toMatch(/ style=|<style|crown/)
    expect(page({ assetVersion: 'a b' })).toContain('/assets/onroll.css?v=a%20b')
  })

  test('names the council, the person and the role they act in', () => {
    expect(page()).toContain('Testshire &lt;Council>')
    expect(page()).toContain('Acting as <b>attendance lead, Made-Up School</b>')
    expect(page()).toContain('href="/acting-as"')
  })

  test('signing out is a form with a token, since it changes something', () => {
    expect(page()).toMatch(
      /<form method="post" action="\/sign-out"[^>]*><input type="hidden" name="_csrf" value="token-1"/,
    )
  })

  test('one link in the navigation is where one is', () => {
    expect(page().match(/aria-current="true"/g)).toHaveLength(1)
  })

  test('policy 1.4: the safety line is on every page, says whether it is open, and can be rung', () => {
    expect(page()).toContain('aria-label="If a child may be in danger"')
    expect(page()).toContain('href="tel:01632960001"')
    expect(page()).toContain('closed, opens Monday')
    expect(page().indexOf('onr-safety')).toBeLessThan(page().indexOf('<main'))
  })

  test('policy 1.4: the full panel comes before any field and says that it stops no clock', () => {
    const full = page({ safetyDisplay: 'panel' })
    expect(full).toContain('This stops no clock here.')
    expect(full).not.toContain('onr-safety--slim')
    expect(full.indexOf('onr-safety')).toBeLessThan(full.indexOf('Words'))
  })

  test('without contacts there is no empty strip', () => {
    expect(SafetyStrip({ contacts: [] })).toBeNull()
  })

  test('a demonstration says so on every page, with its day', () => {
    expect(page()).not.toContain('Demonstration')
    expect(page({ demo: true })).toContain('Today is Tuesday 24 November 2026.')
  })

  test('who is not signed in sees neither account nor menu', () => {
    const out = page({ signedIn: undefined, navigation: [] })
    expect(out).not.toContain('Acting as')
    expect(out).not.toContain('aria-label="Menu"')
  })

  test('a protected address is said in the identity bar', () => {
    const identity = {
      name: 'Test-Ashby, Rowan',
      facts: [{ label: 'Year', value: '8' }],
      addressProtected: true,
    }
    expect(page({ identity })).toContain('Address protected')
  })
})

describe('other pages', () => {
  test('a public page has a way out that needs no script, a second skip link, and its own light sheet', () => {
    const html = renderPage(
      <PublicLayout frame={{ ...frame, cspNonce: 'n-1' }} service="Tell us" exitHref="/exit">
        Question
      </PublicLayout>,
    )
    expect(html.match(/href="\/exit"/g)).toHaveLength(2)
    expect(html).toContain('/assets/public.css')
    expect(html).toContain('<script type="module" src="/assets/exit-this-page.js" nonce="n-1"></script>')
    expect(html).not.toContain('Acting as')
    expect(html).not.toContain('Record whom you contacted')
  })

  test('a page that is missing and one that is not allowed are the same page', () => {
    expect(renderPage(<NotFoundPage frame={frame} />)).toContain(
      'or it is not for the role you are acting in',
    )
  })

  test('a conflict shows both texts, so that nothing typed is lost', () => {
    const texts = [
      { label: 'Note', yours: 'Left <July>', theirs: 'Left in August', theirsFrom: 'Lee Demo-Marsh' },
    ]
    const html = renderPage(
      <ConflictPage frame={frame} texts={texts} backHref="/cases/1" backText="Go to the case" />,
    )
    expect(html).toContain('Left &lt;July>')
    expect(html).toContain('Left in August')
    expect(html).toContain('saved by Lee Demo-Marsh')
  })

  test('a page that sends somebody away still says whom to ring', () => {
    expect(renderPage(<TooManyPage frame={frame} again="in 15 minutes" />)).toContain('href="tel:999"')
  })
})

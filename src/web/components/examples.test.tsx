import { describe, expect, test } from 'vitest'
import { examples, pageExamples } from './examples.tsx'
import { GalleryPage } from './gallery-page.tsx'
import { renderPage } from './render-page.tsx'

const idsOf = (html: string): string[] => [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? '')

describe('every example', () => {
  test.each(examples)(
    '$name is drawn without inline style, events, or text from users as markup',
    ({ element }) => {
      const html = renderPage(element)
      expect(html.length).toBeGreaterThan(30)
      expect(html).not.toMatch(/ style="| on[a-z]+="|<script|undefined|\[object/)
    },
  )

  test('all of them stand on one page', () => {
    expect(renderPage(<GalleryPage examples={examples} />)).toContain('Components - Onroll')
  })
})

describe('every kind of page', () => {
  test.each(pageExamples)(
    '$name has one heading, one main part, unique ids, and hooks that exist',
    ({ element }) => {
      const html = renderPage(element)
      expect(html.match(/<h1/g)).toHaveLength(1)
      expect(html.match(/<main/g)).toHaveLength(1)
      expect(new Set(idsOf(html)).size).toBe(idsOf(html).length)
      for (const [, ids = ''] of html.matchAll(/ aria-(?:labelledby|describedby)="([^"]*)"/g)) {
        for (const id of ids.split(' ')) expect(idsOf(html)).toContain(id)
      }
      expect(html.match(/class="govuk-button onr-btn(?:-s)?"/g)?.length ?? 0).toBeLessThanOrEqual(1)
    },
  )
})

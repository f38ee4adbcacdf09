import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fromGovuk, renderTemplate, textOrHtml, toHtml } from './from-template.tsx'
import { renderPage } from './render-page.tsx'

interface Fixture {
  readonly name: string
  readonly options: Record<string, unknown>
  readonly html: string
}

const require = createRequire(import.meta.url)
const folder = join(dirname(require.resolve('govuk-frontend/package.json')), 'dist/govuk/components')
const components = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())

describe('the environment renders every official GOV.UK example as it should be', () => {
  let examples = 0
  for (const { name } of components) {
    const { fixtures } = JSON.parse(readFileSync(join(folder, name, 'fixtures.json'), 'utf8')) as {
      fixtures: readonly Fixture[]
    }
    examples += fixtures.length
    test(`${name}, ${fixtures.length} examples`, () => {
      for (const fixture of fixtures) {
        expect(renderTemplate('govuk', name, fixture.options), fixture.name).toBe(fixture.html.trim())
      }
    })
  }

  test('no example is left out', () => {
    expect(components.length).toBe(39)
    expect(examples).toBe(725)
  })
})

describe('from-template', () => {
  test('markup comes out without a wrapper and text in it is escaped', () => {
    const html = renderPage(<p>{fromGovuk('tag', { text: '<b>&"' })}</p>)
    expect(html).toContain('<strong class="govuk-tag">\n  &lt;b&gt;&amp;&quot;\n</strong>')
  })

  test('an option the template does not know is a bug, not silence', () => {
    expect(() => fromGovuk('tag', { txt: 'x' })).toThrow('no option txt')
  })

  test('an option that is undefined is left out', () => {
    expect(renderPage(fromGovuk('tag', { text: 'a', classes: undefined }))).toContain('class="govuk-tag"')
  })

  test('words stay text and elements become escaped HTML', () => {
    expect(textOrHtml('a < b')).toEqual({ text: 'a < b' })
    expect(textOrHtml(<a href="/x">{'<'}</a>)).toEqual({ html: '<a href="/x">&lt;</a>' })
    expect(toHtml(['a', 1, null, false])).toBe('a1')
  })
})

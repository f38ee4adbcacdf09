import { describe, expect, test } from 'vitest'
import { renderTemplate } from '../from-template.tsx'
import { renderPage } from '../render-page.tsx'
import { Button, LinkButton, PostForm } from './buttons.tsx'
import { Checkboxes, Radios, Select } from './choices.tsx'
import { DateInput, type DateInputProps } from './date-input.tsx'
import { Pagination } from './links.tsx'
import { ErrorSummary, InsetText, titleWithErrors } from './messages.tsx'
import { Input, PasswordInput } from './text-fields.tsx'

const HOSTILE = '"><script>alert(1)</script>'
const squeeze = (html: string): string =>
  html.replaceAll(/>\s+/g, '>').replaceAll(/\s+</g, '<').replaceAll(/\s+/g, ' ')
const html = (element: Parameters<typeof renderPage>[0]): string =>
  renderPage(element).replace('<!DOCTYPE html>\n', '').trim()

describe('DateInput is what the official template would make', () => {
  const legend = 'Which day was the pupil expected?'
  const cases: readonly [string, DateInputProps, Record<string, unknown>][] = [
    ['plain', { name: 'on', label: legend }, { fieldset: { legend: { text: legend } } }],
    [
      'with a hint and a value',
      {
        name: 'on',
        label: legend,
        hint: 'For example, 19 10 2026',
        value: { day: '3', month: '4', year: '2026' },
      },
      {
        fieldset: { legend: { text: legend } },
        hint: { text: 'For example, 19 10 2026' },
        values: { 'on-day': '3', 'on-month': '4', 'on-year': '2026' },
      },
    ],
    [
      'with an error in all boxes and the legend as heading',
      { name: 'on', label: legend, labelSize: 'l', isHeading: true, hint: 'A hint', error: 'Enter a day' },
      {
        fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--l', isPageHeading: true } },
        hint: { text: 'A hint' },
        errorMessage: { text: 'Enter a day' },
      },
    ],
    [
      'with an error in one box',
      { name: 'on', label: legend, error: 'Enter a year', errorIn: ['year'] },
      {
        fieldset: { legend: { text: legend } },
        errorMessage: { text: 'Enter a year' },
        year: { error: true },
      },
    ],
    [
      'with hostile words',
      {
        name: 'on',
        label: HOSTILE,
        hint: HOSTILE,
        error: HOSTILE,
        value: { day: HOSTILE, month: '', year: '' },
      },
      {
        fieldset: { legend: { text: HOSTILE } },
        hint: { text: HOSTILE },
        errorMessage: { text: HOSTILE },
        values: { 'on-day': HOSTILE },
      },
    ],
  ]
  // Nunjucks escapes `>` and preact leaves it: both read the same.
  const unescaped = (text: string): string => text.replaceAll('&gt;', '>')
  test.each(cases)('%s', (_, props, options) => {
    const official = renderTemplate('govuk', 'date-input', { id: 'on', namePrefix: 'on', ...options })
    expect(unescaped(squeeze(html(<DateInput {...props} />)))).toBe(unescaped(squeeze(official)))
  })
})

describe('fields', () => {
  test('the error names its field, and the summary links to it', () => {
    const page = html(
      <div>
        <ErrorSummary errors={[{ text: 'Enter a surname', field: 'surname' }]} />
        <Input name="surname" label="Surname" error="Enter a surname" />
      </div>,
    )
    expect(page).toContain('<a href="#surname">Enter a surname</a>')
    expect(page).toMatch(/<input[^>]*id="surname"[^>]*aria-describedby="surname-error"/)
    expect(page).toContain('id="surname-error"')
    expect(titleWithErrors('Report', [])).toBe('Report')
    expect(titleWithErrors('Report', [{ text: 'x' }])).toBe('Error: Report')
  })

  test('no faults, no summary', () => {
    expect(ErrorSummary({ errors: [] })).toBeNull()
  })

  test('nothing is chosen beforehand', () => {
    const items = [{ value: 'a', text: 'A' }, { divider: 'or' }, { value: '', text: 'None' }]
    expect(html(<Radios name="x" label="X" items={items} />)).not.toMatch(/ checked/)
    expect(html(<Checkboxes name="x" label="X" items={items} />)).not.toMatch(/ checked/)
    expect(html(<Radios name="x" label="X" items={items} value="a" />).match(/ checked/g)).toHaveLength(1)
    expect(html(<Select name="x" label="X" items={[{ value: 'a', text: 'A' }]} value="a" />)).toContain(
      'selected',
    )
  })

  test('what somebody typed comes back as text', () => {
    for (const field of [
      <Input name="x" label={HOSTILE} value={HOSTILE} hint={HOSTILE} error={HOSTILE} />,
      <Radios name="x" label={HOSTILE} items={[{ value: HOSTILE, text: HOSTILE, hint: HOSTILE }]} />,
      <InsetText>{HOSTILE}</InsetText>,
      <LinkButton href="/x" text={HOSTILE} about={HOSTILE} />,
    ]) {
      expect(html(field)).not.toContain('<script>')
    }
  })

  test('an answer may bring fields of its own', () => {
    const conditional = <Input name="where" label="Where to" />
    const page = html(<Radios name="x" label="X" items={[{ value: 'a', text: 'A', conditional }]} />)
    expect(page).toContain('id="where"')
    expect(page).not.toContain('&lt;input')
  })

  test('a password is never sent back', () => {
    expect(html(<PasswordInput name="password" label="Password" />)).not.toContain(' value=')
  })
})

describe('forms and links', () => {
  test('a form posts and carries its token', () => {
    const page = html(
      <PostForm action="/x" csrfToken={'a"b'} multipart>
        <Button text="Save" />
      </PostForm>,
    )
    expect(page).toContain('method="post" action="/x" enctype="multipart/form-data"')
    expect(page).toContain('<input type="hidden" name="_csrf" value="a&quot;b">')
    expect(page).toMatch(/<button type="submit"[^>]*>\s*Save/)
  })

  test('a row of page numbers shows the ends and the neighbours', () => {
    const page = html(
      <div>{Pagination({ label: 'Pages', current: 5, pageCount: 9, hrefOf: (n) => `?page=${n}` })}</div>,
    )
    expect([...page.matchAll(/aria-label="Page (\d)"/g)].map((match) => match[1])).toEqual([
      '1',
      '4',
      '5',
      '6',
      '9',
    ])
    expect(Pagination({ label: 'Pages', current: 1, pageCount: 1, hrefOf: () => '' })).toBeNull()
  })
})

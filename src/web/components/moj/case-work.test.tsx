import { expect, test } from 'vitest'
import { formExamples } from '../examples/form-examples.tsx'
import { renderPage } from '../render-page.tsx'
import { InterruptionCard, Timeline } from './case-work.tsx'

const HOSTILE = '<img src=x onerror=alert(1)>'

// The package ships no examples to compare with, so these are kept and read again at each upgrade.
test.each(['Timeline', 'SubNavigation', 'Alert', 'Badge'])(
  '%s is drawn as it was when last looked at',
  (name) => {
    const example = formExamples.find((one) => one.name === name)
    expect(example && renderPage(example.element)).toMatchSnapshot()
  },
)

test('an interruption posts with its token and fields, and has a way back', () => {
  const html = renderPage(
    <InterruptionCard
      heading={HOSTILE}
      action="/removals/1"
      csrfToken="t"
      confirm="Remove the name"
      cancel={{ href: '/removals/1', text: 'Keep on roll' }}
      fields={{ version: '7' }}
    >
      {HOSTILE}
    </InterruptionCard>,
  )
  expect(html).toMatchSnapshot()
  expect(html).not.toContain('<img')
})

test('a timeline shows London time and escapes what people wrote', () => {
  const html = renderPage(
    <Timeline items={[{ title: HOSTILE, by: HOSTILE, at: '2026-07-01T09:00:00Z', text: HOSTILE }]} />,
  )
  expect(html).toContain('Wed 1 Jul 2026, 10.00 am')
  expect(html).not.toContain('<img')
})

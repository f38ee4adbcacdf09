import { describe, expect, test } from 'vitest'
import { plainDate } from '../../../domain/calendar/plain-date.ts'
import { madeUpDays, madeUpFlags } from '../examples/made-up-count.ts'
import { renderPage } from '../render-page.tsx'
import { ClockPanel } from './clock-panel.tsx'
import { ClockStrip } from './clock-strip.tsx'
import { placeFlags } from './flag-places.ts'

const days = madeUpDays(plainDate('2026-10-19'), 20)
const today = plainDate('2026-11-04')
const due = plainDate('2026-11-23')
const html = renderPage(<ClockStrip days={days} today={today} due={due} flags={madeUpFlags} />)
const spoken = (page: string): string[] =>
  [...page.matchAll(/<span class="govuk-visually-hidden">([^<]*)<\/span>/g)].map((match) => match[1] ?? '')

describe('the clock strip', () => {
  test('speaks every calendar day, counted or with the reason it is passed over', () => {
    expect(spoken(html)).toHaveLength(36)
    expect(spoken(html)[0]).toBe('Day 1, Monday 19 October 2026')
    expect(spoken(html)).toContain('Saturday 24 October 2026: not counted, weekend')
    expect(spoken(html)).toContain('Monday 2 November 2026: not counted, INSET day')
    expect(spoken(html)).toContain('Day 7, Wednesday 4 November 2026, today')
    expect(spoken(html)).toContain(
      'Day 10, Monday 9 November 2026: Tell the authority, 10 days absent, attendance return, the law',
    )
  })

  test('says today once and hides from screen readers what the hidden text repeats', () => {
    expect(html.match(/aria-current="date"/g)).toHaveLength(1)
    expect(html).toContain('<b aria-hidden="true">7</b>')
    expect(html).toMatch(/<span class="fl done" aria-hidden="true">/)
  })

  test('lists the days that matter for narrow screens', () => {
    expect(html).toContain('<span class="what">Day 20, Monday 23 November 2026: refer to CME team</span>')
  })

  test('a day passed over can be today', () => {
    const saturday = renderPage(<ClockStrip days={days} today={plainDate('2026-10-24')} />)
    expect(spoken(saturday)).toContain('Saturday 24 October 2026, today: not counted, weekend')
    expect(saturday).toContain('class="skip now"')
  })

  test('a count that begins in the middle of a week starts in that column of the calendar', () => {
    const wednesday = madeUpDays(plainDate('2026-10-21'), 3)
    expect(renderPage(<ClockStrip days={wednesday} today={today} />)).toContain('from-3')
  })

  test('a count too long for a line is a calendar at any width', () => {
    const long = madeUpDays(plainDate('2026-09-02'), 55)
    expect(renderPage(<ClockStrip days={long} today={today} />)).toContain('onr-strip--calendar')
    expect(html).not.toContain('onr-strip--calendar')
  })

  test('flags near each other stand on rows above one another, and turn round at the right edge', () => {
    const crowd = ['2026-10-19', '2026-10-20', '2026-10-21', '2026-11-23'].map((on) => ({
      date: plainDate(on),
      title: on,
    }))
    expect(placeFlags(days, crowd).map(({ level, atRight }) => [level, atRight])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [1, true],
    ])
  })

  test('a flag outside the days shown is left off the line but stays in the list', () => {
    const outside = [{ date: plainDate('2027-01-11'), title: 'Look again' }]
    const page = renderPage(<ClockStrip days={days} today={today} flags={outside} />)
    expect(placeFlags(days, outside)).toEqual([])
    expect(page).toContain('Monday 11 January 2027: look again')
  })

  test('what is shown is escaped', () => {
    const flags = [{ date: today, title: '<b>x</b>', detail: '<i>', source: '&' }]
    const hostile = [{ date: today, notCounted: '<u>' }]
    expect(renderPage(<ClockStrip days={hostile} today={today} flags={flags} />)).not.toMatch(/<b>x|<i>|<u>/)
  })

  test('no days give an empty list, not a fault', () => {
    expect(renderPage(<ClockStrip days={[]} today={today} />)).toContain('aria-label="No days"')
  })

  test('the panel says where the clock stands, when it ends, and lets one ask why', () => {
    const page = renderPage(
      <ClockPanel
        headline="Day 7 of 20"
        dueLabel="Day 20 is"
        due={due}
        whyHref="/why"
        days={days}
        today={today}
      />,
    )
    expect(page).toContain(
      'Day 20 is <b>Monday 23 November 2026</b>. <a class="govuk-link" href="/why">Why this date?</a>',
    )
    expect(page).toContain('Not counted: weekends, half term, INSET days')
  })
})

import { describe, expect, test } from 'vitest'
import { plainDate } from '../../../domain/calendar/plain-date.ts'
import { renderPage } from '../render-page.tsx'
import { DueDate, distanceWords, urgencyOf } from './due-date.tsx'

const today = plainDate('2026-11-24')
const on = (text: string) => ({ due: plainDate(text), today })

describe('a due date', () => {
  test('says how far it is in words', () => {
    expect(distanceWords(on('2026-11-22'))).toBe('2 days late')
    expect(distanceWords(on('2026-11-23'))).toBe('1 day late')
    expect(distanceWords(on('2026-11-24'))).toBe('due today')
    expect(distanceWords(on('2026-11-25'))).toBe('tomorrow')
    expect(distanceWords(on('2026-11-30'))).toBe('in 6 days')
  })

  test('names the unit its rule counts in', () => {
    expect(distanceWords({ ...on('2026-11-30'), late: { days: -4, unit: 'school day' } })).toBe(
      'in 4 school days',
    )
    expect(distanceWords({ ...on('2026-11-16'), late: { days: 6, unit: 'working day' } })).toBe(
      '6 working days late',
    )
    expect(distanceWords({ ...on('2026-11-22'), late: { days: 0, unit: 'working day' } })).toBe('late')
  })

  test('is red and reads late, or brown and reads today', () => {
    const late = renderPage(<DueDate {...on('2026-11-22')} />)
    expect(late).toContain('<b class="onr-late">Sun 22 Nov</b>')
    expect(late).toContain('2 days late')
    expect(renderPage(<DueDate {...on('2026-11-24')} note="by 5.00 pm" />)).toContain(
      '<b class="onr-soon">Today</b><span class="onr-sub">by 5.00 pm</span>',
    )
    expect(urgencyOf(on('2026-11-25'))).toBe('ahead')
  })

  test('can be asked why, and the link says of what', () => {
    const page = renderPage(<DueDate {...on('2026-11-30')} whyHref="/why/1" what="the visit" />)
    expect(page).toContain(
      'href="/why/1">why this date?<span class="govuk-visually-hidden"> the visit</span>',
    )
  })
})

import { describe, expect, test } from 'vitest'
import { aNoShow, anEvent } from '../../../test/support/an-event.ts'
import { aSchoolCalendar, daysOf, label, publishedBankHolidays } from '../../../test/support/calendars.ts'
import { aRule, theDeadlineRules } from '../../../test/support/deadline-rules.ts'
import type { SchoolCalendar } from '../calendar/school-calendar.ts'
import { continueMatter, foldMatter } from '../case/fold-matter.ts'
import { compareDeadlines } from './compare-deadlines.ts'
import { deadlinesFor } from './deadlines-for.ts'

const events = aNoShow('day-zero-recorded')

function on(calendar: SchoolCalendar, rules = theDeadlineRules(), history = events) {
  const school = { calendar, edition: 'edition 1' }
  const calendars = { school, bankHolidays: publishedBankHolidays, bankHolidaysEdition: 'b' }
  return deadlinesFor({ state: foldMatter('school-enquiry', history), events: history, rules, calendars })
}

describe('why a date has changed', () => {
  test('names the day that is no longer counted and what the school calls it', () => {
    const inset = aSchoolCalendar({
      closed: daysOf('2026-09-25'),
      labels: [label('2026-09-25', '2026-09-25', 'INSET day')],
    })
    expect(compareDeadlines(on(aSchoolCalendar()), on(inset))).toEqual([
      {
        kind: 'refer-to-cme',
        was: '2026-09-29',
        now: '2026-09-30',
        reason: 'Friday 25 September 2026 is not counted: INSET day.',
      },
    ])
  })

  test('names the day that is counted again', () => {
    const snow = aSchoolCalendar({ closed: daysOf('2026-09-03') })
    const changes = compareDeadlines(on(snow), on(aSchoolCalendar()))
    expect(changes.map((change) => change.kind)).toEqual(['ask-admissions', 'tell-authority', 'refer-to-cme'])
    expect(changes[0]?.reason).toBe('Thursday 3 September 2026 is counted again.')
  })

  test('names another first day and another length', () => {
    const facts = {
      corrects: 2,
      field: 'dayZero',
      was: '2026-09-02',
      now: '2026-09-03',
      reason: 'typed wrongly',
    }
    const corrected = [...events, anEvent('correction-recorded', '2026-09-04', facts, 3)]
    expect(continueMatter(foldMatter('school-enquiry', events), corrected.slice(2)).dayZero).toBe(
      '2026-09-03',
    )
    const moved = compareDeadlines(
      on(aSchoolCalendar()),
      on(aSchoolCalendar(), theDeadlineRules(), corrected),
    )
    expect(moved[0]?.reason).toContain('starts on Thursday 3 September 2026')
    const rules = theDeadlineRules()
    const shorter = { ...rules.periods, 'refer-after': aRule('refer-after', 10, { unit: 'school-day' }) }
    const changed = compareDeadlines(
      on(aSchoolCalendar()),
      on(aSchoolCalendar(), { ...rules, periods: shorter }),
    )
    expect(changed).toMatchObject([
      { now: '2026-09-15', reason: 'The rules now say 10 school-days; they said 20 school-days.' },
    ])
  })

  test('leaves alone what is the same or already met', () => {
    const met = aNoShow('admissions-asked')
    const snow = aSchoolCalendar({ closed: daysOf('2026-09-03') })
    const changes = compareDeadlines(
      on(aSchoolCalendar(), theDeadlineRules(), met),
      on(snow, theDeadlineRules(), met),
    )
    expect(changes.map((change) => change.kind)).not.toContain('ask-admissions')
    expect(compareDeadlines(on(snow), on(snow))).toEqual([])
  })
})

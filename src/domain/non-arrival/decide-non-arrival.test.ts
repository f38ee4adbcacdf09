import { describe, expect, test } from 'vitest'
import { aSchoolCalendar, label, range } from '../../../test/support/calendars.ts'
import { aRule } from '../../../test/support/deadline-rules.ts'
import { plainDate } from '../calendar/plain-date.ts'
import { decideNonArrival, type NonArrival, type NonArrivalRules } from './decide-non-arrival.ts'

const unit = 'school-day' as const
const RULES: NonArrivalRules = {
  firstDay: aRule('first-day', 'counts'),
  askAdmissionsAfter: aRule('ask-admissions-after', 5, { unit }),
  tellAuthorityAfter: aRule('tell-authority-after', 10, { unit }),
  referAfter: aRule('refer-after', 20, { unit }),
}
const TODAY = plainDate('2026-11-24')

function decide(report: Partial<NonArrival>, calendar = aSchoolCalendar(), rules = RULES) {
  const whole = {
    expectedOn: plainDate('2026-09-02'),
    bornOn: plainDate('2015-03-14'),
    immediateConcern: false,
  }
  return decideNonArrival({ ...whole, ...report }, rules, calendar, TODAY)
}

describe('an expected pupil did not come', () => {
  test('from 2 September 2026: ask Admissions by the 8th, tell the authority by the 15th, refer by the 29th, policy 4.2 4.4', () => {
    const decided = decide({})
    expect(decided.ok && decided.value.deadlines.map((row) => [row.kind, row.dueOn])).toEqual([
      ['ask-admissions', '2026-09-08'],
      ['tell-authority', '2026-09-15'],
      ['refer-to-cme', '2026-09-29'],
    ])
    expect(decided.ok && decided.value.dayZero).toBe('2026-09-02')
  })

  test('day 20 is a day later where the first missed day does not count', () => {
    const decided = decide({}, aSchoolCalendar(), {
      ...RULES,
      firstDay: aRule('first-day', 'does-not-count'),
    })
    expect(decided.ok && decided.value.deadlines.at(-1)?.dueOn).toBe('2026-09-30')
  })

  test('a worry about safety drops no deadline, policy 1.4', () => {
    const decided = decide({ immediateConcern: true })
    expect(decided).toMatchObject({ ok: true, value: { concern: true, deadlines: { length: 3 } } })
  })

  test.each([
    ['a day still to come', { expectedOn: plainDate('2026-11-25') }, 'EXPECTED_IN_FUTURE', 'expectedOn'],
    ['a Saturday', { expectedOn: plainDate('2026-09-05') }, 'EXPECTED_NOT_A_SCHOOL_DAY', 'expectedOn'],
    [
      'a day in the summer holidays',
      { expectedOn: plainDate('2026-08-20') },
      'EXPECTED_NOT_A_SCHOOL_DAY',
      'expectedOn',
    ],
    ['a birth in the future', { bornOn: plainDate('2027-01-01') }, 'BIRTH_IN_FUTURE', 'bornOn'],
    [
      'a birth after the day expected',
      { bornOn: plainDate('2026-10-01') },
      'EXPECTED_BEFORE_BIRTH',
      'expectedOn',
    ],
    ['a pupil of 26', { bornOn: plainDate('2000-03-14') }, 'BIRTH_NOT_OF_SCHOOL_AGE', 'bornOn'],
  ] as const)('%s is refused beside the field', (_, report, code, field) => {
    expect(decide(report)).toMatchObject({ ok: false, refusal: { code, field } })
  })

  test('a pupil of 19 is taken, one of 20 is not', () => {
    expect(decide({ bornOn: plainDate('2006-09-03') }).ok).toBe(true)
    expect(decide({ bornOn: plainDate('2006-09-02') }).ok).toBe(false)
  })

  test('a day in half term names the reason and the next school day', () => {
    const calendar = aSchoolCalendar({ labels: [label('2026-10-26', '2026-10-30', 'half term')] })
    const decided = decide({ expectedOn: plainDate('2026-10-28') }, calendar)
    expect(decided.ok || decided.refusal.message).toContain('(half term)')
    expect(decided.ok || decided.refusal.message).toContain('The next school day is Monday 2 November 2026.')
    expect(decided.ok || decided.refusal.facts).toMatchObject({ nextSchoolDay: '2026-11-02' })
  })

  test('term dates that end too early are a refusal, never a guess', () => {
    const short = aSchoolCalendar({ terms: [range('2026-09-02', '2026-09-18')] })
    expect(decide({}, short)).toMatchObject({ ok: false, refusal: { code: 'CALENDAR_TOO_SHORT' } })
  })

  test('a day more than a year ago is taken with a warning', () => {
    const calendar = aSchoolCalendar({ terms: [range('2025-09-02', '2025-12-19')] })
    const decided = decide({ expectedOn: plainDate('2025-09-08') }, calendar)
    expect(decided).toMatchObject({ ok: true, value: { warnings: [{ code: 'EXPECTED_LONG_AGO' }] } })
    expect(decide({})).toMatchObject({ ok: true, value: { warnings: [] } })
  })
})

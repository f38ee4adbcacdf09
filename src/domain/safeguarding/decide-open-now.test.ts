import { describe, expect, it } from 'vitest'
import type { Weekday } from '../calendar/plain-date.ts'
import { clockTime, decideOpenNow } from './decide-open-now.ts'
import type { LocalMoment, OpeningHours } from './opening-hours.ts'

const longDay = { from: 510, to: 1020 }
const frontDoor = {
  kind: 'weekly',
  days: { 1: longDay, 2: longDay, 3: longDay, 4: longDay, 5: { from: 510, to: 990 } },
  openOnBankHolidays: false,
} as const satisfies OpeningHours
const outOfHours: OpeningHours = { kind: 'outside', of: frontDoor }

function at(weekday: Weekday, minute: number, more: Partial<LocalMoment> = {}): LocalMoment {
  return { weekday, minute, bankHoliday: false, ...more }
}

describe('the safety panel (policy 1.4)', () => {
  it('says until when the front door is open', () => {
    expect(decideOpenNow(frontDoor, at(3, 600))).toEqual({
      open: true,
      until: '5.00 pm',
      wording: 'open now, until 5.00 pm',
    })
    expect(decideOpenNow(frontDoor, at(5, 600)).wording).toBe('open now, until 4.30 pm')
  })

  it('is open from its first minute and closed from its last', () => {
    expect(decideOpenNow(frontDoor, at(1, 509)).open).toBe(false)
    expect(decideOpenNow(frontDoor, at(1, 510)).open).toBe(true)
    expect(decideOpenNow(frontDoor, at(1, 1019)).open).toBe(true)
    expect(decideOpenNow(frontDoor, at(1, 1020)).open).toBe(false)
  })

  it('says when it opens next, over a weekend and over a bank holiday', () => {
    expect(decideOpenNow(frontDoor, at(1, 1100)).wording).toBe('closed now, opens tomorrow at 8.30 am')
    expect(decideOpenNow(frontDoor, at(5, 1100)).wording).toBe('closed now, opens Monday at 8.30 am')
    const easter = { bankHolidayAhead: (ahead: number) => ahead === 3 }
    expect(decideOpenNow(frontDoor, at(5, 1100, easter)).wording).toBe('closed now, opens Tuesday at 8.30 am')
  })

  it('is closed on a bank holiday, when the out-of-hours line is open', () => {
    const holiday = at(1, 600, { bankHoliday: true })
    expect(decideOpenNow(frontDoor, holiday).open).toBe(false)
    expect(decideOpenNow(outOfHours, holiday).wording).toBe('open now, until tomorrow at 8.30 am')
  })

  it('one of front door and out-of-hours line is open at every minute of the week', () => {
    for (let minute = 0; minute < 7 * 1440; minute += 1) {
      const moment = at((Math.floor(minute / 1440) + 1) as Weekday, minute % 1440)
      expect(decideOpenNow(frontDoor, moment).open).toBe(!decideOpenNow(outOfHours, moment).open)
    }
  })

  it('999 is always open', () => {
    expect(decideOpenNow({ kind: 'always' }, at(7, 0, { bankHoliday: true })).open).toBe(true)
  })

  it('says the time as a person does', () => {
    expect([0, 510, 720, 750, 1020].map(clockTime)).toEqual([
      'midnight',
      '8.30 am',
      'midday',
      '12.30 pm',
      '5.00 pm',
    ])
  })
})

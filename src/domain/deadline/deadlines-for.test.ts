import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCase, aHistory, aNoShow, anEvent } from '../../../test/support/an-event.ts'
import { aSchoolCalendar, daysOf, publishedBankHolidays, range } from '../../../test/support/calendars.ts'
import { aRule, theDeadlineRules } from '../../../test/support/deadline-rules.ts'
import { attempts, matterKinds, playAttempts } from '../../../test/support/random-history.ts'
import { plainDate } from '../calendar/plain-date.ts'
import type { EventKind } from '../case/event-facts.ts'
import { foldMatter } from '../case/fold-matter.ts'
import type { MatterEvent } from '../case/matter-event.ts'
import type { MatterKind } from '../case/process-states.ts'
import { isOverdue, nextDeadline } from './deadline.ts'
import type { DeadlineCalendars } from './deadline-rules.ts'
import { deadlinesFor } from './deadlines-for.ts'

const calendars = (calendar = aSchoolCalendar()): DeadlineCalendars => ({
  school: { calendar, edition: 'Alder Academy, edition 1' },
  bankHolidays: publishedBankHolidays,
  bankHolidaysEdition: 'bank holidays 2026',
})

function deadlinesOf(
  kind: MatterKind,
  events: readonly MatterEvent[],
  on = calendars(),
  rules = theDeadlineRules(),
) {
  return deadlinesFor({ state: foldMatter(kind, events), events, rules, calendars: on })
}

const enquiry = (upTo?: EventKind, on = calendars()) => deadlinesOf('school-enquiry', aNoShow(upTo), on)
const dueOf = (rows: ReturnType<typeof enquiry>, kind: string) => rows.find((row) => row.kind === kind)?.dueOn

describe('the dates of a no-show on 2 September 2026', () => {
  test('ask Admissions on school day 5, tell the authority on day 10, refer on day 20, policy 4.2 4.4', () => {
    const rows = enquiry('day-zero-recorded')
    expect(dueOf(rows, 'ask-admissions')).toBe('2026-09-08')
    expect(dueOf(rows, 'tell-authority')).toBe('2026-09-15')
    expect(dueOf(rows, 'refer-to-cme')).toBe('2026-09-29')
    const refer = rows.find((row) => row.kind === 'refer-to-cme')
    expect(refer?.skipped).toHaveLength(8)
    expect(refer).toMatchObject({ count: 20, unit: 'school-day', firstDay: 'counts', fromOn: '2026-09-02' })
    expect(refer?.because.length).toBeGreaterThan(0)
  })

  test('a met deadline keeps its day and says when it was met', () => {
    const asked = enquiry('admissions-asked').find((row) => row.kind === 'ask-admissions')
    expect(asked).toMatchObject({ met: true, metOn: '2026-09-08', dueOn: '2026-09-08' })
  })

  test('Admissions answers in two working days and a weekend is passed over, policy 4.2', () => {
    const events = aHistory([...aNoShow('day-zero-recorded'), anEvent('admissions-asked', '2026-09-11', {})])
    const answer = deadlinesOf('school-enquiry', events).find((row) => row.kind === 'admissions-answer')
    expect(answer).toMatchObject({ dueOn: '2026-09-15', whoActs: { side: 'admissions' } })
    expect(answer?.skipped.map((day) => day.on)).toEqual(['2026-09-12', '2026-09-13'])
  })

  test('the team says what it found by day 20, and the referral waits for it, policy 4.7', () => {
    const rows = enquiry('visit-recorded')
    expect(dueOf(rows, 'team-outcome')).toBe('2026-09-29')
    expect(rows.find((row) => row.kind === 'team-outcome')?.whoActs.side).toBe('team')
  })

  test('a referral is acknowledged in one working day, in the red lane on the same day, policy 4.4', () => {
    expect(dueOf(enquiry('referral-sent'), 'acknowledge')).toBe('2026-09-30')
    const red = aHistory([
      ...aNoShow('day-twenty-reached'),
      anEvent('referral-sent', '2026-09-29', { form: {}, lane: 'red' }),
    ])
    expect(dueOf(deadlinesOf('school-enquiry', red), 'acknowledge')).toBe('2026-09-29')
  })

  test('the headteacher decides, the return goes on the day and the file at once, policy 4.9 4.12', () => {
    const decided = enquiry('removal-decided')
    expect(dueOf(decided, 'deletion-return')).toBe('2026-10-09')
    expect(dueOf(decided, 'transfer-file')).toBe('2026-10-09')
    expect(decided.find((row) => row.kind === 'removal-decision')).toMatchObject({
      met: true,
      whoActs: { role: 'headteacher' },
    })
  })

  test('a file to a known school is due 15 school days after leaving, policy 4.13', () => {
    const events = aHistory([
      ...aNoShow('admissions-asked'),
      anEvent('admissions-answered', '2026-09-10', { onRoll: 'elsewhere', school: 'Example High School' }),
      anEvent('removal-decided', '2026-09-11', {
        ground: 'A',
        onDate: plainDate('2026-09-11'),
        conditions: [],
      }),
    ])
    expect(dueOf(deadlinesOf('school-enquiry', events), 'transfer-file')).toBe('2026-10-02')
  })

  test('a rejected file asks to be sent again, and a return never sent stays due after the enquiry has ended', () => {
    const rejected = aHistory([
      ...aNoShow(),
      anEvent('transfer-file-rejected', '2026-10-14', { reason: 'code' }),
    ])
    expect(nextDeadline(deadlinesOf('school-enquiry', rejected))).toMatchObject({
      kind: 'resend-file',
      dueOn: '2026-10-14',
    })
    const unsent = aHistory(aNoShow().filter((event) => event.kind !== 'deletion-return-sent'))
    expect(nextDeadline(deadlinesOf('school-enquiry', unsent))?.kind).toBe('deletion-return')
    expect(deadlinesOf('school-enquiry', aNoShow()).every((row) => row.met)).toBe(true)
  })

  test('two sides that differ both have to look again', () => {
    const events = aHistory([
      ...aNoShow('referral-acknowledged'),
      anEvent('joint-outcome-signed', '2026-10-07', { by: 'authority', outcome: 'not-found' }),
      anEvent('joint-outcome-signed', '2026-10-08', { by: 'school', outcome: 'found-can-attend' }),
    ])
    const joint = aRule('joint-outcome-within', 5, { unit: 'working-day', firstDay: 'does-not-count' })
    const rules = theDeadlineRules()
    const rows = deadlinesOf('school-enquiry', events, calendars(), {
      ...rules,
      periods: { ...rules.periods, 'joint-outcome-within': joint },
    })
    const both = rows.filter((row) => row.kind.endsWith('-outcome') && row.kind !== 'team-outcome')
    expect(both.map((row) => [row.whoActs.side, row.met, row.dueOn])).toEqual([
      ['authority', false, '2026-10-15'],
      ['school', false, '2026-10-15'],
    ])
  })
})

describe('a calendar that is too short or changes', () => {
  test('gives the task to supply term dates, never a guessed day', () => {
    const short = aSchoolCalendar({ terms: [range('2026-09-02', '2026-09-11')] })
    const rows = enquiry('day-zero-recorded', calendars(short))
    expect(dueOf(rows, 'ask-admissions')).toBe('2026-09-08')
    expect(dueOf(rows, 'refer-to-cme')).toBeUndefined()
    expect(rows.filter((row) => row.kind === 'supply-term-dates')).toMatchObject([
      { dueOn: '2026-09-11', met: false },
    ])
  })

  test('a school without any term dates has that one task', () => {
    const { school: _, ...without } = calendars()
    const rows = enquiry('day-zero-recorded', without)
    expect(rows.filter((row) => !row.met).map((row) => row.kind)).toEqual(['supply-term-dates'])
  })

  test('a day lost to snow moves the referral by one day', () => {
    const snow = aSchoolCalendar({ closed: daysOf('2026-09-15') })
    expect(dueOf(enquiry('day-zero-recorded', calendars(snow)), 'refer-to-cme')).toBe('2026-09-30')
  })
})

describe('the dates of an authority case', () => {
  const tracing = (events: readonly MatterEvent[] = []) =>
    deadlinesOf('authority-case', aHistory([...aCase('triaged'), ...events]))

  test('is acknowledged in one working day, a red one on the same day, policy 4.4', () => {
    expect(dueOf(deadlinesOf('authority-case', aCase('case-opened')), 'triage')).toBe('2026-09-30')
    const red = [anEvent('case-opened', '2026-09-29', { route: 'R7', from: 'health', lane: 'red' })]
    expect(dueOf(deadlinesOf('authority-case', red), 'triage')).toBe('2026-09-29')
  })

  test('a check has the day that was promised, or else the pack’s', () => {
    const asked = { check: 'other-authority', asked: 'Demo City', answerBy: plainDate('2026-10-09') }
    expect(
      dueOf(tracing([anEvent('check-requested', '2026-10-01', asked)]), 'check-answer:other-authority'),
    ).toBe('2026-10-09')
    const open = anEvent('check-requested', '2026-10-01', { check: 'council-tax', asked: 'Demo District' })
    expect(dueOf(tracing([open]), 'check-answer:council-tax')).toBe('2026-10-15')
    const answered = anEvent('check-answered', '2026-10-05', { check: 'council-tax', result: 'closed' })
    expect(tracing([open, answered]).find((row) => row.kind === 'check-answer:council-tax')?.metOn).toBe(
      '2026-10-05',
    )
  })

  test('is looked at weekly for four weeks, then monthly, then termly', () => {
    const reviewed = (on: string) => tracing([anEvent('review-recorded', on, { finding: 'nothing new' })])
    expect(dueOf(tracing(), 'review')).toBe('2026-10-06')
    expect(dueOf(reviewed('2026-10-06'), 'review')).toBe('2026-10-13')
    expect(dueOf(reviewed('2026-10-27'), 'review')).toBe('2026-11-27')
    expect(dueOf(reviewed('2027-04-06'), 'review')).toBe('2027-08-06')
  })

  test('a review that falls on a weekend passes to the Monday', () => {
    expect(dueOf(tracing([anEvent('review-recorded', '2026-10-03', { finding: 'x' })]), 'review')).toBe(
      '2026-10-12',
    )
  })

  test('an application is answered in 10 school days as aimed at, in 15 at the latest', () => {
    const rows = tracing([
      anEvent('located', '2026-10-05', { where: 'in-area', source: 'visit' }),
      anEvent('place-applied', '2026-10-05', {}),
    ])
    expect([dueOf(rows, 'place-aim'), dueOf(rows, 'place')]).toEqual(['2026-10-19', '2026-11-02'])
  })

  test('a looked-after child without a place has 20 school days and the Virtual School, policy 3.4', () => {
    const rows = tracing([
      anEvent('located', '2026-10-05', { where: 'in-area', source: 'visit', lookedAfter: true }),
    ])
    expect(rows.find((row) => row.kind === 'looked-after-place')).toMatchObject({
      dueOn: '2026-11-09',
      whoActs: { side: 'virtual-school' },
    })
  })

  test('a direction runs seven days for the reply and seven for the notice, policy 3.4', () => {
    const rows = tracing([
      anEvent('located', '2026-10-05', { where: 'in-area', source: 'visit', lookedAfter: true }),
      anEvent('direction-started', '2026-10-12', { school: 'Example High School' }),
    ])
    expect([dueOf(rows, 'direction-reply'), dueOf(rows, 'direction-notice')]).toEqual([
      '2026-10-19',
      '2026-10-26',
    ])
  })

  test('opened again, it is acknowledged again', () => {
    const closing = { reason: 'died', fact: 'f', source: 's', evidence: 'e' } as const
    const rows = tracing([
      anEvent('case-closed', '2026-10-05', closing),
      anEvent('case-reopened', '2026-11-02', { because: 'a mistake' }),
    ])
    expect(rows.find((row) => row.kind === 'triage')).toMatchObject({ met: false, dueOn: '2026-11-03' })
  })
})

describe('nobody is left without a next step', () => {
  test('every open matter always has a next action with a date', () => {
    const short = aSchoolCalendar({ terms: [range('2026-09-02', '2026-09-11')] })
    fc.assert(
      fc.property(matterKinds, fc.nat(20), attempts, fc.boolean(), (kind, opening, tries, known) => {
        const steps = playAttempts(kind, opening, tries)
        const events = steps.map((step) => step.event)
        const state = foldMatter(kind, events)
        const rows = deadlinesFor({
          state,
          events,
          rules: theDeadlineRules(),
          calendars: calendars(known ? aSchoolCalendar() : short),
        })
        const next = nextDeadline(rows)
        if (state.open) expect([state.state, next?.dueOn]).toEqual([state.state, expect.any(String)])
        expect(new Set(rows.map((row) => `${row.kind} ${row.fromOn}`)).size).toBe(rows.length)
      }),
      { numRuns: 300 },
    )
  })

  test('a question to the school is due on the day that was asked for', () => {
    const facts = {
      of: 'school',
      question: 'Who last saw Tamsin?',
      answerBy: plainDate('2026-10-05'),
    } as const
    const events = aHistory([
      ...aNoShow('referral-acknowledged'),
      anEvent('question-asked', '2026-10-01', facts),
    ])
    const rows = deadlinesOf('school-enquiry', events)
    expect(rows.find((row) => row.kind === 'answer:15')).toMatchObject({
      dueOn: '2026-10-05',
      whoActs: { side: 'school' },
    })
    expect(isOverdue(rows.find((row) => row.kind === 'answer:15')!, plainDate('2026-10-06'))).toBe(true)
  })

  test('beyond the known bank holidays the authority is asked to supply them', () => {
    const events = [anEvent('case-opened', '2028-12-29', { route: 'R7', from: 'health' })]
    expect(deadlinesOf('authority-case', events).map((row) => row.kind)).toEqual(['supply-bank-holidays'])
  })
})

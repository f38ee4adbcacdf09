import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCase, aHistory, aNoShow, anEvent } from '../../../test/support/an-event.ts'
import { addDays, type PlainDate, plainDate } from '../calendar/plain-date.ts'
import type { MatterEvent } from '../case/matter-event.ts'
import type { EducationFacts, ProvisionFact, Registration } from './education-facts.ts'
import { educationOn } from './education-on.ts'
import { EDUCATION_STATUSES, educationStatusOf } from './education-status.ts'

const says = { who: 'Priya Test-Okafor, Testshire County Council', recordedAt: '2026-09-02T10:00:00.000Z' }
const schoolAge = { from: plainDate('2020-08-31'), until: plainDate('2031-06-27') }
const nothing: EducationFacts = { schoolAge, registrations: [], provisions: [], threads: [] }
const on = (facts: Partial<EducationFacts>, day: string) =>
  educationOn({ ...nothing, ...facts }, plainDate(day))
const roll = (from: string, until?: string, more: Partial<Registration> = {}): Registration => ({
  school: 'Example High School',
  sector: 'state',
  startingOn: plainDate(from),
  endedOn: until === undefined ? null : plainDate(until),
  says,
  ...more,
})
const thread = (kind: 'authority-case' | 'home-education', events: readonly MatterEvent[]) => ({
  kind,
  events: aHistory(events),
})
const opened = anEvent('case-opened', '2026-10-12', { route: 'R1', from: 'school referral' })

describe('how a child is educated on a day', () => {
  test('a child is missing education from the first day, not after four weeks, policy 2.2', () => {
    const facts = {
      registrations: [roll('2025-09-03', '2026-10-12')],
      threads: [thread('authority-case', [opened])],
    }
    expect(on(facts, '2026-10-11')).toMatchObject({ status: 'on-roll-state', missing: false })
    expect(on(facts, '2026-10-12')).toMatchObject({
      status: 'untraced',
      missing: true,
      inMissingReturn: true,
    })
  })

  test('a pupil on a roll is not missing education, however absent, policy 2.2', () => {
    const facts = {
      registrations: [roll('2026-09-02')],
      threads: [{ kind: 'school-enquiry' as const, events: aNoShow('day-twenty-reached') }],
    }
    expect(on(facts, '2026-10-08')).toMatchObject({ status: 'on-roll-state', missing: false, inScope: true })
  })

  test('who applies for a place, and who is offered one and has not started, is missing education, policy 2.2', () => {
    const events = [
      ...aCase(),
      anEvent('located', '2026-10-06', { where: 'in-area', source: 'housing', evidence: 'tenancy' }),
      anEvent('place-applied', '2026-10-08', {}),
      anEvent('place-offered', '2026-10-14', { school: 'Example High School' }),
    ]
    const facts = { threads: [thread('authority-case', events)] }
    expect(on(facts, '2026-10-05').status).toBe('untraced')
    expect(on(facts, '2026-10-06').status).toBe('place-needed')
    expect(on(facts, '2026-10-05').since).toBe('2026-09-29')
    expect(on(facts, '2026-10-08')).toMatchObject({ status: 'place-applied', missing: true })
    expect(on(facts, '2026-10-14')).toMatchObject({
      status: 'place-offered',
      missing: true,
      where: 'Example High School',
    })
  })

  test('home education that nobody has assessed is not missing education, policy Abbr. EHE, policy 5.7', () => {
    const events = [
      anEvent('home-education-opened', '2026-10-01', { from: 'the school', startsAt: 'E1' }),
      anEvent('home-education-team-informed', '2026-10-02', {}),
    ]
    const found = on({ threads: [thread('home-education', events)] }, '2026-10-05')
    expect(found).toMatchObject({
      status: 'home-education-unassessed',
      missing: false,
      inHomeEducationReturn: true,
      onNotInSchoolRegister: true,
    })
  })

  test('“missing education” is worked out and never set: scope begins and ends by the birthday alone, policy Abbr. CME', () => {
    const facts = {
      threads: [thread('authority-case', [{ ...opened, happenedOn: plainDate('2020-07-01') }])],
    }
    expect(on(facts, '2020-08-30')).toMatchObject({ inScope: false, missing: false })
    expect(on(facts, '2020-08-31')).toMatchObject({ inScope: true, missing: true })
    expect(on(facts, '2031-06-27')).toMatchObject({ inScope: true, missing: true })
    expect(on(facts, '2031-06-28')).toMatchObject({ status: 'above-age', inScope: false, missing: false })
  })

  test('who left a roll and of whom nobody has said anything is to be found out, policy 2.3', () => {
    const facts = { registrations: [roll('2025-09-03', '2026-09-01')] }
    expect(on(facts, '2026-10-08')).toMatchObject({
      status: 'not-known',
      since: '2026-09-01',
      toBeFoundOut: true,
      missing: false,
    })
  })

  test('a roll after the case was closed counts for more than the closing, and its end opens the question again', () => {
    const events = [
      ...aCase(),
      anEvent('case-closed', '2026-10-20', {
        reason: 'on-roll-other-authority',
        fact: 'on roll at Birch Example School, Derby',
        source: 'Derby CME team',
        evidence: 'e-mail of 19 October',
      }),
    ]
    const facts = {
      threads: [thread('authority-case', events)],
      registrations: [roll('2026-11-02', '2026-11-20')],
    }
    expect(on(facts, '2026-10-21')).toMatchObject({
      status: 'on-roll-state',
      where: 'on roll at Birch Example School, Derby',
      source: 'Derby CME team',
    })
    expect(on(facts, '2026-11-10').where).toBe('Example High School')
    expect(on(facts, '2026-11-20').status).toBe('not-known')
  })

  test('two rolls are dual registration; a later word on provision corrects an earlier one', () => {
    const provision = (at: string, more: Partial<ProvisionFact>): ProvisionFact => ({
      provision: 'alternative-provision',
      where: 'Made-up Farm School',
      from: plainDate('2026-09-02'),
      until: null,
      source: 'contract',
      evidence: null,
      says: { ...says, recordedAt: at },
      ...more,
    })
    const both = [
      roll('2025-09-03'),
      roll('2026-09-02', undefined, { sector: 'alternative', school: 'Demo PRU' }),
    ]
    expect(on({ registrations: both }, '2026-09-03')).toMatchObject({
      status: 'dual-registered',
      where: 'Example High School and Demo PRU',
    })
    const provisions = [
      provision('2026-09-03T09:00:00Z', {}),
      provision('2026-09-09T09:00:00Z', { provision: 'education-otherwise', where: 'at home, five hours' }),
    ]
    expect(on({ provisions }, '2026-09-05').status).toBe('education-otherwise')
    expect(on({ provisions: provisions.slice(0, 1) }, '2026-09-05').status).toBe('alternative-provision')
  })
})

const days = fc.integer({ min: 0, max: 4500 }).map((n) => addDays(plainDate('2019-09-01'), n))
const registration = fc
  .tuple(
    days,
    fc.option(fc.integer({ min: 0, max: 900 })),
    fc.constantFrom('state', 'independent', 'alternative'),
  )
  .map(([from, length, sector]) => ({
    ...roll(from, length === null ? undefined : addDays(from, length)),
    sector: sector as Registration['sector'],
  }))
const cases = fc.constantFrom<readonly MatterEvent[]>([], [opened], aCase(), aCase('triaged'))

describe('whatever is known', () => {
  test('there is one status, and its counts never contradict it', () => {
    fc.assert(
      fc.property(fc.array(registration, { maxLength: 4 }), cases, days, (registrations, events, day) => {
        const found = educationOn(
          { ...nothing, registrations, threads: [{ kind: 'authority-case', events }] },
          day as PlainDate,
        )
        const { group } = educationStatusOf(found.status)
        expect(EDUCATION_STATUSES.map(({ id }) => id)).toContain(found.status)
        const ofAge = day >= schoolAge.from && day <= schoolAge.until
        if (!ofAge) expect(found.inScope || found.missing || found.toBeFoundOut).toBe(false)
        expect(found.missing).toBe(found.inScope && group === 'missing')
        expect(
          [found.missing, found.inHomeEducationReturn, found.toBeFoundOut].filter(Boolean).length,
        ).toBeLessThan(2)
        if (registrations.some((r) => r.startingOn <= day && (r.endedOn === null || day < r.endedOn)))
          expect(found.missing).toBe(false)
        if (found.since !== null && found.status !== 'above-age') expect(found.since <= day).toBe(true)
      }),
    )
  })

  test('what is entered later about later days changes nothing about earlier ones', () => {
    fc.assert(
      fc.property(fc.array(registration, { maxLength: 3 }), registration, days, (before, later, day) => {
        const facts = { ...nothing, registrations: before }
        const more = { ...nothing, registrations: [...before, later] }
        if (later.startingOn > day) expect(educationOn(more, day)).toEqual(educationOn(facts, day))
      }),
    )
  })
})

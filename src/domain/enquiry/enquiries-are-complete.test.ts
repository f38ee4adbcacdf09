import { describe, expect, it } from 'vitest'
import { type EnquiryContext, enquiriesAreComplete } from './enquiries-are-complete.ts'
import type { EnquiryAttempt, EnquiryCheck } from './enquiry-check.ts'

function aCheck(id: string, more: Partial<EnquiryCheck> = {}): EnquiryCheck {
  return {
    id,
    label: id,
    by: 'school',
    asks: 'somebody',
    help: 'ask',
    order: 1,
    neededWhen: 'always',
    attempts: 1,
    mayBeLeftOut: false,
    usualTime: 'same day',
    ...more,
  }
}

const nobody: EnquiryContext = { circumstances: {}, emergencyContacts: [], siblingSchools: [] }
const noAnswer = (check: string, about?: string): EnquiryAttempt => ({
  check,
  result: 'no-answer',
  ...(about === undefined ? {} : { about }),
})

function statusOf(check: EnquiryCheck, attempts: readonly EnquiryAttempt[], context = nobody) {
  return enquiriesAreComplete([check], attempts, context).checks[0]?.status
}

describe('the list of reasonable enquiries (policy 4.15)', () => {
  it('a check that nobody made is not done', () => {
    expect(statusOf(aCheck('letter'), [])).toBe('not-done')
  })

  it('parents count as tried after as many attempts as the pack asks for', () => {
    const phone = aCheck('phone', { attempts: 2 })
    expect(statusOf(phone, [noAnswer('phone')])).toBe('partly-done')
    expect(statusOf(phone, [noAnswer('phone'), noAnswer('phone')])).toBe('done')
    expect(statusOf(phone, [{ check: 'phone', result: 'reached' }])).toBe('done')
  })

  it('a question that waits for its answer is open', () => {
    const ask = aCheck('admissions')
    expect(statusOf(ask, [{ check: 'admissions', result: 'waiting' }])).toBe('waiting')
    expect(
      statusOf(ask, [
        { check: 'admissions', result: 'waiting' },
        { check: 'admissions', result: 'nothing-found' },
      ]),
    ).toBe('done')
  })

  it('every emergency contact must be tried, not only one (policy 4.6)', () => {
    const contacts = aCheck('contacts', { each: 'emergency-contact' })
    const two = { ...nobody, emergencyContacts: ['one', 'two'] }
    const standing = enquiriesAreComplete([contacts], [noAnswer('contacts', 'one')], two).checks[0]
    expect(standing).toMatchObject({ status: 'partly-done', stillToTry: ['two'], why: '1 of 2 tried.' })
    expect(statusOf(contacts, [noAnswer('contacts', 'one'), noAnswer('contacts', 'two')], two)).toBe('done')
  })

  it('whether a check is needed must be said: not knowing is not no', () => {
    const border = aCheck('border', { neededWhen: 'believed-abroad' })
    expect(statusOf(border, [])).toBe('not-known-whether-needed')
    expect(statusOf(border, [], { ...nobody, circumstances: { 'believed-abroad': false } })).toBe(
      'not-needed',
    )
    expect(statusOf(border, [], { ...nobody, circumstances: { 'believed-abroad': true } })).toBe('not-done')
  })

  it('a check may be left out only with a reason, and only where the pack allows it', () => {
    const leftOut = (reason: string): EnquiryAttempt => ({ check: 'police', result: 'left-out', reason })
    const police = aCheck('police', { mayBeLeftOut: true })
    expect(statusOf(police, [leftOut('Already told by social care')])).toBe('not-needed')
    expect(statusOf(police, [leftOut('  ')])).toBe('not-done')
    expect(statusOf(aCheck('police'), [leftOut('Busy')])).toBe('not-done')
  })

  it('the team’s visit counts with the school’s side, and both sides must be complete (policy 4.9)', () => {
    const checks = [
      aCheck('phone'),
      aCheck('visit', { by: 'team', order: 2 }),
      aCheck('rolls', { by: 'authority', order: 3 }),
    ]
    const school = enquiriesAreComplete(checks, [noAnswer('phone'), noAnswer('visit')], nobody)
    expect(school).toMatchObject({
      complete: false,
      school: { complete: true, done: 2, needed: 2 },
      authority: { complete: false, done: 0, needed: 1 },
    })
    const both = enquiriesAreComplete(checks, [...checks.map(({ id }) => noAnswer(id))], nobody)
    expect(both.complete).toBe(true)
  })

  it('a side without any check has not enquired', () => {
    expect(enquiriesAreComplete([aCheck('phone')], [noAnswer('phone')], nobody).complete).toBe(false)
  })
})

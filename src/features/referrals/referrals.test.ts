import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import {
  anEnquiry,
  aPupilOnRoll,
  everythingIsTried,
  lookAt,
  type PupilPlan,
} from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { eventsOfKind } from '../../domain/case/matter-event.ts'
import { findCaseOpenedFrom } from '../cases/index.ts'
import { referralRoutes } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, referralRoutes)
})
afterAll(() => desks.close())

/** What only the school can write; the rest is filled in and sent as it stands. */
const WRITTEN = {
  'legal-name': 'Rowan Test-Child',
  ...boxes('date-of-birth', '2015-03-14'),
  sex: 'F',
  'year-group': '7',
  addresses: '7 Made-Up Lane, ST17 4AA',
  parents: 'Ines Test-Mother (mother)',
  'emergency-contacts': 'Ines Test-Mother (mother), 01632 960123',
  school: 'Alder Sample Academy (8604001)',
  'last-seen': 'At the open evening in July, by the head of year',
  'absence-history': 'Absent on every school day since 2 September 2026',
  'special-needs': 'none',
  'looked-after': 'no',
  'child-protection': 'none',
  enquiries: 'Telephone, no answer',
  'home-visits': 'House empty',
  'immediate-risk': 'no',
  'safeguarding-lead-appraisal': 'No known risk. D. Sample-Khan',
  'referrer-name': 'Demo-alder-staff',
  'referrer-job': 'attendance officer',
  'referrer-team': 'Alder Sample Academy',
  'referrer-telephone': '01632 960001',
  'referrer-email': 'attendance@example.org',
}

async function readyToRefer(pupil: PupilPlan = {}) {
  const made = await anEnquiry(staffordshire, { upTo: 'day-twenty-reached', pupil })
  await everythingIsTried(staffordshire, made.matterId)
  return made
}

const messagesOf = (matterId: string) =>
  asSuperuser<{ template: string; to_address: string; body: string }>(
    database,
    'select template, to_address, body from outbox_message where matter_id = $1',
    [matterId],
  )
const caseOf = (matterId: string) =>
  staffordshire.asSystem(async (trx) => {
    const found = await findCaseOpenedFrom(trx, matterId)
    return found && lookAt(staffordshire, found.id)
  })

describe('before day 20', () => {
  test('the page says when the referral comes and why then, and has no form, policy 4.7', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'team-outcome-recorded' })
    const page = await desks.opens('alder-staff', matterId, 'referral')
    expect(page.status).toBe(200)
    expect(wordsOf(page)).toContain('Day 20 is Tuesday 29 September 2026')
    expect(wordsOf(page)).toContain('Neither alone is enough')
    expect(page.body).not.toContain('Send the referral')
  })

  test('a form sent all the same is refused and nothing is written', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'team-outcome-recorded' })
    const client = await desks.of('alder-staff')
    const before = await lookAt(staffordshire, matterId)
    const ready = await readyToRefer()
    const form = await desks.opens('alder-staff', ready.matterId, 'referral')
    const hidden = /name="_csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
    const answer = await client.post(`/matters/${matterId}/referral`, {
      _csrf: hidden,
      version: String(before.matter.eventCount),
      ...WRITTEN,
    })
    expect(answer.status).not.toBe(303)
    expect((await lookAt(staffordshire, matterId)).matter.eventCount).toBe(before.matter.eventCount)
  })
})

describe('the form on day 20', () => {
  test('tells the authority’s case, and not the school, of a record that may be the same child', async () => {
    const { matterId, pupil } = await readyToRefer()
    const other = await aPupilOnRoll(staffordshire, { school: staffordshire.birch })
    await asSuperuser(
      database,
      'update child o set name_key = c.name_key, born_on = c.born_on from child c where c.id = $1 and o.id = $2',
      [pupil.id, other.id],
    )
    expect((await desks.records('alder-staff', matterId, 'referral', WRITTEN)).status).toBe(303)
    const suspected = eventsOfKind((await caseOf(matterId))?.events ?? [], 'duplicate-suspected')
    const [{ reference } = { reference: '' }] = await asSuperuser<{ reference: string }>(
      database,
      'select reference from child where id = $1',
      [other.id],
    )
    expect(suspected.map(({ facts }) => facts.other)).toEqual([reference])
    expect(eventsOfKind((await lookAt(staffordshire, matterId)).events, 'duplicate-suspected')).toEqual([])
  })

  test('leaves the home empty where it is kept back, just as where none is on file', async () => {
    const hidden = await readyToRefer({ protectedAddress: true })
    const none = await readyToRefer({ address: null })
    const homeOn = async (matterId: string) =>
      /name="addresses"[^>]*>([^<]*)</.exec(
        (await desks.opens('alder-staff', matterId, 'referral')).body,
      )?.[1]
    expect(await homeOn(hidden.matterId)).toBe('')
    expect(await homeOn(none.matterId)).toBe('')
  })

  test('is filled in with the child, the family, the school and what was tried, policy 4.4', async () => {
    const { matterId, pupil } = await readyToRefer()
    const { body } = await desks.opens('alder-staff', matterId, 'referral')
    for (const known of [
      `Rowan ${pupil.familyName}`,
      pupil.upn,
      '7 Made-Up Lane, ST17 4AA',
      'Ines Test-Mother (mother), has parental responsibility, 01632 960123',
      'Alder Sample Academy (8604001)',
      'Absent on every school day since 2 September 2026',
      'On no other roll',
      'Demo-alder-staff',
    ])
      expect(body).toContain(known)
    expect(body.match(/>\s*Send the referral\s*</g)).toHaveLength(1)
    expect(/<title>([^<]*)/.exec(body)?.[1]).not.toContain('Rowan')
  })

  test('says everything that is missing at once and keeps what was typed', async () => {
    const { matterId } = await readyToRefer()
    const answer = await desks.records('alder-staff', matterId, 'referral', {
      'last-seen': 'In July',
      ...boxes('date-of-birth', '2015-02-31'),
    })
    expect(answer.status).toBe(422)
    const words = wordsOf(answer)
    expect(words).toContain('Fill in “The designated safeguarding lead’s appraisal of risk”')
    expect(words).toContain('Fill in “Telephone”')
    expect(words).toContain('Answer “Looked after”')
    expect(answer.body).toContain('value="In July"')
    expect((await lookAt(staffordshire, matterId)).state.state).toBe('Q4')
  })

  test('is stopped at entry while a step of the school’s own is missing, with a link to record it', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'day-twenty-reached' })
    const form = await desks.opens('alder-staff', matterId, 'referral')
    expect(wordsOf(form)).toContain('Letter to last known address')
    expect(form.body).toContain(`/matters/${matterId}/record-enquiry`)
    const answer = await desks.records('alder-staff', matterId, 'referral', WRITTEN)
    expect(answer.status).toBe(422)
    expect(wordsOf(answer)).toContain('Record this step first: Letter to last known address')
    expect((await lookAt(staffordshire, matterId)).state.referral.sentOn).toBeNull()
  })

  test('shows both texts when somebody recorded something meanwhile', async () => {
    const { matterId } = await readyToRefer()
    const answer = await desks.records('alder-staff', matterId, 'referral', { ...WRITTEN, version: '3' })
    expect(answer.status).toBe(409)
    expect(wordsOf(answer)).toContain('At the open evening in July')
  })
})

describe('a referral sent', () => {
  test('keeps the form, opens a case that is matched already, tells queue and mailbox, and removes nothing, policy 4.4', async () => {
    const { matterId, pupil } = await readyToRefer()
    const answer = await desks.records('alder-staff', matterId, 'referral', WRITTEN)
    expect(answer).toMatchObject({ status: 303, location: `/matters/${matterId}/referral` })
    const { state, events } = await lookAt(staffordshire, matterId)
    expect(state).toMatchObject({ state: 'Q5', removal: null })
    const sent = eventsOfKind(events, 'referral-sent')[0]?.facts
    expect(sent).toMatchObject({ lane: 'standard', sentTo: 'cme.referrals@staffordshire.gov.uk' })
    expect(JSON.stringify(sent?.form)).toContain('No known risk. D. Sample-Khan')

    const its = await caseOf(matterId)
    expect(its?.state).toMatchObject({ state: 'L1', lane: 'standard' })
    expect(its?.events.map(({ kind }) => kind)).toEqual(['case-opened', 'child-matched'])
    expect(its?.matter.ownerAccountId).toBe(staffordshire.person('cme-officer').accountId)

    const messages = await messagesOf(matterId)
    expect(messages.map(({ to_address }) => to_address)).toContain('cme.referrals@staffordshire.gov.uk')
    expect(messages.map(({ to_address }) => to_address)).toContain('staffordshire-cme-officer@example.org')
    for (const { body } of messages) expect(body).not.toContain(pupil.familyName)

    const page = wordsOf(await desks.opens('alder-staff', matterId, 'referral'))
    expect(page).toContain('The referral is with the CME team')
    expect(page).toContain((await lookAt(staffordshire, matterId)).matter.reference)
    expect(page).toContain('The name stays on the roll')
  })

  test('puts a child on a Child Protection Plan into the red lane, due the same day', async () => {
    const { matterId } = await readyToRefer()
    await desks.records('alder-staff', matterId, 'referral', {
      ...WRITTEN,
      'child-protection': 'child-protection-plan',
    })
    const its = await caseOf(matterId)
    expect(its?.matter.lane).toBe('red')
    expect(its?.matter.nextDueOn).toBe('2026-09-29')
  })

  test('is not shown to the team and to Admissions, who work on the same enquiry', async () => {
    const { matterId } = await readyToRefer()
    await desks.records('alder-staff', matterId, 'referral', WRITTEN)
    for (const key of ['stafford-worker', 'admissions'])
      expect((await desks.opens(key, matterId, 'referral')).status).toBe(404)
    expect((await desks.opens('cme-officer', matterId, 'referral')).status).toBe(200)
  })

  test('leaves a line in the sharing log with its basis, the duty to find children first, policy 1.5 and 2.4', async () => {
    const { matterId, pupil } = await readyToRefer()
    await desks.records('alder-staff', matterId, 'referral', WRITTEN)
    const [line] = await asSuperuser<{ what: string; basis: string }>(
      database,
      'select what, basis from sharing_log where child_id = $1',
      [pupil.id],
    )
    expect(line?.what).toBe('The CME referral form')
    expect(line?.basis).toMatch(/^Education Act 1996, s436A; UK GDPR/)
  })
})

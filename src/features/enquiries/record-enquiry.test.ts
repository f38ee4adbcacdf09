import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { anEnquiry, aPupilOnRoll, kindsOf, lookAt } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import type { EventKind } from '../../domain/case/event-facts.ts'
import { enquiryStanding, loadMatter } from '../cases/index.ts'
import { openChildTo } from '../children/index.ts'
import { enquiriesRoutes } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, enquiriesRoutes)
})
afterAll(() => desks.close())

const upTo = (event: EventKind) => anEnquiry(staffordshire, { upTo: event })
const lastOf = async (matterId: string) => (await lookAt(staffordshire, matterId)).events.at(-1)

const ANSWERS = {
  check: 'parents-by-phone',
  method: 'telephone',
  who: 'Ines Test-Mother, mobile',
  result: 'no-answer',
  ...boxes('triedOn', '2026-09-02'),
}

describe('what was tried', () => {
  test('stands in the ledger with the day, the person asked and the result, policy 4.2', async () => {
    const { matterId } = await upTo('day-zero-recorded')
    const answer = await desks.records('alder-staff', matterId, 'record-enquiry', {
      ...ANSWERS,
      note: 'rang out',
    })
    expect(answer.status).toBe(303)
    expect(await lastOf(matterId)).toMatchObject({
      kind: 'enquiry-recorded',
      happenedOn: '2026-09-02',
      by: { name: 'Demo-alder-staff', organisationName: 'Alder Sample Academy' },
      facts: {
        check: 'parents-by-phone',
        who: 'Ines Test-Mother, mobile',
        result: 'no-answer',
        note: 'rang out',
      },
    })
  })

  test('is asked for again with every fault at its field, and what was typed is kept', async () => {
    const { matterId } = await upTo('day-zero-recorded')
    const answer = await desks.records('alder-staff', matterId, 'record-enquiry', {
      who: '',
      note: 'half a sentence',
      ...boxes('triedOn', '2026-11-31'),
    })
    expect(answer.status).toBe(422)
    const words = wordsOf(answer)
    for (const fault of [
      'Choose which enquiry it was',
      'Choose how it was tried',
      'Write down who was tried',
      'Choose what came of it',
    ])
      expect(words).toContain(fault)
    expect(answer.body).toContain('half a sentence')
    expect(answer.body).toContain('href="#triedOn-day"')
    expect((await kindsOf(staffordshire, matterId)).includes('enquiry-recorded')).toBe(false)
  })

  test('cannot lie in the future, and an enquiry left out needs its reason', async () => {
    const { matterId } = await upTo('day-zero-recorded')
    const answer = await desks.records('alder-staff', matterId, 'record-enquiry', {
      ...ANSWERS,
      result: 'left-out',
      ...boxes('triedOn', '2026-09-03'),
    })
    expect(wordsOf(answer)).toContain('must be today or earlier')
    expect(wordsOf(answer)).toContain('Write down why this enquiry was left out')
  })

  test('of an emergency contact says which, so that each is tried, policy 4.6', async () => {
    const { matterId } = await upTo('day-zero-recorded')
    const tried = { ...ANSWERS, check: 'every-emergency-contact' }
    const without = await desks.records('alder-staff', matterId, 'record-enquiry', tried)
    expect(wordsOf(without)).toContain('Choose which contact you tried')
    const [contact] = await asSuperuser<{ id: string }>(
      database,
      'select f.id from family_contact f join matter m on m.child_id = f.child_id where m.id = $1',
      [matterId],
    )
    const withOne = await desks.records('alder-staff', matterId, 'record-enquiry', {
      ...tried,
      about: contact?.id ?? '',
    })
    expect(withOne.status).toBe(303)
    expect(await lastOf(matterId)).toMatchObject({ facts: { about: contact?.id } })
  })

  test('never offers a contact who must not be contacted', async () => {
    const { matterId } = await upTo('day-zero-recorded')
    expect((await desks.opens('alder-staff', matterId, 'record-enquiry')).body).toContain('Ines Test-Mother')
    await asSuperuser(
      database,
      `update family_contact set must_not_contact = true from matter m where m.child_id = family_contact.child_id and m.id = $1`,
      [matterId],
    )
    const { body } = await desks.opens('alder-staff', matterId, 'record-enquiry')
    expect(body).not.toMatch(/<option[^>]*>\s*Ines Test-Mother/)
    expect(body).toContain('Do not contact Ines Test-Mother')
  })

  test('is written once, however often the button is pressed', async () => {
    const { matterId } = await upTo('day-zero-recorded')
    const client = await desks.of('alder-staff')
    const form = await desks.opens('alder-staff', matterId, 'record-enquiry')
    const [first, second] = [await client.submit(form, ANSWERS), await client.submit(form, ANSWERS)]
    expect([first.status, second.status]).toEqual([303, 303])
    expect(second.location).toBe(first.location)
    expect(
      (await kindsOf(staffordshire, matterId)).filter((kind) => kind === 'enquiry-recorded'),
    ).toHaveLength(1)
  })

  test('only adds, so an older page does no harm', async () => {
    const { matterId } = await upTo('day-zero-recorded')
    const client = await desks.of('alder-staff')
    const form = await desks.opens('alder-staff', matterId, 'record-enquiry')
    await desks.records('alder-head', matterId, 'record-enquiry', ANSWERS)
    expect((await client.submit(form, ANSWERS)).status).toBe(303)
    expect(
      (await kindsOf(staffordshire, matterId)).filter((kind) => kind === 'enquiry-recorded'),
    ).toHaveLength(2)
  })

  test('of the school of a brother or sister says which school, where the family is known here', async () => {
    const { matterId, pupil } = await upTo('day-zero-recorded')
    const sibling = await aPupilOnRoll(staffordshire, {
      school: staffordshire.birch,
      familyId: pupil.familyId,
    })
    const alder = staffordshire.organisation(`school-${staffordshire.alder.urn}`)
    await staffordshire.asSystem((trx) =>
      openChildTo(trx, sibling.id, alder.id, 'named in the report', database.clock.now()),
    )
    const asked = { ...ANSWERS, check: 'sibling-schools', result: 'nothing-found' }
    const without = await desks.records('alder-staff', matterId, 'record-enquiry', asked)
    expect(wordsOf(without)).toContain('Choose which school you asked')
    expect(without.body).toContain('Birch Example High School')
    const about = String(staffordshire.birch.urn)
    await desks.records('alder-staff', matterId, 'record-enquiry', { ...asked, about })
    expect(await lastOf(matterId)).toMatchObject({ facts: { check: 'sibling-schools', about } })
    const standing = await staffordshire.as('alder-staff', async (trx) =>
      enquiryStanding(staffordshire.deps, trx, await loadMatter(trx, matterId)),
    )
    expect(standing.checks.find(({ check }) => check.id === 'sibling-schools')).toMatchObject({
      status: 'done',
      why: '1 of 1 tried.',
    })
  })
})

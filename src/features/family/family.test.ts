import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { aCase, anEnquiry, aPupilOnRoll } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { allRoutes } from '../../web/all-routes.ts'
import { listContactLines } from './household.store.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, allRoutes)
})
afterAll(() => desks.close())

const linesOf = (childId: string) => staffordshire.asSystem((trx) => listContactLines(trx, childId))

async function writes(who: string, path: string, fields: NonNullable<Parameters<Desks['records']>[3]>) {
  const client = await desks.of(who)
  return client.submit(await client.get(path), fields, path)
}

const father = {
  name: 'Omar Test-Father',
  relationship: 'father',
  parentalResponsibility: 'not-known',
  hasCare: 'no',
  livesWithChild: 'no',
  phone: '01632 960124',
  mayContact: 'yes',
  source: 'mother, by telephone',
}

describe('the family of a child', () => {
  test('grows by dated lines with a source, and a correction writes over nothing', async () => {
    const pupil = await aPupilOnRoll(staffordshire)
    const family = `/children/${pupil.id}/family`
    expect(
      (await writes('alder-staff', `${family}/add`, { ...father, ...boxes('since', '2026-09-01') })).status,
    ).toBe(303)
    const [, added] = await linesOf(pupil.id)
    expect(added).toMatchObject({
      name: 'Omar Test-Father',
      fromOn: '2026-09-01',
      source: 'mother, by telephone',
    })
    const correct = `${family}/correct/${added?.id}`
    const saved = await writes('cme-officer', correct, {
      ...father,
      mayContact: 'no',
      mustNotContactReason: 'non-molestation order seen',
      source: 'court order',
      ...boxes('since', '2026-09-02'),
    })
    expect(saved.status).toBe(303)
    const lines = await linesOf(pupil.id)
    expect(lines.filter(({ name }) => name === 'Omar Test-Father')).toMatchObject([
      { mustNotContact: true, untilOn: null, source: 'court order' },
      { mustNotContact: false, untilOn: '2026-09-02', source: 'mother, by telephone', phone: '01632 960124' },
    ])
    const page = wordsOf(await (await desks.of('alder-staff')).get(family))
    expect(page).toContain('Do not contact Omar Test-Father (father): non-molestation order seen')
    expect(page).toContain('Parent: mother or father')
    expect(page).toContain('Corrected: court order')
    const before = wordsOf(
      await (await desks.of('alder-staff')).get(`${family}?on-day=1&on-month=9&on-year=2026`),
    )
    expect(before).toContain('as it was on 1 September 2026')
    expect(before).not.toContain('Do not contact')
  })

  test('keeps what was typed when somebody else corrected the line first', async () => {
    const pupil = await aPupilOnRoll(staffordshire)
    const [mother] = await linesOf(pupil.id)
    const correct = `/children/${pupil.id}/family/correct/${mother?.id}`
    const officer = await desks.of('cme-officer')
    const stale = await officer.get(correct)
    const fields = {
      ...father,
      name: 'Ines Test-Mother',
      relationship: 'mother',
      ...boxes('since', database.clock.today()),
    }
    await writes('alder-staff', correct, { ...fields, phone: '01632 960200' })
    const late = await officer.submit(stale, { ...fields, phone: '01632 960300' }, correct)
    expect(late.status).toBe(409)
    expect(late.body).toContain('value="01632 960300"')
    expect(wordsOf(late)).toContain('What you wrote has not been saved')
    const again = await officer.submit(late, { ...fields, phone: '01632 960300' })
    expect(again.status).toBe(303)
    expect((await linesOf(pupil.id)).find(({ untilOn }) => untilOn === null)?.phone).toBe('01632 960300')
  })

  test('tells every fault at its field and loses nothing', async () => {
    const pupil = await aPupilOnRoll(staffordshire)
    const path = `/children/${pupil.id}/family/add`
    const answer = await writes('alder-staff', path, {
      name: 'Aunt Sample',
      mayContact: 'no',
      ...boxes('since', '2027-01-01'),
    })
    expect(answer.status).toBe(422)
    const words = wordsOf(answer)
    for (const fault of [
      'Write down why this person must not be contacted',
      'The day must be today or earlier',
      'Write down who says so',
    ])
      expect(words).toContain(fault)
    expect(answer.body).toContain('value="Aunt Sample"')
  })

  test('shows brothers and sisters with school, home and open work, and joins and parts families by a fact', async () => {
    const one = await aCase(staffordshire, { upTo: 'triaged' })
    const other = await aPupilOnRoll(staffordshire, { school: staffordshire.birch, givenName: 'Sorrel' })
    const join = `/children/${one.pupil.id}/family/join`
    const itself = await writes('cme-officer', join, { whom: one.pupil.upn, source: 'mother' })
    expect(wordsOf(itself)).toContain('This is the child itself')
    expect(
      (
        await writes('cme-officer', join, {
          whom: other.upn,
          source: 'mother',
          ...boxes('since', database.clock.today()),
        })
      ).status,
    ).toBe(303)
    expect((await (await desks.of('alder-staff')).get(join)).status).toBe(404)
    const page = wordsOf(await (await desks.of('cme-officer')).get(`/children/${other.id}/family`))
    expect(page).toContain('the same home')
    expect(page).toContain('Case: ')
    const parted = await writes('cme-officer', `/children/${one.pupil.id}/family/part/${other.id}`, {
      source: 'birth certificates',
      ...boxes('since', database.clock.today()),
    })
    expect(parted.status).toBe(303)
    const facts = wordsOf(await (await desks.of('cme-officer')).get(`/children/${other.id}`))
    expect(facts).toContain('not of one family')
    expect(facts).toContain('birth certificates')
  })
})

describe('somebody who must not be contacted', () => {
  test('is named wherever the family is about to be contacted', async () => {
    const { matterId, pupil } = await anEnquiry(staffordshire, { upTo: 'day-zero-recorded' })
    const saved = await writes('alder-staff', `/children/${pupil.id}/family/add`, {
      ...father,
      mayContact: 'no',
      mustNotContactReason: 'police advice',
      ...boxes('since', database.clock.today()),
    })
    expect(saved.status).toBe(303)
    for (const act of ['record-enquiry', 'parent-reached'])
      expect(wordsOf(await desks.opens('alder-staff', matterId, act))).toContain(
        'Do not contact Omar Test-Father (father): police advice',
      )
  })
})

describe('a brother or sister with an open case', () => {
  test('is told of on the referral before it is sent, on the enquiry and on the case, policy 3.1', async () => {
    const first = await aCase(staffordshire, { upTo: 'triaged' })
    const { matterId } = await anEnquiry(staffordshire, {
      upTo: 'day-twenty-reached',
      pupil: { familyId: first.pupil.familyId, school: staffordshire.alder, givenName: 'Sorrel' },
    })
    database.clock.set('2026-10-02')
    const staff = await desks.of('alder-staff')
    for (const path of [`/matters/${matterId}`, `/matters/${matterId}/referral`]) {
      const words = wordsOf(await staff.get(path))
      expect(words).toContain('A brother or sister of Sorrel has an open case')
    }
  })

  test('in hiding is told of to nobody but the CME team', async () => {
    const first = await aCase(staffordshire, { upTo: 'triaged', pupil: { protectedAddress: true } })
    const { matterId } = await anEnquiry(staffordshire, {
      upTo: 'day-zero-recorded',
      pupil: { familyId: first.pupil.familyId, givenName: 'Sorrel' },
    })
    expect(wordsOf(await (await desks.of('alder-staff')).get(`/matters/${matterId}`))).not.toContain(
      'has an open case',
    )
    expect(wordsOf(await (await desks.of('cme-officer')).get(`/matters/${matterId}`))).toContain(
      'has an open case',
    )
  })
})

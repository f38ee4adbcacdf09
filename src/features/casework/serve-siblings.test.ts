import { afterAll, beforeAll, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { aCase, anEnquiry, lookAt } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { allRoutes } from '../../web/all-routes.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, allRoutes)
})
afterAll(() => desks.close())

/** A child with a case, a sister with a case from another school, and a brother whom only his school looks for. */
async function threeSiblings() {
  const one = await aCase(staffordshire, { upTo: 'triaged' })
  const family = { familyId: one.pupil.familyId }
  const sister = await aCase(staffordshire, {
    upTo: 'triaged',
    pupil: { ...family, givenName: 'Sorrel', school: staffordshire.birch },
  })
  const brother = await anEnquiry(staffordshire, {
    upTo: 'day-zero-recorded',
    pupil: { ...family, givenName: 'Ash', school: staffordshire.birch },
  })
  database.clock.set('2026-10-01')
  return { one, sister, brother }
}

const ASKED = {
  check: 'council-tax-and-housing',
  told: ['name', 'address'],
  how: 'secure e-mail',
  asked: 'Stafford Borough Council',
}

test('one tracing action serves all brothers and sisters and their schools, and is logged once per child, policy 2.4 and 3.2', async () => {
  const { one, sister, brother } = await threeSiblings()
  const form = await desks.opens('cme-officer', one.caseId, 'request-check')
  expect(wordsOf(form)).toContain('Was this for brothers and sisters too?')
  expect(wordsOf(form)).toContain('same home')
  const also = { alsoFor: [sister.caseId, brother.matterId] }
  expect(
    (await desks.records('cme-officer', one.caseId, 'request-check', { ...ASKED, ...also })).status,
  ).toBe(303)
  const answered = await desks.records('cme-officer', one.caseId, 'record-answer', {
    check: ASKED.check,
    result: 'nothing-found',
    ...boxes('on', database.clock.today()),
    ...also,
  })
  expect(answered.status).toBe(303)
  expect((await lookAt(staffordshire, sister.caseId)).events.slice(-2)).toMatchObject([
    { kind: 'check-requested', facts: { asked: 'Stafford Borough Council' } },
    { kind: 'check-answered', facts: { result: 'nothing-found' } },
  ])
  for (const enquiry of [one.matterId, sister.matterId, brother.matterId]) {
    const lines = (await lookAt(staffordshire, enquiry)).events.filter(
      ({ kind }) => kind === 'enquiry-recorded',
    )
    expect(lines.slice(-2)).toMatchObject([
      { facts: { check: ASKED.check, result: 'waiting' } },
      { facts: { check: ASKED.check, result: 'nothing-found' } },
    ])
  }
  const logged = await asSuperuser<{ child_id: string }>(database, 'select child_id from sharing_log')
  expect(logged.map((row) => row.child_id).toSorted()).toEqual(
    [one, sister, brother].map(({ pupil }) => pupil.id).toSorted(),
  )
  const audited = await asSuperuser<{ ids: string[] }>(
    database,
    `select record_ids as ids from audit_entry where action = 'request-check' and outcome = 'done'`,
  )
  for (const id of [one.caseId, sister.caseId, brother.matterId])
    expect(audited.some(({ ids }) => ids.includes(id))).toBe(true)
})

test('a brother or sister of another family, or whose record ended meanwhile, is refused and nothing is written', async () => {
  const { one } = await threeSiblings()
  const stranger = await aCase(staffordshire, { upTo: 'triaged' })
  database.clock.set('2026-10-01')
  const before = (await lookAt(staffordshire, one.caseId)).events.length
  const answer = await desks.records('cme-officer', one.caseId, 'request-check', {
    ...ASKED,
    alsoFor: [stranger.caseId],
  })
  expect(wordsOf(answer)).toContain('Nothing was recorded')
  expect((await lookAt(staffordshire, one.caseId)).events.length).toBe(before)
  expect((await lookAt(staffordshire, stranger.caseId)).events.length).toBe(
    (await lookAt(staffordshire, stranger.caseId)).state.lastEvent.seq,
  )
})

test('a school’s own line can be written on the records of its own brothers and sisters only', async () => {
  const first = await anEnquiry(staffordshire, { upTo: 'day-zero-recorded' })
  const twin = await anEnquiry(staffordshire, {
    upTo: 'day-zero-recorded',
    pupil: { familyId: first.pupil.familyId, givenName: 'Sorrel' },
  })
  const elsewhere = await anEnquiry(staffordshire, {
    upTo: 'day-zero-recorded',
    pupil: { familyId: first.pupil.familyId, givenName: 'Ash', school: staffordshire.birch },
  })
  const form = await desks.opens('alder-staff', first.matterId, 'record-enquiry')
  expect(form.body).toContain(twin.matterId)
  expect(form.body).not.toContain(elsewhere.matterId)
  const written = await desks.records('alder-staff', first.matterId, 'record-enquiry', {
    check: 'parents-by-phone',
    method: 'telephone',
    who: 'mother',
    result: 'no-answer',
    ...boxes('triedOn', database.clock.today()),
    alsoFor: [twin.matterId],
  })
  expect(written.status).toBe(303)
  expect((await lookAt(staffordshire, twin.matterId)).events.at(-1)).toMatchObject({
    kind: 'enquiry-recorded',
    facts: { note: expect.stringContaining('One action for the family') },
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { anEnquiry, lookAt } from '../../../test/support/a-matter.ts'
import { fileUploaded } from '../../../test/support/a-removal.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { doorsOf, recordEvents } from '../cases/index.ts'
import { removalsRoutes } from '../removals/index.ts'
import { transferFileRoutes } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, [...removalsRoutes, ...transferFileRoutes(doorsOf(removalsRoutes))])
})
afterAll(() => desks.close())

/** Found on Birch's roll by Admissions, and removed on ground A. */
async function movedToBirch() {
  const enquiry = await anEnquiry(staffordshire, { upTo: 'admissions-asked' })
  const { matterId } = enquiry
  await staffordshire.as('admissions', (trx, by) =>
    recordEvents(staffordshire.deps, trx, by, matterId, [
      {
        kind: 'admissions-answered',
        facts: { onRoll: 'elsewhere', school: 'Birch Example High School (8604002)' },
      },
    ]),
  )
  await records(matterId, 'removal/statement?ground=A', {
    otherSchool: 'Birch Example High School',
    ...boxes('otherSchoolVerifiedOn', '2026-09-08'),
    mobileMainSchool: 'no',
    dualAgreed: 'no',
    proprietorsConsent: 'yes',
    orderNamesSchool: 'no',
  })
  database.clock.set('2026-10-09')
  const to = { destination: 'school', laestab: '860 4002' }
  const answer = await desks.records('alder-head', matterId, 'removal/confirm?ground=A', to)
  if (answer.status !== 303) throw new Error(wordsOf(answer))
  return enquiry
}

const list = async (query = '', key = 'alder-staff') =>
  wordsOf(await (await desks.of(key)).get(`/transfer-files${query}`))
/** The words of one child's line, in a view that holds it alone or among others. */
const lineOf = async (name: string, query = '', key = 'alder-staff') => {
  const words = await list(query, key)
  const at = words.indexOf(`${name}, Rowan`)
  return at < 0 ? undefined : words.slice(at, at + 420)
}
const records = async (matterId: string, act: string, fields = {}) => {
  const answer = await desks.records('alder-staff', matterId, act, fields)
  if (answer.status !== 303) throw new Error(wordsOf(answer))
}

describe('the work list of transfer files', () => {
  test('follows a known leaver’s file from the removal to the new school, policy 4.13', async () => {
    const { matterId, pupil } = await movedToBirch()
    expect(await lineOf(pupil.familyName, '?state=to-make')).toContain('The school: make the file')
    await records(matterId, 'transfer-file')
    expect(await lineOf(pupil.familyName, '?state=to-upload')).toContain('Code sent: 8604002')
    await records(matterId, 'upload', { where: 's2s', ...boxes('on', '2026-10-09') })
    const uploaded = await lineOf(pupil.familyName, '?state=uploaded')
    expect(uploaded).toContain('The new school: collect it')
    expect(uploaded).toContain('s2s clears it about Wed 9 Dec')
    expect(uploaded).toContain('why this date?')
    await records(matterId, 'notified', { told: 'Birch office', ...boxes('on', '2026-10-09') })
    expect(await lineOf(pupil.familyName, '?state=notified')).toContain('15 school days from Fri 9 Oct')
    database.clock.set('2026-11-24')
    const waiting = await lineOf(pupil.familyName, '?state=uncollected')
    expect(waiting).toContain('The school: ask the new school; then the CME team')
    expect(waiting).toContain('for 46 days')
    expect(await lineOf(pupil.familyName, '?state=uncollected&due=late', 'cme-officer')).toContain(
      'Alder Sample Academy',
    )
    await records(matterId, 'collection', { by: 'Birch Example High School' })
    expect(await lineOf(pupil.familyName)).toBeUndefined()
    expect(await lineOf(pupil.familyName, '?state=collected')).toContain('by Birch Example High School')
  })

  test('shows a file that s2s cleared before anybody collected it, which has to go again', async () => {
    const { matterId, pupil } = await movedToBirch()
    expect((await desks.opens('alder-staff', matterId, 'cleared')).status).toBe(409)
    await records(matterId, 'transfer-file')
    await records(matterId, 'upload', { where: 's2s', ...boxes('on', '2026-10-09') })
    expect((await lookAt(staffordshire, matterId)).state.open).toBe(false)
    const early = await desks.records('alder-staff', matterId, 'cleared', boxes('on', '2026-10-01'))
    expect(wordsOf(early)).toContain('must not be before the file was uploaded')
    await records(matterId, 'cleared', boxes('on', '2026-10-09'))
    expect((await lookAt(staffordshire, matterId)).state.open).toBe(true)
    const line = await lineOf(pupil.familyName, '?state=cleared')
    expect(line).toContain('Cleared from s2s')
    expect(line).toContain('Send the file again')
    await records(matterId, 'resend', { code: 'same', reason: 'Cleared before it was collected' })
    expect(await lineOf(pupil.familyName, '?state=re-sent')).toContain('The new school: collect it')
    expect((await lookAt(staffordshire, matterId)).state.open).toBe(false)
  })

  test('shows a lost file, its rejection in the words of s2s, and its true status after M, policy 4.12', async () => {
    const { matterId, pupil } = await fileUploaded(staffordshire, desks)
    expect(await lineOf(pupil.familyName, '?where=lost')).toContain('In the Lost Pupils Database')
    expect(await lineOf(pupil.familyName, '?where=school')).toBeUndefined()
    await records(matterId, 'rejection', { reason: 'Error 57' })
    const rejected = await lineOf(pupil.familyName, '?state=rejected')
    expect(rejected).toContain('s2s said: Error 57')
    expect(rejected).toContain('The school: send it again')
    await records(matterId, 'resend', { code: 'm', reason: 'Rejected with X' })
    expect(await lineOf(pupil.familyName, '?state=re-sent')).toContain(
      'Code sent: MMMMMMM. True status: Unknown; the code does not change it',
    )
  })

  test('is a school’s own, and the whole county’s for the CME team alone', async () => {
    const { pupil } = await fileUploaded(staffordshire, desks)
    expect(await lineOf(pupil.familyName, '', 'cme-manager')).toContain('Alder Sample Academy')
    expect(await list('', 'birch-staff')).not.toContain(pupil.familyName)
    for (const key of ['stafford-worker', 'admissions'])
      expect((await (await desks.of(key)).get('/transfer-files')).status).toBe(404)
  })

  test.each([
    '?state=nonsense',
    '?after=x',
    '?after=2026-99-99.x',
    '?where=%00',
    '?after=none.00000000-0000-7000-8000-000000000000',
  ])('answers a mistyped address %s with a list', async (query) => {
    expect((await (await desks.of('alder-staff')).get(`/transfer-files${query}`)).status).toBe(200)
  })
})

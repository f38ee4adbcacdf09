import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { aCase, aPupilOnRoll, lookAt } from '../../../test/support/a-matter.ts'
import { A_REPORT, answerPage, beginReport, faultsOf } from '../../../test/support/a-report.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { nonArrivalsRoutes } from '../non-arrivals/index.ts'
import { movesRoutes } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, [...nonArrivalsRoutes, ...movesRoutes])
})
afterAll(() => desks.close())

const JOINED = { ...boxes('joinedOn', '2026-11-02'), yearGroup: '7', cameFrom: 'yes', boarder: 'no' }

interface Who {
  readonly givenName: string
  readonly familyName: string
  readonly upn: string
}

/** Birch sends its new pupil return about somebody, by the number that the pupil brings along. */
async function returns(who: Who, joining: Record<string, string> = JOINED) {
  const birch = await desks.of('birch-staff')
  const draft = await beginReport(birch, 'joined')
  await answerPage(birch, draft, 'safety', A_REPORT.safety)
  const pupil = { ...A_REPORT.pupil, ...boxes('bornOn', '2015-03-14') }
  const named = { ...pupil, givenName: who.givenName, familyName: who.familyName, upn: who.upn }
  const asked = await answerPage(birch, draft, 'pupil', named)
  if (asked.location?.endsWith('/found')) await answerPage(birch, draft, 'found', { found: 'new' })
  const since = await answerPage(birch, draft, 'joining', joining)
  if (since.status !== 303) throw new Error(faultsOf(since).join(' | '))
  await answerPage(birch, draft, 'address', A_REPORT.address)
  await answerPage(birch, draft, 'family', { moreContacts: 'add' })
  await answerPage(birch, draft, 'contact', A_REPORT.contact)
  await answerPage(birch, draft, 'family', { moreContacts: 'done' })
  await answerPage(birch, draft, 'risk', A_REPORT.risk)
  return {
    draft,
    check: await birch.get(`${draft}/check`),
    sent: await answerPage(birch, draft, 'check', {}),
  }
}

describe('a new pupil', () => {
  test('stands on the register and the return goes to the authority with all that the law wants, policy 4.15', async () => {
    database.clock.set('2026-11-04')
    const { sent } = await returns({ givenName: 'Larch', familyName: 'Test-Newcomer', upn: '' })
    expect(sent.location).toBe('/leavers/new-pupil-sent')
    const [letter] = await asSuperuser<{ body: string }>(
      database,
      "select body from outbox_message where template = 'new-pupil-return' order by made_at desc limit 1",
    )
    expect(letter?.body).toContain('Pupil: Larch Test-Newcomer, born 14 March 2015, female')
    expect(letter?.body).toContain(
      'Parent: Ines Test-Ashby (mother), 7 Made-Up Lane, Stafford, ST16 2DH, 01632 960123',
    )
    expect(letter?.body).toContain('On the register from: 2 November 2026')
    expect(letter?.body).toContain('Special educational needs')
    const entries = await asSuperuser<{ starting_on: string; school_urn: number }>(
      database,
      "select r.starting_on::text, r.school_urn from register_entry r join child c on c.id = r.child_id where c.family_name = 'Test-Newcomer'",
    )
    expect(entries).toEqual([{ starting_on: '2026-11-02', school_urn: staffordshire.birch.urn }])
  })

  test('a return after the five days is sent all the same, and says so', async () => {
    database.clock.set('2026-11-10')
    const { check } = await returns({ givenName: 'Maple', familyName: 'Test-Late', upn: '' })
    expect(wordsOf(check)).toContain('3 days late. Send it all the same')
  })

  test('faults stand at their fields', async () => {
    database.clock.set('2026-11-04')
    await expect(
      returns(
        { givenName: 'Oak', familyName: 'Test-Wrong', upn: '' },
        boxes('joinedOn', '2026-11-09') as never,
      ),
    ).rejects.toThrow(
      'The first day must be today or earlier. Send the return when it has come. | Choose whether the pupil came from another school. | Choose whether the pupil boards.',
    )
  })

  test('who left another school for this one: that school hears that the pupil came, policy 4.13', async () => {
    database.clock.set('2026-10-19')
    const pupil = await aPupilOnRoll(staffordshire, { givenName: 'Pine', startingOn: '2024-09-03' })
    const dee = await desks.of('alder-staff')
    const draft = await beginReport(dee, 'leaving')
    await answerPage(dee, draft, 'safety', A_REPORT.safety)
    const who = { ...A_REPORT.pupil, ...boxes('bornOn', '2015-03-14') }
    await answerPage(dee, draft, 'pupil', { ...who, givenName: 'Pine', familyName: pupil.familyName })
    await answerPage(dee, draft, 'found', { found: pupil.id })
    await answerPage(dee, draft, 'leaving', { whyLeaving: 'another-school' })
    await answerPage(dee, draft, 'destination', {
      ...boxes('lastDay', '2026-10-23'),
      destination: 'school',
      laestab: staffordshire.birch.laestab,
      cameFrom: 'no',
    })
    await answerPage(dee, draft, 'address', A_REPORT.address)
    await answerPage(dee, draft, 'family', { moreContacts: 'none', noContactsBecause: 'on file already' })
    await answerPage(dee, draft, 'risk', A_REPORT.risk)
    const left = await answerPage(dee, draft, 'check', {})
    const matterId = /\/matters\/([^/]+)/.exec(left.location ?? '')?.[1] ?? ''
    database.clock.set('2026-11-04')
    await returns(pupil)
    const { state, events, child } = await lookAt(staffordshire, matterId)
    expect(state.arrivalConfirmedOn).toBe('2026-11-04')
    expect(events.filter(({ kind }) => kind === 'question-asked')).toEqual([])
    expect(child.id).toBe(pupil.id)
  })

  test('whom the authority looks for: an officer is asked, and nothing closes by itself', async () => {
    const { caseId, pupil, matterId } = await aCase(staffordshire, { upTo: 'child-matched' })
    const before = await lookAt(staffordshire, caseId)
    database.clock.set('2026-11-04')
    await returns(pupil)
    const { state, events } = await lookAt(staffordshire, caseId)
    expect([state.state, state.open]).toEqual([before.state.state, true])
    expect(events.at(-1)).toMatchObject({
      kind: 'question-asked',
      facts: { of: 'authority', answerBy: '2026-11-07' },
    })
    expect(JSON.stringify(events.at(-1)?.facts)).toContain('Birch')
    const enquiry = await lookAt(staffordshire, matterId)
    expect(enquiry.events.at(-1)?.kind).toBe('question-asked')
    expect(JSON.stringify(enquiry.events.at(-1)?.facts)).not.toContain('Birch')
  })
})

import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes } from '../../../test/support/a-desk.ts'
import { aPupilOnRoll, lookAt, type MadePupil } from '../../../test/support/a-matter.ts'
import { A_REPORT, answerPage, beginReport, faultsOf } from '../../../test/support/a-report.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { testApp } from '../../../test/support/test-app.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type WebClient, webClient } from '../../../test/support/web-client.ts'
import { findOpenEntry } from '../children/index.ts'
import { nonArrivalsRoutes } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let app: FastifyInstance
let dee: WebClient

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  database.clock.set('2026-10-23')
  app = testApp(database, { routes: nonArrivalsRoutes, deps: staffordshire.deps })
  dee = webClient(app)
  await dee.signInAs('staffordshire-alder-staff')
})
afterAll(async () => {
  await app.close()
  await staffordshire.jobs.close()
})

const ABSENCE = { ...boxes('firstMissedOn', '2026-10-19'), yearGroup: '7', cameFrom: 'no' }

/** Reports a pupil who is on the roll already, page by page; gives the matter. */
async function reports(what: string, pupil: MadePupil, absence: Record<string, string>): Promise<string> {
  const draft = await beginReport(dee, what)
  await answerPage(dee, draft, 'safety', A_REPORT.safety)
  const who = {
    ...A_REPORT.pupil,
    givenName: pupil.givenName,
    familyName: pupil.familyName,
    ...boxes('bornOn', '2015-03-14'),
  }
  const found = await answerPage(dee, draft, 'pupil', who)
  expect(found.location).toBe(`${draft}/found`)
  const chosen = await answerPage(dee, draft, 'found', { found: pupil.id })
  expect(chosen.location).toBe(`${draft}/absence`)
  const since = await answerPage(dee, draft, 'absence', absence)
  expect(faultsOf(since)).toEqual([])
  await answerPage(dee, draft, 'address', A_REPORT.address)
  await answerPage(dee, draft, 'family', { moreContacts: 'add' })
  await answerPage(dee, draft, 'contact', A_REPORT.contact)
  await answerPage(dee, draft, 'family', { moreContacts: 'done' })
  for (const page of ['siblings', 'risk', 'circumstances', 'last-seen'] as const)
    await answerPage(dee, draft, page, A_REPORT[page])
  const sent = await answerPage(dee, draft, 'check', {})
  expect(sent.status).toBe(303)
  return /\/matters\/([^/]+)\/reported/.exec(sent.location ?? '')?.[1] ?? ''
}

describe('a pupil is not back from agreed leave', () => {
  test('the enquiry begins on the first missed day, with the leave and why it was agreed, policy 4.5', async () => {
    const pupil = await aPupilOnRoll(staffordshire, { givenName: 'Ash', startingOn: '2024-09-03' })
    const matterId = await reports('not-back', pupil, {
      ...ABSENCE,
      ...boxes('leaveEndedOn', '2026-10-16'),
      leaveReason: 'A wedding in the family',
      ...boxes('lastAttendedOn', '2026-10-09'),
    })
    const { state, events, child } = await lookAt(staffordshire, matterId)
    expect(state).toMatchObject({ route: 'R2', state: 'Q1', dayZero: '2026-10-19' })
    expect(events[0]).toMatchObject({
      kind: 'enquiry-opened',
      facts: { route: 'R2', leaveEndedOn: '2026-10-16', leaveReason: 'A wedding in the family' },
    })
    expect(child.id).toBe(pupil.id)
    const entry = await staffordshire.asSystem((trx) => findOpenEntry(trx, pupil.id, pupil.school.urn))
    expect(entry).toMatchObject({ startingOn: '2024-09-03', lastAttendedOn: '2026-10-09' })
    const page = await dee.get(`/matters/${matterId}/reported`)
    expect(page.body).toContain('First, follow your normal procedure for absence')
  })

  test('every fault stands at its field: leave not over, first missed day inside the leave, no reason', async () => {
    const draft = await beginReport(dee, 'not-back')
    await answerPage(dee, draft, 'safety', A_REPORT.safety)
    await answerPage(dee, draft, 'pupil', { ...A_REPORT.pupil, familyName: 'Test-Nobody' })
    const sent = await answerPage(dee, draft, 'absence', {
      ...ABSENCE,
      ...boxes('leaveEndedOn', '2026-10-20'),
      ...boxes('joinedOn', '2026-10-21'),
    })
    expect(sent.status).toBe(422)
    expect(faultsOf(sent)).toEqual([
      'Write down why the leave was agreed.',
      'This day must not be after the first missed day.',
      'The leave was agreed until 20 October 2026. The first missed day comes after it.',
    ])
    const future = await answerPage(dee, draft, 'absence', {
      ...ABSENCE,
      ...boxes('firstMissedOn', '2026-10-17'),
      ...boxes('leaveEndedOn', '2026-11-30'),
      leaveReason: 'x',
    })
    expect(faultsOf(future)).toContain('The leave has not ended yet. Report the pupil when it has.')
    expect(faultsOf(future).join(' ')).toContain('is not a school day')
    expect(faultsOf(future).join(' ')).toContain('Check the first missed day.')
  })
})

describe('a pupil is absent', () => {
  test('one whom Onroll does not hold yet goes on the register from the day of joining', async () => {
    const draft = await beginReport(dee, 'absent')
    await answerPage(dee, draft, 'safety', A_REPORT.safety)
    const next = await answerPage(dee, draft, 'pupil', { ...A_REPORT.pupil, familyName: 'Test-Unheard' })
    expect(next.location).toBe(`${draft}/absence`)
    expect(faultsOf(await answerPage(dee, draft, 'absence', ABSENCE))).toHaveLength(1)
    await answerPage(dee, draft, 'absence', { ...ABSENCE, ...boxes('joinedOn', '2025-09-02') })
    const check = await dee.get(`${draft}/check`)
    expect(check.body).toContain('2 September 2025')
    expect(check.body).toContain('Report a pupil who stopped coming')
  })

  test('the page for a pupil who never came is not part of it', async () => {
    const draft = await beginReport(dee, 'absent')
    expect((await dee.get(`${draft}/expected-day`)).location).toBe(draft)
  })
})

describe('the family is believed to have moved', () => {
  test('the enquiry begins by its own route, with where to, policy 4.6', async () => {
    const pupil = await aPupilOnRoll(staffordshire, { givenName: 'Fern', startingOn: '2024-09-03' })
    const matterId = await reports('moved', pupil, { ...ABSENCE, movedTo: 'Leeds' })
    const { state, events } = await lookAt(staffordshire, matterId)
    expect(state).toMatchObject({ route: 'R3', state: 'Q1' })
    expect(events[0]?.facts).toMatchObject({ destination: 'Leeds', firstMissedOn: '2026-10-19' })
  })
})

test('a report begins only when it is said what happened', async () => {
  const answer = await dee.submit(await dee.get('/non-arrivals'), {}, '/non-arrivals')
  expect(answer.status).toBe(422)
  expect(faultsOf(answer)).toEqual(['Choose what happened.'])
})

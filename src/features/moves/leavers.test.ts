import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { aPupilOnRoll, lookAt, type MadePupil } from '../../../test/support/a-matter.ts'
import { A_REPORT, answerPage, beginReport, faultsOf } from '../../../test/support/a-report.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import type { Fields } from '../../../test/support/web-client.ts'
import { enquiriesRoutes } from '../enquiries/index.ts'
import { nonArrivalsRoutes } from '../non-arrivals/index.ts'
import { removalsRoutes } from '../removals/index.ts'
import { movesRoutes } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, [
    ...nonArrivalsRoutes,
    ...movesRoutes,
    ...removalsRoutes,
    ...enquiriesRoutes,
  ])
})
afterAll(() => desks.close())

const aPupil = (givenName: string, plan = {}) => {
  database.clock.set('2026-10-19')
  return aPupilOnRoll(staffordshire, { givenName, startingOn: '2024-09-03', ...plan })
}

/** Records a leaver who is on the roll, as far as the pages go; gives where the last answer led. */
async function leaves(pupil: MadePupil, leaving: Fields, pages: readonly (readonly [string, Fields])[]) {
  const dee = await desks.of('alder-staff')
  const draft = await beginReport(dee, 'leaving')
  await answerPage(dee, draft, 'safety', A_REPORT.safety)
  await answerPage(dee, draft, 'pupil', {
    ...A_REPORT.pupil,
    givenName: pupil.givenName,
    familyName: pupil.familyName,
    ...boxes('bornOn', '2015-03-14'),
  })
  await answerPage(dee, draft, 'found', { found: pupil.id })
  const all: readonly (readonly [string, Fields])[] = [
    ['leaving', leaving],
    ...pages,
    ['address', A_REPORT.address],
    ['family', { moreContacts: 'add' }],
    ['contact', A_REPORT.contact],
    ['family', { moreContacts: 'done' }],
  ]
  for (const [page, fields] of all) {
    const sent = await answerPage(dee, draft, page, fields)
    if (sent.status !== 303) throw new Error(`${page}: ${faultsOf(sent).join(' | ')}`)
  }
  return { dee, draft }
}

async function sends({ dee, draft }: Awaited<ReturnType<typeof leaves>>, pages: readonly string[]) {
  for (const page of pages) await answerPage(dee, draft, page, A_REPORT[page as keyof typeof A_REPORT])
  const sent = await answerPage(dee, draft, 'check', {})
  if (sent.status !== 303) throw new Error(wordsOf(sent))
  return /\/matters\/([^/]+)/.exec(sent.location ?? '')?.[1] ?? ''
}

const TO_BIRCH = () => ({
  ...boxes('lastDay', '2026-10-23'),
  destination: 'school',
  laestab: staffordshire.birch.laestab,
  ...boxes('startsOn', '2026-11-02'),
  cameFrom: 'no',
})
const toBirch = async (givenName: string) => {
  const pupil = await aPupil(givenName)
  const matterId = await sends(
    await leaves(pupil, { whyLeaving: 'another-school' }, [['destination', TO_BIRCH()]]),
    ['risk'],
  )
  return { pupil, matterId }
}
const openArrival = async (key: string) => {
  const page = await (await desks.of(key)).get('/leavers')
  return [...page.body.matchAll(/\/leavers\/joining\/[0-9a-f-]+/g)].at(-1)?.[0] ?? ''
}

describe('a leaver who goes to another school', () => {
  test('stands before the headteacher’s decision, on ground A, with the destination of that day, policy 4.11', async () => {
    const { pupil, matterId } = await toBirch('Ash')
    const { state, events } = await lookAt(staffordshire, matterId)
    expect(state).toMatchObject({ route: 'R4', state: 'Q6', leavesOn: '2026-10-23', receivingSchool: true })
    expect(events[0]?.facts).toMatchObject({ ground: 'A', destination: staffordshire.birch.name })
    const page = await desks.opens('alder-head', matterId, 'removal')
    expect(wordsOf(page)).toContain('Ground chosen: A')
    expect(wordsOf(page)).toContain('is believed to have registered the pupil; not yet verified')
    expect(wordsOf(page)).not.toContain('case stays open')
    const [entry] = await asSuperuser<{ ended_on: string | null }>(
      database,
      'select ended_on from register_entry where child_id = $1',
      [pupil.id],
    )
    expect(entry?.ended_on).toBeNull()
  })

  test('the new school answers here, and nothing more of the child is open to it, policy 4.13', async () => {
    const { pupil, matterId } = await toBirch('Beech')
    const birch = await desks.of('birch-staff')
    const path = await openArrival('birch-staff')
    const form = await birch.get(path)
    expect(wordsOf(form)).toContain(`Did Beech ${pupil.familyName} come?`)
    expect((await birch.submit(form, { came: 'yes' }, path)).status).toBe(422)
    database.clock.set('2026-11-03')
    const later = await desks.of('birch-staff')
    const sent = await later.submit(
      await later.get(path),
      { came: 'yes', ...boxes('startedOn', '2026-11-02') },
      path,
    )
    expect(sent.location).toBe('/leavers')
    const { state, events } = await lookAt(staffordshire, matterId)
    expect(state.arrivalConfirmedOn).toBe('2026-11-03')
    expect(events.at(-1)).toMatchObject({ kind: 'arrival-confirmed', facts: { startedOn: '2026-11-02' } })
    expect((await desks.opens('birch-staff', matterId, 'removal')).status).toBe(404)
    expect((await later.get(path)).status).toBe(404)
  })

  test('then the name may go, and nobody types the destination twice; the file is chased until collected, policy 4.13', async () => {
    const { matterId } = await toBirch('Cedar')
    database.clock.set('2026-11-03')
    const birch = await desks.of('birch-staff')
    const path = await openArrival('birch-staff')
    await birch.submit(await birch.get(path), { came: 'yes', ...boxes('startedOn', '2026-11-02') }, path)
    await desks.records('alder-staff', matterId, 'removal/statement?ground=A', {
      orderNamesSchool: 'no',
      mobileMainSchool: 'no',
      dualAgreed: 'no',
    })
    const confirm = await desks.opens('alder-head', matterId, 'removal/confirm?ground=A')
    expect(confirm.status).toBe(200)
    expect(confirm.body).toMatch(/value="school"[^>]*checked/)
    expect(confirm.body).toContain(`value="${staffordshire.birch.laestab}"`)
    const removed = await (await desks.of('alder-head')).submit(
      confirm,
      { destination: 'school', laestab: staffordshire.birch.laestab },
      `/matters/${matterId}/removal/confirm`,
    )
    expect(removed.location).toBe(`/matters/${matterId}/removal/done`)
    await desks.records('alder-staff', matterId, 'transfer-file')
    await desks.records('alder-staff', matterId, 'upload', { ...boxes('on', '2026-11-03'), where: 's2s' })
    const due = await asSuperuser<{ kind: string; side: string; status: string }>(
      database,
      "select kind, side, status from deadline where matter_id = $1 and kind in ('file-collected', 'uncollected-file') order by kind",
      [matterId],
    )
    expect(due).toEqual([
      { kind: 'file-collected', side: 'school', status: 'open' },
      { kind: 'uncollected-file', side: 'authority', status: 'open' },
    ])
    expect(wordsOf(await (await desks.of('alder-staff')).get('/leavers'))).toContain('Cedar')
    await desks.records('alder-staff', matterId, 'collection', { by: 'Birch' })
    expect(wordsOf(await (await desks.of('alder-staff')).get('/leavers'))).not.toContain('Cedar')
  })

  test('who is not at the new school either goes to the referral, policy 4.14', async () => {
    const { matterId } = await toBirch('Damson')
    const birch = await desks.of('birch-staff')
    const path = await openArrival('birch-staff')
    await birch.submit(await birch.get(path), { came: 'no', note: 'Never applied here' }, path)
    const { state } = await lookAt(staffordshire, matterId)
    expect(state.state).toBe('Q4')
  })

  test('a school is found by name; where several have it, one is chosen', async () => {
    const pupil = await aPupil('Elder')
    const by = (fields: Fields) =>
      leaves(pupil, { whyLeaving: 'another-school' }, [['destination', { ...TO_BIRCH(), ...fields }]])
    await expect(by({ laestab: 'No Such Place At All' })).rejects.toThrow(
      'No school open on 23 October 2026 is called',
    )
    await by({ laestab: staffordshire.birch.name })
  })

  test('a territory is taken by name and place, policy 4.11', async () => {
    const pupil = await aPupil('Fir')
    const draft = await leaves(pupil, { whyLeaving: 'moved-away' }, [
      [
        'destination',
        {
          ...boxes('lastDay', '2026-10-23'),
          destination: 'outside-england-and-wales',
          territory: 'Scotland',
          outsideSchool: 'Made-Up Academy',
          outsideLocality: 'Perth',
          cameFrom: 'no',
        },
      ],
    ])
    const matterId = await sends(draft, ['risk'])
    const { state, events } = await lookAt(staffordshire, matterId)
    expect(state.state).toBe('Q6')
    expect(events[0]?.facts).toMatchObject({ ground: 'G', destination: 'Made-Up Academy, Perth, Scotland' })
  })
})

describe('a leaver nobody knows where', () => {
  test('goes straight to the referral, counted from the first missed day, policy 4.12 4.14', async () => {
    const pupil = await aPupil('Gorse')
    const absence = { ...boxes('firstMissedOn', '2026-10-05'), cameFrom: 'no' }
    const draft = await leaves(pupil, { whyLeaving: 'gone' }, [['absence', absence]])
    const matterId = await sends(draft, ['siblings', 'risk', 'circumstances', 'last-seen'])
    const { state } = await lookAt(staffordshire, matterId)
    expect(state).toMatchObject({ route: 'R5', state: 'Q4', dayZero: '2026-10-05', open: true })
    const grounds = wordsOf(await desks.opens('alder-head', matterId, 'removal'))
    expect(grounds).toContain('Not today.')
  })

  test('a known reason with an unknown destination is the same route', async () => {
    const pupil = await aPupil('Hazel')
    const draft = await leaves(pupil, { whyLeaving: 'moved-away' }, [
      ['destination', { ...boxes('lastDay', '2026-10-09'), destination: 'unknown', cameFrom: 'no' }],
      ['absence', { ...boxes('firstMissedOn', '2026-10-12'), cameFrom: 'no' }],
    ])
    const matterId = await sends(draft, ['siblings', 'risk', 'circumstances', 'last-seen'])
    expect((await lookAt(staffordshire, matterId)).state).toMatchObject({ route: 'R5', state: 'Q4' })
  })
})

test('a parent’s written notice begins the home education thread, policy 5.1', async () => {
  const pupil = await aPupil('Ivy')
  const notice = {
    noticeBy: 'Ines Test-Mother',
    ...boxes('noticeOn', '2026-10-16'),
    ...boxes('noticeAfter', '2026-10-23'),
  }
  const draft = await leaves(pupil, { whyLeaving: 'home-education', ...notice }, [])
  const matterId = await sends(draft, ['risk'])
  const { matter, state, events } = await lookAt(staffordshire, matterId)
  expect([matter.kind, state.state]).toEqual(['home-education', 'E0'])
  expect(events[0]?.facts).toMatchObject({ receivedOn: '2026-10-16', statedDay: '2026-10-23' })
})

test('another ground of the law is chosen in plain words and judged by the same removal', async () => {
  const pupil = await aPupil('Juniper')
  const draft = await leaves(pupil, { whyLeaving: 'other', otherGround: 'O' }, [
    ['destination', { ...boxes('lastDay', '2026-10-16'), destination: 'unknown', cameFrom: 'no' }],
  ])
  const matterId = await sends(draft, ['risk'])
  expect((await lookAt(staffordshire, matterId)).state).toMatchObject({ route: 'R4', state: 'Q6' })
  await desks.records('alder-staff', matterId, 'removal/statement?ground=O', {
    permanentlyExcluded: 'yes',
    reviewsFinished: 'yes',
  })
  const sent = await desks.records('alder-head', matterId, 'removal/confirm?ground=O', {
    destination: 'unknown',
  })
  expect(sent.location).toBe(`/matters/${matterId}/removal/done`)
  expect((await lookAt(staffordshire, matterId)).state.state).toBe('Q8')
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { anEnquiry, lookAt, type MadeEnquiry } from '../../../test/support/a-matter.ts'
import { passNight, workOn } from '../../../test/support/a-night.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import type { EnquiryCheck } from '../../domain/enquiry/enquiry-check.ts'
import { allRoutes } from '../../web/all-routes.ts'
import { enquiryStanding, findCaseOpenedFrom, loadMatter } from '../cases/index.ts'
import { findOpenEntry } from '../children/index.ts'
import { followUpJobs } from '../follow-up/index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks
let enquiry: MadeEnquiry
let caseId = ''

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  workOn(staffordshire, followUpJobs)
  desks = desksOf(staffordshire, allRoutes)
})
afterAll(() => desks.close())

const REFERRAL = {
  'legal-name': 'Rowan Test-Child',
  ...boxes('date-of-birth', '2015-03-14'),
  sex: 'F',
  'year-group': '7',
  addresses: '7 Made-Up Lane, ST17 4AA',
  parents: 'Ines Test-Mother (mother)',
  'emergency-contacts': 'Ines Test-Mother (mother)',
  school: 'Alder Sample Academy (8604001)',
  'last-seen': 'In July',
  'absence-history': 'Absent since 2 September 2026',
  'special-needs': 'none',
  'looked-after': 'no',
  'child-protection': 'none',
  enquiries: 'Telephone, no answer',
  'home-visits': 'House empty',
  'immediate-risk': 'no',
  'safeguarding-lead-appraisal': 'No known risk',
  'referrer-name': 'Demo-alder-staff',
  'referrer-job': 'attendance officer',
  'referrer-team': 'Alder Sample Academy',
  'referrer-telephone': '01632 960001',
  'referrer-email': 'attendance@example.org',
}

const stateOf = async (matterId: string) => (await lookAt(staffordshire, matterId)).state.state
const standing = () =>
  staffordshire.as('cme-officer', async (trx) =>
    enquiryStanding(staffordshire.deps, trx, await loadMatter(trx, enquiry.matterId)),
  )
const open = async (by: EnquiryCheck['by']) =>
  (await standing()).checks.filter((each) => each.check.by === by && !each.complete)

async function done(answer: { readonly status: number; readonly body: string }): Promise<void> {
  if (answer.status !== 303) throw new Error(`${answer.status}: ${wordsOf(answer as never).slice(0, 3000)}`)
}

/** One story, told in order: a no-show from the team’s report to the closing of the authority’s case. */
describe('a no-show, from the team’s outcome to the closing of the case', () => {
  test('day 20 alone moves nothing before its day; on it the nightly look brings the referral, policy 4.7', async () => {
    enquiry = await anEnquiry(staffordshire, { upTo: 'team-outcome-recorded' })
    database.clock.set('2026-09-28')
    await passNight(staffordshire, followUpJobs)
    expect(await stateOf(enquiry.matterId)).toBe('Q3')
    database.clock.set('2026-09-29')
    await passNight(staffordshire, followUpJobs)
    expect(await stateOf(enquiry.matterId)).toBe('Q4')
  })

  test('team and school record what they still owe, and the school refers, policy 4.4', async () => {
    await done(
      await desks.records('stafford-worker', enquiry.matterId, 'record-visit', {
        ...boxes('visitedOn', '2026-09-16'),
        time: 'morning',
        result: 'nothing-found',
        note: 'The house is empty',
      }),
    )
    for (const { check, stillToTry } of await open('school')) {
      for (const about of stillToTry.length > 0 ? stillToTry : ['']) {
        for (let attempt = 0; attempt < check.attempts; attempt += 1) {
          await done(
            await desks.records('alder-staff', enquiry.matterId, 'record-enquiry', {
              check: check.id,
              about,
              method: 'telephone',
              who: check.asks,
              result: 'no-answer',
              ...boxes('triedOn', '2026-09-28'),
            }),
          )
        }
      }
    }
    await done(await desks.records('alder-staff', enquiry.matterId, 'referral', REFERRAL))
    expect(await stateOf(enquiry.matterId)).toBe('Q5')
    caseId = (await staffordshire.asSystem((trx) => findCaseOpenedFrom(trx, enquiry.matterId)))?.id ?? ''
    expect(await stateOf(caseId)).toBe('L1')
  })

  test('the door on the enquiry leads the officer to the one form, which acknowledges and sets the lane, policy 4.4', async () => {
    database.clock.set('2026-09-30')
    const door = await desks.opens('cme-officer', enquiry.matterId, 'acknowledge')
    expect(door).toMatchObject({ status: 303, location: `/matters/${caseId}/triage` })
    const bare = await desks.records('cme-officer', caseId, 'triage', { lane: 'red' })
    expect(bare.status).toBe(422)
    expect(wordsOf(bare)).toContain('Choose a reason for the red lane')
    const form = await desks.opens('cme-officer', caseId, 'triage')
    expect(wordsOf(form)).toContain('Looked after (policy 2.6(a))')
    expect(wordsOf(form)).not.toContain('Traveller')
    await done(
      await desks.records('cme-officer', caseId, 'triage', { lane: 'standard', risks: ['status-unknown'] }),
    )
    const { state } = await lookAt(staffordshire, enquiry.matterId)
    expect(state).toMatchObject({
      state: 'Q5a',
      referral: { officer: 'Demo-cme-officer', acknowledgedOn: '2026-09-30' },
    })
    expect(await stateOf(caseId)).toBe('L2')
    const told = await asSuperuser<{ to_address: string }>(
      database,
      `select to_address from outbox_message where matter_id = $1 and template = 'referral-acknowledged'`,
      [enquiry.matterId],
    )
    expect(told.map(({ to_address }) => to_address)).toContain('staffordshire-alder-staff@example.org')
  })

  test('the acknowledgement unlocks no removal, policy 4.4', async () => {
    const page = await desks.opens('alder-head', enquiry.matterId, 'removal')
    expect(wordsOf(page)).toContain('Not today')
    expect(page.body).not.toContain('value="remove"')
    const answer = await desks.records('alder-head', enquiry.matterId, 'removal', { decision: 'remove' })
    const confirm = await (await desks.of('alder-head')).get(answer.location ?? '')
    expect(confirm.status).toBe(303)
    expect(await stateOf(enquiry.matterId)).toBe('Q5a')
  })

  test('each check of the authority is ticked on the shared list without what was found, and logged, policy 2.4', async () => {
    const before = await open('authority')
    expect(before.length).toBeGreaterThan(2)
    for (const { check } of before) {
      await done(
        await desks.records('cme-officer', caseId, 'request-check', {
          check: check.id,
          told: check.usualTime === 'same day' ? ['nothing'] : ['name', 'address'],
          how: 'secure e-mail',
          ...(check.id === 'health' ? boxes('answerBy', '2026-10-20') : {}),
        }),
      )
    }
    expect((await lookAt(staffordshire, caseId)).state.openChecks).toHaveLength(before.length)
    database.clock.set('2026-10-06')
    for (const { check } of before) {
      await done(
        await desks.records('cme-officer', caseId, 'record-answer', {
          check: check.id,
          result: check.id === 'health' ? 'found-something' : 'nothing-found',
          note: 'Seen at a surgery in Derby',
          ...boxes('on', '2026-10-06'),
        }),
      )
    }
    expect((await standing()).authority.complete).toBe(true)
    const { events } = await lookAt(staffordshire, enquiry.matterId)
    const mirrored = events.filter(
      (event) => event.kind === 'enquiry-recorded' && event.facts.method === 'authority check',
    )
    const answers = mirrored.filter(({ facts }) => 'result' in facts && facts.result !== 'waiting')
    expect(answers).toHaveLength(before.length)
    expect(JSON.stringify(events)).not.toContain('Derby')
    const log = await asSuperuser<{ to_whom: string; basis: string; how: string }>(
      database,
      'select to_whom, basis, how from sharing_log where matter_id = $1',
      [caseId],
    )
    expect(log.length).toBe(before.filter(({ check }) => check.usualTime !== 'same day').length)
    for (const line of log)
      expect(line).toMatchObject({ how: 'secure e-mail', basis: expect.stringContaining('UK GDPR') })
  })

  test('both sides write the same, the head removes the name, and the case stays open, policy 4.14', async () => {
    database.clock.set('2026-10-08')
    for (const key of ['cme-officer', 'alder-staff'])
      await done(
        await desks.records(key, enquiry.matterId, 'joint-outcome', { outcome: 'not-found', named: 'yes' }),
      )
    expect(await stateOf(enquiry.matterId)).toBe('Q7')
    await done(
      await desks.records('alder-head', enquiry.matterId, 'removal/statement?ground=I', {
        ground: 'I',
        sessionsG: '0',
        sessionsN: '52',
        sessionsO: '0',
        sessionsOther: '0',
        sick: 'no',
        unavoidable: 'no',
      }),
    )
    await done(
      await desks.records('alder-head', enquiry.matterId, 'removal/confirm?ground=I', {
        ground: 'I',
        destination: 'unknown',
      }),
    )
    expect(await stateOf(enquiry.matterId)).toBe('Q9')
    const entry = await staffordshire.asSystem((trx) =>
      findOpenEntry(trx, enquiry.pupil.id, enquiry.pupil.school.urn),
    )
    expect(entry).toBeUndefined()
    const its = await lookAt(staffordshire, caseId)
    expect(its.state).toMatchObject({ state: 'L2', open: true })
    expect(its.matter.nextDueOn).not.toBeNull()
  })

  test('only a manager signs that nothing is left to check, and the child stays missing education', async () => {
    expect((await desks.opens('cme-officer', caseId, 'record-checks-exhausted')).status).toBe(404)
    await done(
      await desks.records('cme-manager', caseId, 'record-checks-exhausted', { named: 'yes', note: 'None' }),
    )
    expect(await stateOf(caseId)).toBe('L7')
    await done(
      await desks.records('cme-officer', caseId, 'record-news', {
        what: 'A cousin says Derby',
        source: 'a neighbour',
        ...boxes('on', '2026-10-08'),
      }),
    )
    expect(await stateOf(caseId)).toBe('L2')
  })

  test('a belief closes nothing; a verified fact with its evidence does', async () => {
    const fact = { fact: 'Derby', source: 'a cousin', evidence: 'telephone note' }
    for (const reason of ['no-trace', 'believed-moved', 'believed-abroad']) {
      const answer = await desks.records('cme-officer', caseId, 'close-case', { reason, ...fact })
      expect(answer.status).toBe(422)
      expect(wordsOf(answer)).toContain('is believed, not verified, and closes nothing')
    }
    const abroad = await desks.records('cme-officer', caseId, 'close-case', {
      reason: 'abroad-verified',
      ...fact,
    })
    expect(wordsOf(abroad)).toContain('Name the manager who agrees')
    const bare = await desks.records('cme-officer', caseId, 'close-case', {
      reason: 'on-roll-other-authority',
      fact: 'On roll in Derby',
      source: 'Derby City',
    })
    expect(wordsOf(bare)).toContain('Write down what verifies it')
    expect(await stateOf(caseId)).toBe('L2')
    await done(
      await desks.records('cme-officer', caseId, 'close-case', {
        reason: 'on-roll-other-authority',
        fact: 'On roll at Sample School, Derby, since 5 October',
        source: 'Derby City CME team',
        evidence: 'their e-mail of 8 October',
      }),
    )
    const closed = await lookAt(staffordshire, caseId)
    expect(closed.state).toMatchObject({ state: 'L8', open: false })
    expect(closed.matter).toMatchObject({ open: false, nextDueOn: null })
  })

  test('a later report opens the case again with its history kept', async () => {
    await done(await desks.records('cme-officer', caseId, 'reopen-case', { because: 'Seen in Stafford' }))
    const again = await lookAt(staffordshire, caseId)
    expect(again.state).toMatchObject({ state: 'L0', open: true, reopenings: 1 })
    expect(again.events.some(({ kind }) => kind === 'case-closed')).toBe(true)
    const form = await desks.opens('cme-officer', caseId, 'match-child')
    expect(form.status).toBe(200)
    await done(await desks.records('cme-officer', caseId, 'match-child', { how: 'number' }))
    expect(await stateOf(caseId)).toBe('L1')
    const searches = await asSuperuser(database, `select 1 from audit_entry where action = 'search-children'`)
    expect(searches.length).toBeGreaterThan(0)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEnquiry, aPupilOnRoll } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority, aSchool } from '../../../test/support/an-authority.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { repositoryPath } from '../../platform/config/paths.ts'
import { loadPacks } from '../../rules/load-packs.ts'
import { findOrganisationOfSchool, openMatter } from '../cases/index.ts'
import { addAuthority } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let testshire: AnAuthority

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  testshire = await anAuthority(database, 'testshire')
})
afterAll(async () => {
  await staffordshire.jobs.close()
  await testshire.jobs.close()
})

const on = plainDate('2026-09-01')
const add = (pack: string) =>
  addAuthority({ db: database.workerDb, packs: staffordshire.packs }, pack, on, database.clock.now())

describe('an authority', () => {
  test('is a record made from its pack: name, DfE code, teams, dated settings, policy Abbr. LA', async () => {
    const rows = await database.worker.query('select id, code, name, pack from local_authority order by id')
    expect(rows.rows).toEqual([
      { id: 860, code: '860', name: 'Staffordshire County Council', pack: 'staffordshire' },
      { id: 999, code: '999', name: 'Testshire Council', pack: 'testshire' },
    ])
  })

  test('beside the first one needs a pack and no code: its own periods, words and teams hold, policy Abbr. LA', async () => {
    const there = staffordshire.packs.rulesAt(plainDate('2026-09-02'), 'staffordshire')
    const here = testshire.packs.rulesAt(plainDate('2026-09-02'), 'testshire')
    expect(
      [there, here].map((rules) => rules.rule<number>('non-arrival/ask-admissions-after')),
    ).toMatchObject([
      { ok: true, value: { value: 5 } },
      { ok: true, value: { pack: 'testshire' } },
    ])
    expect(here.name('investigating-team')).toMatchObject({ ok: true, value: { value: 'Family Help Team' } })
    const { matterId } = await anEnquiry(testshire, { upTo: 'day-zero-recorded' })
    const mine = await testshire.as('alder-staff', (trx) =>
      trx.selectFrom('matter').select('id').where('id', '=', matterId).execute(),
    )
    expect(mine).toHaveLength(1)
  })

  test('added again takes what is new and changes nothing else', async () => {
    expect(await add('staffordshire')).toMatchObject({ ok: true, value: { organisations: 0 } })
    expect(await add('nowhere')).toMatchObject({ ok: false, refusal: { code: 'AUTHORITY_NOT_KNOWN' } })
  })
})

describe('the Local Support Teams', () => {
  test('are the pack’s on the day, each with its district; their number stands nowhere in code, policy Abbr. LST', async () => {
    const packs = loadPacks(repositoryPath('packs'))
    const teamsOn = (day: string) =>
      packs
        .rulesAt(plainDate(day), 'staffordshire')
        .teams()
        .map(({ value, from }) => ({ id: value.id, district: value.district, from }))
    const now = teamsOn('2026-09-01')
    const rows = await staffordshire.asSystem((trx) =>
      trx
        .selectFrom('organisation')
        .select('key')
        .where('kind', '=', 'investigating-team')
        .orderBy('key')
        .execute(),
    )
    expect(rows.map(({ key }) => key)).toEqual(now.map(({ id }) => id).sort())
    for (const team of now) expect(team).toMatchObject({ district: expect.any(String), from: '2016-09-01' })
    expect(teamsOn('2016-08-31')).toEqual([])
    const others = await testshire.asSystem((trx) =>
      trx.selectFrom('organisation').select('key').where('kind', '=', 'investigating-team').execute(),
    )
    expect(others).toEqual([{ key: 'north' }])
  })
})

describe('a school', () => {
  const TYPES = [
    'Community school',
    'Voluntary aided school',
    'Academy sponsor led',
    'Free schools',
    'Community special school',
    'Non-maintained special school',
    'Other independent school',
    'Further education',
    'Pupil referral unit',
    'City technology college',
  ]

  test('of any kind, state or independent, school, academy or college, works in the same way, policy Abbr. Schools', async () => {
    const schools = await Promise.all(
      TYPES.map((kind, index) =>
        aSchool(database, {
          urn: 860_500 + index,
          laestab: `860${5000 + index}`,
          name: `Made-up ${kind}`,
          kind,
        }),
      ),
    )
    expect(await add('staffordshire')).toMatchObject({ ok: true, value: { organisations: TYPES.length } })
    const pupil = await aPupilOnRoll(staffordshire)
    for (const school of schools) {
      const organisation = await staffordshire.asSystem((trx) => findOrganisationOfSchool(trx, school.urn))
      if (organisation === undefined) throw new Error(`${school.name} was left out`)
      const opened = await staffordshire.asSystem((trx) =>
        openMatter(staffordshire.deps, trx, staffordshire.person('cme-officer'), {
          kind: 'school-enquiry',
          childId: pupil.id,
          schoolUrn: school.urn,
          openedOn: plainDate('2026-09-02'),
          openTo: [{ organisationId: organisation.id, side: 'school', because: 'own pupil' }],
          ownerOrganisationId: organisation.id,
          ownerAccountId: null,
          deputyAccountId: null,
          events: [
            {
              kind: 'non-arrival-reported',
              facts: { expectedOn: plainDate('2026-09-02'), immediateConcern: false },
            },
          ],
        }),
      )
      expect(opened).toMatchObject({ ok: true, value: { matter: { schoolUrn: school.urn, state: 'Q0' } } })
    }
  })
})

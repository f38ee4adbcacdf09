import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { allConditionsMet, removed } from '../../../test/support/a-removal.ts'
import { type AnAuthority, anAuthority, aSchool } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import type { Fields } from '../../../test/support/web-client.ts'
import { removalsRoutes } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, removalsRoutes)
  await aSchool(database, { urn: 900_301, laestab: '3304001', name: 'Cedar Mock Academy' })
  await aSchool(database, {
    urn: 900_300,
    laestab: '3304000',
    name: 'Cedar Mock School',
    closedOn: '2025-08-31',
    successor: 900_301,
  })
  await aSchool(database, {
    urn: 900_302,
    laestab: '8606001',
    name: 'Dogwood Sample College',
    kind: 'Other independent school',
  })
})
afterAll(() => desks.close())

const CONFIRM = 'removal/confirm?ground=I'
const returnOf = async (matterId: string) =>
  (
    await asSuperuser<{
      body: string
      kind: string
      to_name: string
      pack_edition: string
      organisation_id: string
    }>(
      database,
      `select body, kind, to_name, pack_edition, organisation_id from outbox_message
       where matter_id = $1 and template = 'deletion-return'`,
      [matterId],
    )
  ).map((row) => row)
const doneWords = async (matterId: string) =>
  wordsOf(await desks.opens('alder-head', matterId, 'removal/done'))

describe('the words for the school’s own system', () => {
  test.each([
    ['unknown', { destination: 'unknown' }, 'Unknown Destination'],
    [
      'a school of England',
      { destination: 'school', laestab: '860/4002' },
      'Birch Example High School, 8604002',
    ],
    [
      'an independent school of the register',
      { destination: 'school', laestab: '8606001' },
      'Dogwood Sample College, 8606001',
    ],
    [
      'an independent school without a number',
      {
        destination: 'independent-school',
        independentName: 'Elm Pretend School',
        independentLocality: 'Stone',
      },
      'Elm Pretend School, Stone',
    ],
    [
      'Gibraltar',
      {
        destination: 'outside-england-and-wales',
        territory: 'Gibraltar',
        outsideSchool: 'Fir Mock School',
        outsideLocality: 'A town',
      },
      'Fir Mock School, A town, Gibraltar',
    ],
    [
      'another country',
      {
        destination: 'outside-england-and-wales',
        territory: 'Another country',
        country: 'Portugal',
        outsideSchool: 'not known',
      },
      'not known, Portugal',
    ],
  ] as const)('%s, policy 4.11 and 4.12', async (_what, destination, words) => {
    const { matterId } = await removed(staffordshire, desks, { destination })
    const page = await doneWords(matterId)
    expect(page).toContain(`“Reason for Leaving” ${words}`)
    expect(page).toContain('Date of removal 9 October 2026')
  })
})

describe('a destination that cannot be', () => {
  const tried = async (fields: Fields) => {
    const { matterId } = await allConditionsMet(staffordshire, desks)
    const answer = await desks.records('alder-head', matterId, CONFIRM, fields)
    expect(answer.status).toBe(422)
    expect(await returnOf(matterId)).toEqual([])
    return { words: wordsOf(answer), body: answer.body }
  }

  test('a school that has closed is refused, and its successor is named, policy 4.11', async () => {
    const { words } = await tried({ destination: 'school', laestab: '3304000' })
    expect(words).toContain('Cedar Mock School closed on')
    expect(words).toContain('Its successor is Cedar Mock Academy (3304001)')
  })

  test('a number that no school has, and one that is no number', async () => {
    expect((await tried({ destination: 'school', laestab: '1234567' })).words).toContain(
      'No school has had the number 1234567',
    )
    expect((await tried({ destination: 'school', laestab: '12' })).words).toContain('has seven digits')
  })

  test('what is missing is told at each field, and what was typed is kept', async () => {
    const { words, body } = await tried({
      destination: 'outside-england-and-wales',
      territory: 'Another country',
      outsideLocality: 'Lisbon',
      ...boxes('startsOn', '2026-02-30'),
    })
    for (const fault of ['Enter the country', 'Enter the name of the school there'])
      expect(words).toContain(fault)
    expect(body).toContain('value="Lisbon"')
    expect(body).toContain('href="#startsOn-day"')
    expect((await tried({})).words).toContain('Choose where the child goes, or that it is unknown')
  })
})

describe('the deletion return', () => {
  test('goes to the authority with the removal and carries what the law asks for, policy 4.11 and 4.15', async () => {
    const { matterId, pupil } = await removed(staffordshire, desks, {
      destination: {
        destination: 'school',
        laestab: '3304001',
        ...boxes('startsOn', '2026-10-12'),
        newAddress: '9 Pretend Road\nBirmingham',
        ...boxes('newAddressFrom', '2026-10-01'),
        newAddressWith: 'Ines Test-Mother',
      },
    })
    const [sent, ...more] = await returnOf(matterId)
    expect(more).toEqual([])
    expect(sent).toMatchObject({
      kind: 'file',
      to_name: 'Children Missing Education team',
      organisation_id: staffordshire.organisation(`school-${staffordshire.alder.urn}`).id,
      pack_edition: staffordshire.packs.editionOf('staffordshire'),
    })
    for (const line of [
      'School: Alder Sample Academy (8604001)',
      `Pupil: Rowan ${pupil.familyName}, born 14 March 2015`,
      `UPN: ${pupil.upn}`,
      'Address: 7 Made-Up Lane, ST17 4AA',
      'Parent: Ines Test-Mother (mother), 7 Made-Up Lane, ST17 4AA, 01632 960123',
      'Name removed on: 9 October 2026',
      'Ground: I, Absent for 20 school days, and not found (SI 2024/208)',
      'Destination: Cedar Mock Academy, 3304001, first day 12 October 2026',
      'New address told: 9 Pretend Road, Birmingham, from 1 October 2026, with Ines Test-Mother',
      'Sent by Demo-alder-head on 9 October 2026.',
    ])
      expect(sent?.body).toContain(line)
  })

  test('says nothing of a home that must stay secret', async () => {
    const { matterId } = await removed(staffordshire, desks, { pupil: { protectedAddress: true } })
    const [sent] = await returnOf(matterId)
    expect(sent?.body).toContain('Address: not given here, look in the authority’s own record')
    expect(sent?.body).not.toContain('Made-Up Lane')
    expect(sent?.body).not.toContain('New address told')
  })
})

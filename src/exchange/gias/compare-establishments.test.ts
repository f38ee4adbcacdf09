import { expect, test } from 'vitest'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { compareEstablishments } from './compare-establishments.ts'
import type { GiasEstablishment } from './gias-establishment.ts'
import { numbersOfEstablishment } from './numbers-of-establishment.ts'
import { linksOfEstablishments, readEstablishmentLinks } from './read-establishment-links.ts'
import { sectorOf } from './school-sector.ts'

const school = (values: Partial<GiasEstablishment> = {}): GiasEstablishment => ({
  urn: 900001,
  laCode: '860',
  laName: 'Staffordshire',
  establishmentNumber: '9901',
  laestab: '8609901',
  name: 'Made-Up Alder School',
  type: 'Community school',
  status: 'Open',
  phase: 'Primary',
  ...values,
})

test('a school that opens, closes, is renamed, gets another number or moves is told apart', () => {
  const previous = [
    school(),
    school({ urn: 2 }),
    school({ urn: 3, status: 'Proposed to open' }),
    school({ urn: 4 }),
  ]
  const next = [
    school({
      name: 'Made-Up Alder Academy',
      establishmentNumber: '9902',
      laestab: '8609902',
      postcode: 'ZZ99 1AB',
    }),
    school({ urn: 2, status: 'Closed', closeOn: plainDate('2026-08-31') }),
    school({ urn: 3 }),
    school({ urn: 5, name: 'Made-Up Birch School' }),
  ]
  const changes = compareEstablishments(previous, next)
  expect(changes.map(({ urn, kind, field }) => [urn, kind, field])).toEqual([
    [900001, 'renamed', 'name'],
    [900001, 'renumbered', 'establishmentNumber'],
    [900001, 'moved', 'postcode'],
    [2, 'closed', 'status'],
    [2, 'dates-changed', 'closeOn'],
    [3, 'opened', 'status'],
    [5, 'appeared', 'urn'],
    [4, 'disappeared', 'urn'],
  ])
  expect(changes[1]).toMatchObject({ was: '9901', isNow: '9902' })
})

test('a column that one file lacks is not a change when it is left out', () => {
  const changes = compareEstablishments(
    [school({ trustName: 'Pretend Trust' })],
    [school()],
    new Set(['trustName']),
  )
  expect(changes).toEqual([])
})

test('links are read with their kind, and an extract carries some of its own', async () => {
  const file = [
    'URN,LinkURN,LinkName,LinkType,LinkEstablishedDate',
    '900001,900002,Made-Up Birch School,Predecessor - amalgamated,01-09-2015',
    '900002,900001,Made-Up Alder Academy,Successor,',
    '900001,900009,Made-Up Sixth Form,Sixth Form Centre School,',
    '',
  ].join('\r\n')
  const reading = await readEstablishmentLinks(new TextEncoder().encode(file))
  expect(reading.problems).toEqual([])
  expect(reading.links.map(({ kind }) => kind)).toEqual(['predecessor', 'successor', 'other'])
  expect(reading.links[0]?.establishedOn).toBe('2015-09-01')
  expect(linksOfEstablishments([school({ successorUrns: [7] }), school({ urn: 7, name: 'Next' })])).toEqual([
    { urn: 900001, linkedUrn: 7, linkedName: 'Next', kind: 'successor', type: 'Successor' },
  ])
})

test('all numbers of a record are given and a guess is marked as one', () => {
  const previous = { previousLaCode: '861', previousEstablishmentNumber: '1234' }
  expect(numbersOfEstablishment(school({ ...previous, openOn: plainDate('2015-09-01') }))).toEqual([
    { laestab: '8609901', from: '2015-09-01', basis: 'stated' },
    { laestab: '8611234', basis: 'previous' },
  ])
  const { establishmentNumber: _, laestab: __, ...noNumber } = school({ inferredEstablishmentNumber: '4000' })
  expect(numbersOfEstablishment(noNumber)).toEqual([{ laestab: '8604000', basis: 'inferred' }])
})

test('sectors are told by the names of types and groups', () => {
  expect(sectorOf({ type: 'Other independent special school' })).toBe('independent')
  expect(sectorOf({ type: 'City technology college', typeGroup: 'Independent schools' })).toBe(
    'publicly-funded',
  )
  expect(sectorOf({ type: 'Non-maintained special school' })).toBe('publicly-funded')
  expect(sectorOf({ type: 'British schools overseas' })).toBe('outside-england-and-wales')
})

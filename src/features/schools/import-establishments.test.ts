import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import type { GiasEstablishment } from '../../exchange/gias/gias-establishment.ts'
import { readAllEstablishments } from '../../exchange/gias/read-establishments.ts'
import { repositoryPath } from '../../platform/config/paths.ts'
import { importEstablishments } from './import-establishments.command.ts'
import { standingOn } from './school.ts'
import {
  findLaestabOn,
  findSchoolByLaestab,
  findSchoolsByName,
  getSchool,
  listSchoolChanges,
  listSchoolNumbers,
} from './schools.store.ts'

const database = withTestDatabase()

const file = (speaksFor: string, name = `edubasealldata${speaksFor}.csv`) => ({
  fileName: name,
  sha256: name,
  speaksFor: plainDate(speaksFor),
  at: new Date(`${speaksFor}T06:00:00Z`),
})
const importThem = (records: readonly GiasEstablishment[], made = file('2025-07-11')) =>
  database.workerDb.transaction().execute((trx) => importEstablishments(trx, records, made))
const read = <Value>(work: Parameters<ReturnType<typeof database.appDb.transaction>['execute']>[0]) =>
  database.appDb.transaction().execute(work) as Promise<Value>

const digest = async () => {
  const tables = ['school', 'school_number', 'school_link', 'school_change', 'reference_import']
  const rows = await Promise.all(
    tables.map((table) =>
      database.owner.query(`select md5(string_agg(t::text, '|' order by t::text)) as hash from ${table} t`),
    ),
  )
  return rows.map((result) => result.rows[0]?.hash)
}

const anAcademy: GiasEstablishment = {
  urn: 999_001,
  laCode: '860',
  laName: 'Staffordshire',
  establishmentNumber: '4901',
  name: 'Alder Test Academy',
  type: 'Academy converter',
  status: 'Open',
  phase: 'Secondary',
  openOn: plainDate('2019-09-01'),
  town: 'Stafford',
}

describe('the register of schools', () => {
  let records: readonly GiasEstablishment[]
  beforeAll(async () => {
    records = readAllEstablishments(readFileSync(repositoryPath('data', 'gias-extract.csv'))).all
    expect(await importThem(records)).toMatchObject({ ok: true, value: { read: 4_357, added: 4_357 } })
  })

  test('the same file again, its rows in another order, changes nothing', async () => {
    const before = await digest()
    expect(await importThem(records.toReversed())).toMatchObject({
      ok: true,
      value: { added: 0, changed: 0, links: 0 },
    })
    expect(await digest()).toEqual(before)
  })

  test('a number leads to the school that carried it on the day', async () => {
    const before = await read<{ urn: number }>((trx) =>
      findSchoolByLaestab(trx, '8602340', plainDate('2024-10-31')),
    )
    const after = await read<{ urn: number }>((trx) =>
      findSchoolByLaestab(trx, '860/2340', plainDate('2024-11-01')),
    )
    expect([before.urn, after.urn]).toEqual([124_161, 151_286])
  })

  test('a school is linked with the one before it, both ways, and closed from the day it closed', async () => {
    const academy = await read<Awaited<ReturnType<typeof getSchool>>>((trx) => getSchool(trx, 151_286))
    const school = await read<Awaited<ReturnType<typeof getSchool>>>((trx) => getSchool(trx, 124_161))
    expect(academy.predecessors.map(({ urn }) => urn)).toEqual([124_161])
    expect(school.successors).toEqual([
      { urn: 151_286, name: 'Willows Primary Academy', establishedOn: '2024-11-01' },
    ])
    expect(standingOn(school, plainDate('2024-10-31'))).toBe('open')
    expect(standingOn(school, plainDate('2024-11-01'))).toBe('closed')
    expect(standingOn(academy, plainDate('2024-10-31'))).toBe('not-yet-open')
  })

  test('a guessed number says that it is one, and gives way when the register states another', async () => {
    await importThem(
      [
        {
          ...anAcademy,
          urn: 999_002,
          establishmentNumber: undefined,
          inferredEstablishmentNumber: '4902',
        } as never,
      ],
      file('2025-07-12'),
    )
    expect(await read((trx) => listSchoolNumbers(trx, 999_002))).toMatchObject([
      { laestab: '8604902', basis: 'inferred' },
    ])
    await importThem([{ ...anAcademy, urn: 999_002, establishmentNumber: '4903' }], file('2025-07-13'))
    expect(await read((trx) => listSchoolNumbers(trx, 999_002))).toEqual([
      { laestab: '8604903', fromOn: '2019-09-01', untilOn: null, basis: 'register' },
    ])
  })

  test('a changed number ends the old one; a closure ends it too; every difference is told', async () => {
    await importThem([anAcademy], file('2025-08-01'))
    await importThem([{ ...anAcademy, establishmentNumber: '4910' }], file('2025-09-01'))
    await importThem(
      [{ ...anAcademy, establishmentNumber: '4910', status: 'Closed', closeOn: plainDate('2025-12-31') }],
      file('2026-01-05'),
    )
    expect(await read((trx) => listSchoolNumbers(trx, 999_001))).toEqual([
      { laestab: '8604910', fromOn: '2025-09-01', untilOn: '2025-12-31', basis: 'register' },
      { laestab: '8604901', fromOn: '2019-09-01', untilOn: '2025-08-31', basis: 'register' },
    ])
    expect(await read((trx) => findLaestabOn(trx, 999_001, plainDate('2025-08-31')))).toBe('8604901')
    expect(await read((trx) => listSchoolChanges(trx, 999_001))).toEqual([
      { noticedOn: '2026-01-05', field: 'close_on', was: null, isNow: '2025-12-31' },
      { noticedOn: '2026-01-05', field: 'status', was: 'Open', isNow: 'Closed' },
      { noticedOn: '2025-09-01', field: 'laestab', was: '8604901', isNow: '8604910' },
    ])
  })

  test('an older file than the last one is refused, and nothing of it is kept', async () => {
    const before = await digest()
    expect(await importThem(records, file('2025-01-01'))).toMatchObject({
      ok: false,
      refusal: { code: 'REGISTER_OLDER' },
    })
    expect(await importThem([], file('2027-01-01'))).toMatchObject({
      ok: false,
      refusal: { code: 'REGISTER_EMPTY' },
    })
    expect(await digest()).toEqual(before)
  })

  test('a school is found by a word of its name, its town or its number, open ones first', async () => {
    const byName = await read<{ name: string }[]>((trx) => findSchoolsByName(trx, 'weston road acad'))
    expect(byName[0]?.name).toBe('The Weston Road Academy')
    const byNumber = await read<{ name: string }[]>((trx) => findSchoolsByName(trx, '860 4002'))
    expect(byNumber.map(({ name }) => name)).toContain('The Hart School')
    const byAccent = await read<{ name: string }[]>((trx) =>
      findSchoolsByName(trx, 'Saint JOHN’S stafford', { laCode: '860' }),
    )
    expect(byAccent.length).toBeGreaterThan(0)
  })

  test('a register of fifty thousand is taken in, and again changes nothing', async () => {
    const many = Array.from({ length: 50_000 }, (_, index) => ({
      ...anAcademy,
      urn: 300_000 + index,
      establishmentNumber: String(1_000 + (index % 9_000)),
      laCode: String(201 + Math.floor(index / 9_000)),
      name: `Made-Up School ${index}`,
    }))
    await importThem(many, file('2026-02-01'))
    expect(JSON.stringify(await importThem(many, file('2026-02-01')))).toContain('50000')
  }, 240_000)
})

import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROLES, type Role } from '../../src/platform/auth/roles.ts'
import { asSuperuser } from '../support/business-tables.ts'
import { withTestDatabase } from '../support/test-database.ts'
import { type MadeAuthority, type MadePerson, makeTwoAuthorities } from '../support/two-authorities.ts'

const database = withTestDatabase()
let staffordshire: MadeAuthority
let testshire: MadeAuthority

beforeAll(async () => {
  ;({ staffordshire, testshire } = await makeTwoAuthorities(database.workerDb))
  for (const authority of [staffordshire, testshire]) await fillEveryTable(authority)
})

/** A row of each kind about the child that is open to the second school alone. */
async function fillEveryTable({ laId, otherChild, otherSchoolStaff, schools }: MadeAuthority) {
  const { accountId, organisation } = otherSchoolStaff
  const urn = schools[1].schoolUrn
  const search = randomUUID()
  const about = `${laId}, '${randomUUID()}', '${otherChild.id}'`
  for (const statement of [
    `child_fact (la_id, id, child_id, kind, value, source, recorded_at) values (${about}, 'names', '{}', 'x', now())`,
    `child_flag (la_id, id, child_id, code, from_on, source, recorded_at) values (${about}, 'x', '2026-09-01', 'x', now())`,
    `family_contact (la_id, id, child_id, position, name, relationship, parental_responsibility, lives_with_child, source, from_on, recorded_at)
      values (${about}, 1, 'Test-Parent', 'mother', 'yes', 'yes', 'x', '2026-09-01', now())`,
    `register_entry (la_id, id, child_id, school_urn, starting_on, source, recorded_at) values (${about}, ${urn}, '2026-09-01', 'x', now())`,
    `sharing_log (la_id, id, child_id, what, to_whom, why, basis, how, at, authorised_by) values (${about}, 'x', 'x', 'x', 'x', 'x', now(), '${accountId}')`,
    `safety_contact (la_id, id, child_id, matter_id, told, told_at, recorded_at, recorded_by, organisation_id)
      values (${about}, '${otherChild.matterId}', 'x', now(), now(), '${accountId}', '${organisation.id}')`,
    `lost_pupil_search (la_id, id, child_id, matter_id, reference, organisation_id, school_urn, given_name, family_name, name_key,
        born_on, state, due_from, due_because, asked_at, asked_by)
      values (${laId}, '${search}', '${otherChild.id}', '${otherChild.matterId}', 'LP-00001', '${organisation.id}', ${urn}, 'x', 'x', 'x',
        '2014-01-01', 'asked', '2026-09-01', '{}', now(), '${accountId}')`,
    `lost_pupil_search_step (la_id, search_id, seq, kind, words, matter_id, for_asker, by_name, organisation_name, recorded_at)
      values (${laId}, '${search}', 10, 'joined', 'x', '${otherChild.matterId}', false, 'x', 'x', now())`,
    `draft (la_id, id, account_id, organisation_id, journey, created_at, updated_at)
      values (${laId}, '${randomUUID()}', '${accountId}', '${organisation.id}', 'non-arrival', now(), now())`,
    `idempotency_key (la_id, account_id, key, route, location, at) values (${laId}, '${accountId}', 'a key', '/', '/', now())`,
    `counter (la_id, name, next) values (${laId}, 'matter-E', 7)`,
    `calendar_period (la_id, id, scope, school_urn, kind, from_on, until_on, label, basis, recorded_at)
      values (${laId}, '${randomUUID()}', 'school', ${urn}, 'inset', '2026-10-01', '2026-10-01', 'x', 'x', now())`,
  ])
    await asSuperuser(database, `insert into ${statement}`)
}

interface ForeignRow {
  readonly table: string
  readonly at: string
  readonly row: Record<string, unknown>
}

/** Every row that is not this person's: another authority's, and for an organisation what the second school alone has. */
async function foreignRows(person: MadePerson): Promise<readonly ForeignRow[]> {
  const { otherChild, otherSchoolStaff, schools } = staffordshire
  const columns = await asSuperuser<{ name: string; columns: string[] }>(
    database,
    `select c.relname as name, array_agg(a.attname::text) as columns from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
     where c.relkind = 'r' group by 1 having 'la_id' = any (array_agg(a.attname::text)) order by 1`,
  )
  const rows: ForeignRow[] = []
  for (const { name, columns: has } of columns) {
    const others = [
      ...(has.includes('child_id') ? [`t.child_id = '${otherChild.id}'`] : []),
      ...(has.includes('matter_id') ? [`t.matter_id = '${otherChild.matterId}'`] : []),
      ...(name === 'child' ? [`t.id = '${otherChild.id}'`] : []),
      ...(name === 'matter' ? [`t.id = '${otherChild.matterId}'`] : []),
      ...(name === 'family'
        ? [`t.id in (select c.family_id from child c where c.id = '${otherChild.id}')`]
        : []),
      ...(name === 'calendar_period' ? [`t.school_urn = ${schools[1].schoolUrn}`] : []),
      ...(['draft', 'idempotency_key'].includes(name)
        ? [`t.account_id = '${otherSchoolStaff.accountId}'`]
        : []),
      ...(name === 'counter' ? ['true'] : []),
    ]
    const own = ROLES[person.role].scope === 'authority' ? [] : others
    const where = [`t.la_id = ${testshire.laId}`, ...own].join(' or ')
    const found = await asSuperuser<{ at: string; row: Record<string, unknown> }>(
      database,
      `select t.ctid::text as at, to_jsonb(t) as row from ${name} t where ${where} limit 12`,
    )
    rows.push(...found.map(({ at, row }) => ({ table: name, at, row })))
  }
  return rows
}

async function asPerson<Value>(
  person: MadePerson,
  work: (client: PoolClient) => Promise<Value>,
): Promise<Value> {
  const client = await database.app.connect()
  try {
    await client.query('begin')
    const settings = {
      la: String(staffordshire.laId),
      account: person.accountId,
      organisation: person.organisation.id,
      role: person.role,
      scope: ROLES[person.role].scope,
    }
    for (const [name, value] of Object.entries(settings))
      await client.query('select set_config($1, $2, true)', [`onroll.${name}`, value])
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** How many rows a statement reached; a refusal by the database reaches none, any other fault is told. */
async function reached(client: PoolClient, statement: string, values: readonly unknown[]): Promise<string> {
  await client.query('savepoint attempt')
  try {
    return String((await client.query(statement, [...values])).rowCount)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    return code === '42501' ? '0' : `${code} ${message}`
  } finally {
    await client.query('rollback to savepoint attempt')
  }
}

// An inset day is no secret.
const READ_BY_ALL_OF_THE_AUTHORITY = new Set(['calendar_period'])

/** A new family without any child: whoever makes a child’s record makes one. */
function isNobodys(table: string, what: string, row: ForeignRow['row']): boolean {
  return table === 'family' && what === 'add' && row.la_id === staffordshire.laId
}

async function updatableColumns(table: string): Promise<readonly string[]> {
  const rows = await asSuperuser<{ name: string }>(
    database,
    `select a.attname as name from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
      and has_column_privilege('onroll_app', a.attrelid, a.attnum, 'update')`,
    [table],
  )
  return rows.map(({ name }) => name)
}

describe('raw SQL in the app’s own role', () => {
  const roles = Object.keys(ROLES) as Role[]

  it.each(roles)('reads, changes, removes and adds nothing that is not theirs, as %s', async (role) => {
    const person = staffordshire.people.get(role)!
    const rows = await foreignRows(person)
    expect(rows.length).toBeGreaterThan(20)
    const faults: string[] = []
    await asPerson(person, async (client) => {
      for (const { table, at, row } of rows) {
        const attempts: Record<string, string> = {
          remove: await reached(client, `delete from ${table} where ctid = $1`, [at]),
          // The number must be new, or a clash would hide that the wall let it through.
          add: await reached(
            client,
            `insert into ${table} select (jsonb_populate_record(null::${table}, $1::jsonb)).*`,
            [JSON.stringify({ ...row, ...fresh(row) })],
          ),
        }
        if (!READ_BY_ALL_OF_THE_AUTHORITY.has(table) || row.la_id === testshire.laId)
          attempts.read = await reached(client, `select 1 from ${table} where ctid = $1`, [at])
        for (const column of await updatableColumns(table))
          attempts[`change ${column}`] = await reached(
            client,
            `update ${table} set ${column} = ${column} where ctid = $1`,
            [at],
          )
        for (const [what, result] of Object.entries(attempts))
          if (result !== '0' && !isNobodys(table, what, row))
            faults.push(`${role} may ${what} ${table}: ${result}`)
      }
    })
    expect([...new Set(faults)]).toEqual([])
  })

  function fresh(row: Record<string, unknown>): Record<string, unknown> {
    return {
      ...('id' in row ? { id: randomUUID() } : {}),
      ...('seq' in row ? { seq: 999 } : {}),
      ...('key' in row ? { key: 'another key' } : {}),
      ...('reference' in row ? { reference: randomUUID() } : {}),
      ...('effect_key' in row ? { effect_key: randomUUID() } : {}),
      ...('name' in row && !('id' in row) ? { name: 'another name' } : {}),
    }
  }
})

describe('the doors in the database, with ids that were guessed', () => {
  const asRole = (role: Role, statement: string, values: readonly unknown[]) =>
    asPerson(staffordshire.people.get(role)!, (client) => reached(client, statement, values))

  it('open no child and no matter to those to whom it is not open', async () => {
    for (const role of ['school-staff', 'team-worker', 'admissions-officer', 'administrator'] as const) {
      const { organisation } = staffordshire.people.get(role)!
      for (const authority of [staffordshire, testshire]) {
        const { id, matterId } = authority.otherChild
        await asPerson(staffordshire.people.get(role)!, async (client) => {
          await reached(client, `select onroll.open_child($1, $2, 'x', now())`, [id, organisation.id])
          await reached(client, `select onroll.open_matter($1, $2, 'school', 'x', now())`, [
            matterId,
            organisation.id,
          ])
          expect(await reached(client, 'select 1 from child where id = $1', [id])).toBe('0')
          expect(await reached(client, 'select 1 from matter where id = $1', [matterId])).toBe('0')
        })
      }
    }
  })

  it('say nothing of a child or matter that is not open', async () => {
    const { id, matterId } = staffordshire.otherChild
    expect(await asRole('school-staff', 'select 1 from onroll.standing_of_case($1)', [matterId])).toBe('0')
    expect(await asRole('school-staff', 'select 1 from onroll.sides_of_matter($1)', [matterId])).toBe('0')
    expect(
      await asRole('admissions-officer', `select 1 from onroll.registered_where($1, '2026-09-09', now())`, [
        id,
      ]),
    ).toBe('0')
    expect(
      await asRole('school-staff', 'select 1 where onroll.has_protected_address($1) is not false', [id]),
    ).toBe('0')
    expect(await asRole('school-staff', 'select onroll.is_in_hiding($1, $2)', [staffordshire.laId, id])).toBe(
      '0',
    )
    expect(
      await asRole(
        'school-staff',
        `select 1 from onroll.find_children('rowan test canary 2', null, null, null, 50, now(), null) where child_id = $1`,
        [id],
      ),
    ).toBe('0')
  })

  it('open no child in hiding to a school that knows names, birthday, number and postcode', async () => {
    const { id } = staffordshire.otherChild
    await asSuperuser(database, `update child set upn = 'A860210012003' where id = $1`, [id])
    const known = ['A860210012003', '2014-05-05', 'rowan test canary 2', 'ZZ1 1ZZ']
    await asPerson(staffordshire.people.get('school-staff')!, async (client) => {
      const matched = await client.query('select * from onroll.match_reported_child($1, $2, $3, $4)', known)
      expect(matched.rows.filter((row) => row.verdict === 'same')).toEqual([])
      const opened = await client.query(
        `select onroll.open_matched_child($1, $2, $3, $4, $5, 'x', now()) as opened`,
        [id, ...known],
      )
      expect(opened.rows).toEqual([{ opened: false }])
    })
  })

  it('write nothing into another authority’s record of who did what', async () => {
    const before = await asSuperuser(database, 'select * from audit_head order by la_id')
    for (const la of [testshire.laId, staffordshire.laId + 1])
      expect(
        await asRole(
          'cme-manager',
          `select onroll.append_audit($1, now(), null, null, null, null, null, 'x', 'x', '{}', 'done', null, null)`,
          [la],
        ),
      ).toBe('0')
    expect(await asSuperuser(database, 'select * from audit_head order by la_id')).toEqual(before)
  })
})

import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool, type PoolClient } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { signedInAs } from '../../../test/support/signed-in.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type MadeAuthority, makeTwoAuthorities } from '../../../test/support/two-authorities.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { systemOf } from '../auth/asker.ts'
import { mayOpen } from '../auth/may-open.ts'
import { ROLES, type Role } from '../auth/roles.ts'
import { inTransaction, type Trx, undo } from './in-transaction.ts'
import type { Tables } from './tables.ts'

const database = withTestDatabase()
let staffordshire: MadeAuthority
let testshire: MadeAuthority

beforeAll(async () => {
  ;({ staffordshire, testshire } = await makeTwoAuthorities(database.workerDb))
  for (const laId of [staffordshire.laId, testshire.laId]) await note(laId)
})

function note(laId: number, action = 'view-matter'): Promise<void> {
  const by = systemOf(laId)
  return inTransaction(database.workerDb, by, (trx) =>
    recordAudit(trx, by, new Date('2026-09-09T09:00:00Z'), {
      action,
      recordType: 'matter',
      recordIds: ['x'],
      outcome: 'done',
    }),
  )
}

/** Every table that holds an authority's data, and the column that says whose. */
async function tablesOfAuthorities(): Promise<readonly string[]> {
  const { rows } = await database.owner.query<{ name: string }>(`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'la_id'
      join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not a.attisdropped order by 1`)
  return rows.map((row) => row.name)
}

async function asApp<Value>(
  pool: Pool,
  settings: Readonly<Record<string, string>>,
  work: (client: PoolClient) => Promise<Value>,
): Promise<Value> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const [name, value] of Object.entries(settings))
      await client.query('select set_config($1, $2, true)', [`onroll.${name}`, value])
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const refused = /permission denied|violates row-level security/

describe('the wall in the database', () => {
  it('stands round every table of an authority, forced on the owner too', async () => {
    const { rows } = await database.owner.query(`
      select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'la_id'
        join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`)
    expect(rows).toEqual([])
    expect((await tablesOfAuthorities()).length).toBeGreaterThan(25)
  })

  it('binds roles that own nothing, are no superuser and cannot walk through it', async () => {
    const { rows } = await database.owner.query(`
      select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as too_much,
        (select count(*)::int from pg_class c where c.relowner = r.oid) as owns
      from pg_roles r where rolname in ('onroll_app', 'onroll_worker', 'onroll_auditor', 'onroll_reporting') order by 1`)
    expect(rows).toEqual(
      ['onroll_app', 'onroll_auditor', 'onroll_reporting', 'onroll_worker'].map((rolname) => ({
        rolname,
        too_much: false,
        owns: 0,
      })),
    )
    const { rows: member } = await database.owner.query(
      `select pg_has_role('onroll_app', 'onroll_definer', 'member') or pg_has_role('onroll_worker', 'onroll_owner', 'member') as member`,
    )
    expect(member).toEqual([{ member: false }])
  })

  it('has no view that looks with its owner’s eyes', async () => {
    const { rows } = await database.owner.query(`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'onroll') and c.relkind in ('v', 'm')
        and not coalesce('security_invoker=true' = any (c.reloptions), false)`)
    expect(rows).toEqual([])
  })

  it('shows nothing to a connection that does not say who asks', async () => {
    for (const table of await tablesOfAuthorities()) {
      for (const pool of [database.app, database.worker]) {
        const count = await countRows(pool, table, {})
        expect(`${table}: ${count}`).toBe(`${table}: 0`)
      }
    }
  })

  it('shows nothing of one authority to any role of another', async () => {
    for (const role of Object.keys(ROLES) as Role[]) {
      const person = staffordshire.people.get(role)!
      const settings = settingsOf(staffordshire.laId, role, person.accountId, person.organisation.id)
      for (const table of await tablesOfAuthorities()) {
        const foreign = await countRows(database.app, table, settings, `where la_id <> ${staffordshire.laId}`)
        expect(`${role} ${table}: ${foreign}`).toBe(`${role} ${table}: 0`)
      }
    }
  })

  it('shows an organisation only what is open to it, and somebody who is to see no child none', async () => {
    const staff = staffordshire.people.get('school-staff')!
    const own = settingsOf(staffordshire.laId, 'school-staff', staff.accountId, staff.organisation.id)
    for (const [table, column] of CHILD_TABLES) {
      const seen = await countRows(
        database.app,
        table,
        own,
        `where ${column} = '${idFor(table, staffordshire.otherChild)}'`,
      )
      expect(`${table}: ${seen}`).toBe(`${table}: 0`)
      for (const role of ['administrator', 'auditor'] as const) {
        const nobody = staffordshire.people.get(role)!
        const settings = settingsOf(staffordshire.laId, role, nobody.accountId, nobody.organisation.id)
        expect(`${role} ${table}: ${await countRows(database.app, table, settings)}`).toBe(
          `${role} ${table}: 0`,
        )
      }
    }
    expect(await countRows(database.app, 'child', own)).toBe(1)
    expect(await countRows(database.app, 'child', { ...own, scope: 'everything' })).toBe(0)
  })

  it('keeps protected addresses from everybody but the CME team', async () => {
    for (const role of Object.keys(ROLES) as Role[]) {
      const person = staffordshire.people.get(role)!
      const settings = settingsOf(staffordshire.laId, role, person.accountId, person.organisation.id)
      const seen = await countRows(database.app, 'child_address', settings)
      const expected = role === 'cme-officer' || role === 'cme-manager' ? 2 : 0
      expect(`${role}: ${seen}`).toBe(`${role}: ${expected}`)
    }
  })

  it('lets nobody write into another authority, by any table', async () => {
    const officer = staffordshire.people.get('cme-officer')!
    const settings = settingsOf(staffordshire.laId, 'cme-officer', officer.accountId, officer.organisation.id)
    const child = testshire.child.id
    const writes = [
      `insert into family (la_id, id, recorded_at) values (${testshire.laId}, gen_random_uuid(), now())`,
      `insert into child_fact (la_id, id, child_id, kind, value, source, recorded_at)
         values (${testshire.laId}, gen_random_uuid(), '${child}', 'note', '{}', 'x', now())`,
      `insert into matter_event (la_id, matter_id, seq, id, kind, happened_on, recorded_at, by_name, by_role, organisation_name, facts)
         values (${testshire.laId}, '${testshire.child.matterId}', 2, gen_random_uuid(), 'x', current_date, now(), 'x', 'x', 'x', '{}')`,
      `insert into outbox_message (la_id, id, kind, to_name, to_address, subject, body, template, pack_edition, effect_key, status, made_at)
         values (${testshire.laId}, gen_random_uuid(), 'email', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'queued', now())`,
      `insert into draft (la_id, id, account_id, organisation_id, journey, created_at, updated_at)
         values (${testshire.laId}, gen_random_uuid(), '${officer.accountId}', '${officer.organisation.id}', 'x', now(), now())`,
    ]
    for (const write of writes)
      await expect(asApp(database.app, settings, (client) => client.query(write))).rejects.toThrow(refused)
    const updates = [
      'child set given_name = $$x$$',
      'matter_summary set state = $$x$$',
      'deadline set status = $$met$$',
    ]
    for (const update of updates) {
      const { rowCount } = await asApp(database.app, settings, (client) =>
        client.query(`update ${update} where la_id = ${testshire.laId}`),
      )
      expect(`${update}: ${rowCount}`).toBe(`${update}: 0`)
    }
  })

  it('lets nobody change or remove an event, a fact or a line of the audit record', async () => {
    const officer = staffordshire.people.get('cme-officer')!
    const settings = settingsOf(staffordshire.laId, 'cme-officer', officer.accountId, officer.organisation.id)
    const appendOnly = [
      'audit_entry',
      'audit_head',
      'matter_event',
      'child_fact',
      'sharing_log',
      'safety_contact',
    ]
    for (const pool of [database.app, database.worker]) {
      for (const table of appendOnly) {
        for (const statement of [
          `update ${table} set la_id = la_id`,
          `delete from ${table}`,
          `truncate ${table}`,
        ])
          await expect(asApp(pool, settings, (client) => client.query(statement))).rejects.toThrow(
            /permission denied/,
          )
      }
      await expect(
        asApp(pool, settings, (client) =>
          client.query(`insert into audit_entry select * from audit_entry limit 0`),
        ),
      ).rejects.toThrow(/permission denied/)
    }
  })

  it('still stands when the application’s own check is left out', async () => {
    const staff = staffordshire.people.get('school-staff')!
    const own = settingsOf(staffordshire.laId, 'school-staff', staff.accountId, staff.organisation.id)
    for (const foreign of [staffordshire.otherChild, testshire.child]) {
      for (const [table, column] of CHILD_TABLES)
        expect(
          await countRows(database.app, table, own, `where ${column} = '${idFor(table, foreign)}'`),
        ).toBe(0)
    }
  })
})

describe('the application’s own check', () => {
  it('still stands when the wall in the database is left out', async () => {
    const staff = signedInAs(staffordshire, staffordshire.people.get('school-staff')!)
    const administrator = signedInAs(staffordshire, staffordshire.people.get('administrator')!)
    const officer = signedInAs(staffordshire, staffordshire.people.get('cme-officer')!)
    // A superuser sees through row-level security: only the check is left.
    await asSuperuser(async (trx) => {
      for (const [parameter, key] of RECORDS) {
        expect(await mayOpen(trx, staff, parameter, staffordshire.child[key])).toBe(true)
        expect(await mayOpen(trx, officer, parameter, staffordshire.otherChild[key])).toBe(true)
        expect(await mayOpen(trx, staff, parameter, staffordshire.otherChild[key])).toBe(false)
        expect(await mayOpen(trx, staff, parameter, testshire.child[key])).toBe(false)
        expect(await mayOpen(trx, officer, parameter, testshire.child[key])).toBe(false)
        expect(await mayOpen(trx, administrator, parameter, staffordshire.child[key])).toBe(false)
        expect(
          await mayOpen(trx, { ...staff, scope: 'unheard-of' as never }, parameter, staffordshire.child[key]),
        ).toBe(false)
      }
    })
  })
})

describe('the chain of the audit record', () => {
  // What somebody with every right on the server might do to hide a line.
  const mutations: readonly (readonly [string, string])[] = [
    ['a word changed', `update audit_entry set action = 'nothing' where la_id = LA and seq = 3`],
    [
      'a time changed',
      `update audit_entry set at = at + interval '1 millisecond' where la_id = LA and seq = 3`,
    ],
    [
      'another person named',
      `update audit_entry set account_id = gen_random_uuid() where la_id = LA and seq = 3`,
    ],
    ['a line removed', `delete from audit_entry where la_id = LA and seq = 3`],
    ['the end cut off', `delete from audit_entry where la_id = LA and seq > 4`],
    [
      'two lines swapped',
      `update audit_entry set seq = -3 where la_id = LA and seq = 3; update audit_entry set seq = 3 where la_id = LA and seq = 4; update audit_entry set seq = 4 where la_id = LA and seq = -3`,
    ],
    [
      'a line put in',
      `insert into audit_entry select la_id, 99, at, account_id, role, organisation_id, source_address, request_id, 'put-in', record_type, record_ids, outcome, why, detail, previous_hash, hash from audit_entry where la_id = LA and seq = 3`,
    ],
  ]

  it('holds when nobody touched it, and names the first line that does not follow', async () => {
    for (let line = 0; line < 5; line += 1) await note(testshire.laId)
    expect(await verify(testshire.laId)).toMatchObject({ first_bad: null })
    for (const [what, statement] of mutations) {
      const found = await withMutation(statement.replaceAll('LA', String(testshire.laId)))
      expect(`${what}: ${found?.first_bad === null ? 'not found' : 'found'}`).toBe(`${what}: found`)
    }
    expect(await verify(testshire.laId)).toMatchObject({ first_bad: null })
  })

  async function verify(laId: number) {
    const { rows } = await database.auditor.query('select * from onroll.verify_audit($1)', [laId])
    return rows[0]
  }

  async function withMutation(statements: string) {
    return asSuperuser(async (trx) => {
      for (const statement of statements.split(';')) await sql.raw(statement).execute(trx)
      const { rows } = await sql<{
        first_bad: string | null
      }>`select * from onroll.verify_audit(${testshire.laId})`.execute(trx)
      return rows[0]
    })
  }
})

const CHILD_TABLES = [
  ['child', 'id'],
  ['child_address', 'child_id'],
  ['matter', 'id'],
  ['matter_event', 'matter_id'],
  ['matter_summary', 'matter_id'],
  ['deadline', 'id'],
  ['document', 'id'],
  ['outbox_message', 'id'],
] as const

const RECORDS = [
  ['childId', 'id'],
  ['matterId', 'matterId'],
  ['deadlineId', 'deadlineId'],
  ['documentId', 'documentId'],
  ['messageId', 'messageId'],
] as const

function idFor(table: string, child: MadeAuthority['child']): string {
  if (table.startsWith('matter')) return child.matterId
  if (table === 'deadline') return child.deadlineId
  if (table === 'document') return child.documentId
  return table === 'outbox_message' ? child.messageId : child.id
}

function settingsOf(laId: number, role: Role, account: string, organisation: string) {
  return { la: String(laId), role, account, organisation, scope: ROLES[role].scope }
}

async function countRows(
  pool: Pool,
  table: string,
  settings: Readonly<Record<string, string>>,
  where = '',
): Promise<number> {
  return asApp(pool, settings, async (client) => {
    try {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::int as count from ${table} ${where}`,
      )
      return rows[0]?.count ?? -1
    } catch (error) {
      // No grant at all shows no row either.
      if ((error as { code?: string }).code === '42501') return 0
      throw error
    }
  })
}

/** Works as the server's superuser, whom no wall stops, and undoes it all. */
async function asSuperuser<Value>(work: (trx: Trx) => Promise<Value>): Promise<Value> {
  const pool = new Pool({ ...database.connection('owner'), user: 'postgres', max: 1 })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await inTransaction(db, systemOf(0), async (trx) => undo(await work(trx)))
  } finally {
    await db.destroy()
  }
}

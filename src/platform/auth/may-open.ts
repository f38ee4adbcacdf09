import { sql } from 'kysely'
import type { ReadTrx } from '../db/in-transaction.ts'
import type { SignedIn } from './asker.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const URN = /^[1-9][0-9]{0,8}$/

type Question = (trx: ReadTrx, by: SignedIn, id: string) => Promise<boolean>

// Each rule is written out with the asker's own values, so that it holds on its own where row-level security would fail.
const QUESTIONS = {
  childId: (trx, by, id) => isOpen(trx, childRule(by, id)),
  matterId: (trx, by, id) => isOpen(trx, matterRule(by, sql`select ${id}::uuid`)),
  deadlineId: (trx, by, id) =>
    isOpen(
      trx,
      matterRule(by, sql`select d.matter_id from deadline d where d.la_id = ${by.laId} and d.id = ${id}`),
    ),
  documentId: (trx, by, id) =>
    isOpen(
      trx,
      sql`select 1 from document d where d.la_id = ${by.laId} and d.id = ${id}
        and exists (${childRule(by, sql`d.child_id`)})
        and (d.matter_id is null or exists (${matterRule(by, sql`select d.matter_id`)}))`,
    ),
  messageId: (trx, by, id) =>
    isOpen(
      trx,
      sql`select 1 from outbox_message m where m.la_id = ${by.laId} and m.id = ${id}
        and (m.child_id is null or m.child_id <> all (onroll.excluded_children()))
        and ${inScope(by, sql`m.organisation_id = ${by.organisationId}`)}`,
    ),
  reportId: (trx, by, id) =>
    isOpen(
      trx,
      sql`select 1 from public_report r where r.la_id = ${by.laId} and r.id = ${id}
        and ${by.role === 'cme-officer' || by.role === 'cme-manager'}`,
    ),
  draftId: (trx, by, id) =>
    isOpen(
      trx,
      sql`select 1 from draft d where d.la_id = ${by.laId} and d.id = ${id}
        and d.account_id = ${by.accountId} and d.organisation_id = ${by.organisationId}`,
    ),
  organisationId: (trx, by, id) =>
    isOpen(trx, sql`select 1 from organisation o where o.la_id = ${by.laId} and o.id = ${id}`),
  accountId: (trx, by, id) =>
    isOpen(
      trx,
      sql`select 1 from account a where a.la_id = ${by.laId} and a.id = ${id}
        and (${by.role === 'administrator'} or a.id = ${by.accountId})`,
    ),
  schoolUrn: async (trx, by, urn) =>
    by.side === 'school'
      ? by.schoolUrn === Number(urn)
      : isOpen(
          trx,
          sql`select 1 from school s join local_authority la on la.code = s.la_code
            where la.id = ${by.laId} and s.urn = ${Number(urn)}`,
        ),
} as const satisfies Record<string, Question>

/** Names of path parameters that are records, each with its own question. */
export type RecordParameter = keyof typeof QUESTIONS

export function isRecordParameter(name: string): name is RecordParameter {
  return Object.hasOwn(QUESTIONS, name)
}

/**
 * Whether the record named in the path is open to this person. The first wall; row-level security is the second and
 * stands on its own. An unknown scope opens nothing, and "not there" is the same answer as "not yours".
 */
export async function mayOpen(
  trx: ReadTrx,
  by: SignedIn,
  parameter: RecordParameter,
  id: string,
): Promise<boolean> {
  if (!(parameter === 'schoolUrn' ? URN : UUID).test(id)) return false
  return QUESTIONS[parameter](trx, by, id)
}

type Fragment = ReturnType<typeof sql>

async function isOpen(trx: ReadTrx, rule: Fragment): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`select exists (${rule}) as open`.execute(trx)
  return rows[0]?.open === true
}

function inScope(by: SignedIn, own: Fragment): Fragment {
  if (by.scope === 'authority') return sql`true`
  return by.scope === 'organisation' ? own : sql`false`
}

function childRule(by: SignedIn, id: string | Fragment): Fragment {
  const child = typeof id === 'string' ? sql`${id}::uuid` : id
  return sql`select 1 from child c where c.la_id = ${by.laId} and c.id = ${child} and c.id <> all (onroll.excluded_children()) and ${inScope(
    by,
    sql`exists (select 1 from child_access a where a.la_id = c.la_id and a.child_id = c.id
      and a.organisation_id = ${by.organisationId} and a.until_at is null)`,
  )}`
}

function matterRule(by: SignedIn, ids: Fragment): Fragment {
  return sql`select 1 from matter m where m.la_id = ${by.laId} and m.id in (${ids}) and m.child_id <> all (onroll.excluded_children()) and ${inScope(
    by,
    sql`exists (select 1 from matter_access a where a.la_id = m.la_id and a.matter_id = m.id
      and a.organisation_id = ${by.organisationId})`,
  )}`
}

/**
 * The child that records of a path are about, for the audit line: "who has seen this child" must find whoever opened a
 * matter, a document or a message of the child as well.
 */
export async function childrenOf(
  trx: ReadTrx,
  by: SignedIn,
  params: Readonly<Partial<Record<string, string>>>,
): Promise<readonly string[]> {
  const { matterId = null, deadlineId = null, documentId = null, messageId = null } = params
  if (matterId === null && deadlineId === null && documentId === null && messageId === null) return []
  const { rows } = await sql<{ child_id: string }>`
    select m.child_id from matter m where m.la_id = ${by.laId} and m.id = ${matterId}::uuid
    union select d.child_id from deadline d where d.la_id = ${by.laId} and d.id = ${deadlineId}::uuid
    union select d.child_id from document d where d.la_id = ${by.laId} and d.id = ${documentId}::uuid
    union select o.child_id from outbox_message o where o.la_id = ${by.laId} and o.id = ${messageId}::uuid and o.child_id is not null`.execute(
    trx,
  )
  return rows.map((row) => row.child_id)
}

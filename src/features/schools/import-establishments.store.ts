import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'
import type { EstablishmentRow, FieldChange } from './establishment-row.ts'
import type { NumberSpan } from './school-number-history.ts'

/** Columns of `school` in the order of `EstablishmentRow`, with their types for `jsonb_to_recordset`. */
const COLUMNS = {
  urn: 'int',
  la_code: 'text',
  la_name: 'text',
  establishment_number: 'text',
  laestab: 'text',
  name: 'text',
  kind: 'text',
  status: 'text',
  phase: 'text',
  open_on: 'date',
  close_on: 'date',
  low_age: 'int',
  high_age: 'int',
  gender: 'text',
  street: 'text',
  locality: 'text',
  town: 'text',
  postcode: 'text',
  district: 'text',
  trust_name: 'text',
  former_name: 'text',
  name_key: 'text',
} as const satisfies Record<keyof EstablishmentRow, string>

const NAMES = Object.keys(COLUMNS).join(', ')
const RECORD = Object.entries(COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')
const SETS = Object.keys(COLUMNS)
  .filter((name) => name !== 'urn')
  .map((name) => `${name} = given.${name}`)
  .join(', ')

/** Two imports of one kind never run at the same time: the second waits, and then finds nothing left to do. */
export async function holdImport(trx: Trx, kind: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`onroll import ${kind}`}))`.execute(trx)
}

export interface LastImport {
  readonly sha256: string
  readonly speaksFor: PlainDate | null
  readonly fileName: string
}

export async function findLastImport(read: ReadTrx, kind: string): Promise<LastImport | undefined> {
  return read
    .selectFrom('reference_import')
    .select(['sha256', 'speaks_for as speaksFor', 'file_name as fileName'])
    .where('kind', '=', kind)
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

export interface NewImport {
  readonly id: string
  readonly kind: string
  readonly fileName: string
  readonly sha256: string
  readonly speaksFor: PlainDate | null
  readonly at: Date
  readonly counts: Readonly<Record<string, number>>
}

export async function insertImport(trx: Trx, made: NewImport): Promise<void> {
  await trx
    .insertInto('reference_import')
    .values({
      id: made.id,
      kind: made.kind,
      file_name: made.fileName,
      sha256: made.sha256,
      speaks_for: made.speaksFor,
      imported_at: made.at,
      counts: JSON.stringify(made.counts),
    })
    .execute()
}

export async function listHashes(
  read: ReadTrx,
  urns: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ urn: number; row_hash: string }>`
    select urn, row_hash from school where urn = any(${[...urns]}::int[])`.execute(read)
  return new Map(rows.map((row) => [row.urn, row.row_hash]))
}

export async function listRows(
  read: ReadTrx,
  urns: readonly number[],
): Promise<ReadonlyMap<number, EstablishmentRow>> {
  const { rows } = await sql<EstablishmentRow>`
    select ${sql.raw(NAMES)} from school where urn = any(${[...urns]}::int[])`.execute(read)
  return new Map(rows.map((row) => [row.urn, row]))
}

export async function insertSchools(
  trx: Trx,
  rows: readonly (EstablishmentRow & { readonly row_hash: string })[],
  seenOn: PlainDate,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into school (${sql.raw(NAMES)}, row_hash, first_seen_on, last_seen_on)
    select ${sql.raw(NAMES)}, row_hash, ${seenOn}::date, ${seenOn}::date
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${sql.raw(RECORD)}, row_hash text)`.execute(
    trx,
  )
}

export async function updateSchools(
  trx: Trx,
  rows: readonly (EstablishmentRow & { readonly row_hash: string })[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update school set ${sql.raw(SETS)}, row_hash = given.row_hash
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${sql.raw(RECORD)}, row_hash text)
    where school.urn = given.urn`.execute(trx)
}

/** No index holds this column, so the update stays beside the row and costs next to nothing. */
export async function markSeen(trx: Trx, urns: readonly number[], on: PlainDate): Promise<void> {
  await sql`update school set last_seen_on = ${on}::date
    where urn = any(${[...urns]}::int[]) and last_seen_on < ${on}::date`.execute(trx)
}

/** A second word on the same day replaces what it became, never what it was. */
export async function insertChanges(trx: Trx, changes: readonly FieldChange[], on: PlainDate): Promise<void> {
  if (changes.length === 0) return
  await sql`
    insert into school_change (urn, noticed_on, field, was, is_now)
    select urn, ${on}::date, field, was, is_now
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as given (urn int, field text, was text, is_now text)
    on conflict (urn, noticed_on, field) do update set is_now = excluded.is_now`.execute(trx)
}

export async function listNumbers(
  read: ReadTrx,
  urns: readonly number[],
): Promise<ReadonlyMap<number, NumberSpan[]>> {
  const { rows } = await sql<NumberSpan>`
    select urn, laestab, from_on, until_on, basis from school_number where urn = any(${[...urns]}::int[])`.execute(
    read,
  )
  return Map.groupBy(rows, (row) => row.urn)
}

export async function insertNumbers(trx: Trx, numbers: readonly NumberSpan[]): Promise<void> {
  if (numbers.length === 0) return
  await sql`
    insert into school_number (urn, laestab, from_on, until_on, basis)
    select urn, laestab, from_on, until_on, basis from jsonb_to_recordset(${JSON.stringify(numbers)}::jsonb)
      as given (urn int, laestab text, from_on date, until_on date, basis text)`.execute(trx)
}

export async function updateNumbers(
  trx: Trx,
  numbers: readonly (NumberSpan & { readonly was: string })[],
): Promise<void> {
  if (numbers.length === 0) return
  await sql`
    update school_number set laestab = given.laestab, until_on = given.until_on, basis = given.basis
    from jsonb_to_recordset(${JSON.stringify(numbers)}::jsonb)
      as given (urn int, laestab text, from_on date, until_on date, basis text, was text)
    where school_number.urn = given.urn and school_number.laestab = given.was
      and school_number.from_on = given.from_on`.execute(trx)
}

export interface LinkRow {
  readonly urn: number
  readonly linked_urn: number
  readonly kind: 'predecessor' | 'successor'
  readonly established_on: PlainDate | null
}

/** Gives the number of links that were not known before, or not with their day. */
export async function insertLinks(trx: Trx, links: readonly LinkRow[]): Promise<number> {
  if (links.length === 0) return 0
  const { numAffectedRows } = await sql`
    insert into school_link (urn, linked_urn, kind, established_on)
    select distinct on (urn, linked_urn, kind) urn, linked_urn, kind, established_on
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      as given (urn int, linked_urn int, kind text, established_on date)
    order by urn, linked_urn, kind, established_on nulls last
    on conflict (urn, linked_urn, kind) do update set established_on = excluded.established_on
      where school_link.established_on is null and excluded.established_on is not null`.execute(trx)
  return Number(numAffectedRows ?? 0n)
}

/** Schools of the register that the newest file does not name. */
export async function countUnseen(read: ReadTrx, before: PlainDate): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from school where last_seen_on < ${before}::date`.execute(read)
  return rows[0]?.count ?? 0
}

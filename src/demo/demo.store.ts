import { sql } from 'kysely'
import type { ReadTrx, Trx } from '../platform/db/in-transaction.ts'
import type { SchoolForPupils } from './demo-schools.ts'

/** Tables the population is planted into, with the types that `jsonb_to_recordset` needs. */
const SHAPES = {
  organisation: 'la_id int, id uuid, kind text, key text, name text, school_urn int',
  account: 'la_id int, id uuid, email text, display_name text, demo_key text, created_at timestamptz',
  account_role: 'la_id int, id uuid, account_id uuid, organisation_id uuid, role text',
  family: 'la_id int, id uuid, recorded_at timestamptz',
  child: `la_id int, id uuid, reference text, family_id uuid, given_name text, middle_names text, family_name text, known_as text,
    former_family_name text, born_on date, sex text, upn text, name_key text, recorded_at timestamptz`,
  child_address: `la_id int, id uuid, child_id uuid, lines text, postcode text, district text, from_on date, until_on date,
    protected boolean, source text, recorded_at timestamptz`,
  family_contact: `la_id int, id uuid, child_id uuid, position int, name text, relationship text, parental_responsibility text,
    lives_with_child text, emergency boolean, phone text, email text, address text, protected boolean, source text, from_on date,
    recorded_at timestamptz`,
  child_flag:
    'la_id int, id uuid, child_id uuid, code text, from_on date, source text, recorded_at timestamptz',
  register_entry: `la_id int, id uuid, child_id uuid, school_urn int, year_group text, starting_on date, first_attended_on date,
    last_attended_on date, ended_on date, ground text, ground_rule_set text, destination jsonb, source text, recorded_at timestamptz`,
  child_access: 'la_id int, child_id uuid, organisation_id uuid, because text, from_at timestamptz',
} as const

export type PlantedTable = keyof typeof SHAPES
export type PlantedRow = Readonly<
  Record<string, string | number | boolean | null | Readonly<Record<string, unknown>>>
>

const COLUMNS = new Map(
  Object.entries(SHAPES).map(([table, shape]) => [
    table,
    shape
      .split(',')
      .map((part) => part.trim().split(' ')[0])
      .join(', '),
  ]),
)

/** Adds many rows in one statement. Row-level security forbids COPY, and would refuse a row of another authority. */
export async function plant(trx: Trx, table: PlantedTable, rows: readonly PlantedRow[]): Promise<void> {
  if (rows.length === 0) return
  const columns = sql.raw(COLUMNS.get(table) ?? '')
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${sql.raw(SHAPES[table])})`.execute(
    trx,
  )
}

export async function insertAuthority(
  trx: Trx,
  authority: { readonly id: number; readonly code: string; readonly name: string; readonly pack: string },
): Promise<void> {
  await trx
    .insertInto('local_authority')
    .values({ ...authority, demo: true })
    .execute()
}

export async function listOpenSchools(read: ReadTrx, laCode: string): Promise<readonly SchoolForPupils[]> {
  return read
    .selectFrom('school')
    .select(['urn', 'name', 'phase', 'low_age as lowAge', 'high_age as highAge', 'town', 'postcode'])
    .where('la_code', '=', laCode)
    .where(sql<boolean>`lower(status) <> 'closed'`)
    .orderBy('urn')
    .execute()
}

/** Every establishment number that any school of the authority has carried. */
export async function listTakenNumbers(read: ReadTrx, laCode: string): Promise<ReadonlySet<string>> {
  const rows = await read
    .selectFrom('school_number')
    .select('laestab')
    .where('laestab', 'like', `${laCode}%`)
    .execute()
  return new Set(rows.map((row) => row.laestab.slice(3)))
}

export async function setCounter(trx: Trx, laId: number, name: string, next: number): Promise<void> {
  await trx
    .insertInto('counter')
    .values({ la_id: laId, name, next: String(next) })
    .execute()
}

export async function setDemoClock(trx: Trx, today: string): Promise<void> {
  await sql`insert into demo_clock (one_row, today) values (true, ${today}::date)
    on conflict (one_row) do update set today = excluded.today`.execute(trx)
}

export type AuthorityInDatabase = {
  readonly id: number
  readonly name: string
  readonly pack: string
  readonly demo: boolean
}

export async function listAuthorities(read: ReadTrx): Promise<readonly AuthorityInDatabase[]> {
  return read.selectFrom('local_authority').select(['id', 'name', 'pack', 'demo']).orderBy('id').execute()
}

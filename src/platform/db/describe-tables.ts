import type { Pool } from 'pg'

interface ColumnRow {
  readonly table_name: string
  readonly column_name: string
  readonly udt_name: string
  readonly is_nullable: 'YES' | 'NO'
  readonly has_default: boolean
}

const COLUMN_TYPES: Readonly<Record<string, string>> = {
  int4: 'number',
  int8: 'string',
  float4: 'number',
  text: 'string',
  uuid: 'string',
  bool: 'boolean',
  date: 'PlainDate',
  timestamptz: 'Date',
  jsonb: 'Json',
  bytea: 'Buffer',
  _text: 'string[]',
}

/** Writes the Kysely types of every table from the database itself, so that types and migrations cannot drift apart. */
export async function describeTables(owner: Pick<Pool, 'query'>): Promise<string> {
  const { rows } = await owner.query<ColumnRow>(`
    select c.relname as table_name, a.attname as column_name, t.typname as udt_name,
      case when a.attnotnull then 'NO' else 'YES' end as is_nullable, a.atthasdef as has_default
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
      join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname <> 'onroll_migration'
    order by c.relname, a.attnum`)
  const tables = new Map<string, ColumnRow[]>()
  for (const row of rows) tables.set(row.table_name, [...(tables.get(row.table_name) ?? []), row])
  const bodies = [...tables].map(
    ([table, columns]) => `export interface ${typeName(table)} {\n${columns.map(columnLine).join('\n')}\n}\n`,
  )
  const index = [...tables.keys()].map((table) => `  ${table}: ${typeName(table)}`).join('\n')
  return `${HEADER}\n${bodies.join('\n')}\nexport interface Tables {\n${index}\n}\n`
}

const HEADER = `// Made from the migrations by \`npm run tables\`; a test fails when they differ.
import type { ColumnType, Generated } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'

/** JSON comes out parsed and goes in as text. */
export type Json = ColumnType<unknown, string, string>
export type JsonWithDefault = ColumnType<unknown, string | undefined, string>
`

function typeName(table: string): string {
  return `${table
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Table`
}

function columnLine(column: ColumnRow): string {
  const base = COLUMN_TYPES[column.udt_name]
  if (base === undefined)
    throw new Error(`No TypeScript type for ${column.table_name}.${column.column_name}: ${column.udt_name}`)
  const nullable = column.is_nullable === 'YES' ? (base === 'Json' ? 'Json | null' : `${base} | null`) : base
  const type = !column.has_default ? nullable : base === 'Json' ? 'JsonWithDefault' : `Generated<${nullable}>`
  return `  ${column.column_name}: ${type}`
}

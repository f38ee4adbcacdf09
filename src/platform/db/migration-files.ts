import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ExplainedError } from './explained-error.ts'

/** One numbered SQL file. Once merged it is never edited; its checksum is kept with the database. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
  /** False for files that begin with `-- no-transaction`, as concurrent indexes demand. */
  readonly transactional: boolean
}

const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/

/** Every migration of a folder in order. Refuses a gap, a number used twice, and a name that is not NNNN-name.sql. */
export function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return names.map((name, index) => {
    const number = Number(FILE_NAME.exec(name)?.[1])
    if (!(number === index + 1)) {
      throw new ExplainedError(
        `${name} should begin with ${String(index + 1).padStart(4, '0')}-: migrations are numbered without gaps.`,
      )
    }
    const sql = readFileSync(join(folder, name), 'utf8')
    const checksum = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
    return { number, name, sql, checksum, transactional: !/^\s*-- no-transaction\b/.test(sql) }
  })
}

/** The statements of a file without a transaction; there each statement ends with a semicolon at the end of a line. */
export function splitStatements(sql: string): readonly string[] {
  return sql
    .replace(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}

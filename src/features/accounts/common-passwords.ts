import { readFileSync } from 'node:fs'
import process from 'node:process'

let known: ReadonlySet<string> | undefined

/** Passwords known from leaks, one a line, in the file that ONROLL_COMMON_PASSWORDS names; read once. */
export function commonPasswords(): ReadonlySet<string> {
  const path = process.env.ONROLL_COMMON_PASSWORDS
  known ??= new Set(
    path === undefined || path === '' ? [] : readFileSync(path, 'utf8').toLowerCase().split(/\r?\n/),
  )
  return known
}

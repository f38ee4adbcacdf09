import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { ExplainedError } from './explained-error.ts'

/** The account under which the embedded server runs when we are root, which PostgreSQL refuses. */
export interface ServerAccount {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** `postgres` where that account exists, else `nobody`; undefined when we are not root and the server runs as we do. */
export function chooseServerAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = (lines.find((line) => line.startsWith(`${wanted}:`)) ?? '').split(':')
    if (name !== undefined && name !== '' && Number(uid) > 0)
      return { name, uid: Number(uid), gid: Number(gid) }
  }
  throw new ExplainedError(
    'PostgreSQL does not run as root, and this machine has neither an account "postgres" nor "nobody". Start Onroll as an ordinary user, or name a PostgreSQL server in DATABASE_URL.',
  )
}

/** What a spawned server program needs: the account, a folder it may stand in, and nothing of our environment. */
export function spawnOptionsFor(account: ServerAccount | undefined) {
  return {
    cwd: '/',
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
  }
}

/** Runs one program to its end under the account. */
export function runAsAccount(
  account: ServerAccount | undefined,
  program: string,
  args: readonly string[],
): SpawnSyncReturns<string> {
  return spawnSync(program, args, { ...spawnOptionsFor(account), encoding: 'utf8' })
}

/** Whether the account can enter a folder; closed folders above it count. */
export function canEnter(account: ServerAccount | undefined, folder: string): boolean {
  return runAsAccount(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder]).status === 0
}

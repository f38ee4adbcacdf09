import { createHash, randomUUID } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ExplainedError } from './explained-error.ts'
import { canEnter, type ServerAccount } from './server-account.ts'

/** Where one state directory's embedded server keeps its data, its socket and its log. */
export interface DatabaseFolder {
  readonly data: string
  readonly socket: string
  readonly log: string
}

// A socket's path must stay below 108 bytes, and the file is called .s.PGSQL.5432.
const LONGEST_SOCKET_FOLDER = 90
const LOCATION_FILE = 'database-location.json'

/** Makes the folders of a state directory's server. Two state directories never share one. */
export function makeDatabaseFolder(stateDir: string, account: ServerAccount | undefined): DatabaseFolder {
  mkdirSync(stateDir, { recursive: true, mode: account === undefined ? 0o700 : 0o711 })
  const state = realpathSync(stateDir)
  openToAccount(state, account)
  const base = canEnter(account, state) ? join(state, 'postgres') : folderElsewhere(state)
  mkdirSync(base, { recursive: true, mode: account === undefined ? 0o700 : 0o711 })
  const socket = makeSocketFolder(base, account)
  const folder = { data: join(base, 'data'), socket, log: join(base, 'server.log') }
  refuseForeignData(folder.data, account)
  return folder
}

// A state directory that was made closed (by mktemp, say) only has to let the server's account pass through.
function openToAccount(state: string, account: ServerAccount | undefined): void {
  if (account === undefined || canEnter(account, state) || !canEnter(account, dirname(state))) return
  if (lstatSync(state).uid === 0) chmodSync(state, 0o711)
}

// The server's account cannot enter a state directory below a closed home folder, so the data lie elsewhere and
// a note in the state directory says where. The note's identity changes when the state directory is removed, and
// the path is part of the key: a copied folder gets a database of its own.
function folderElsewhere(state: string): string {
  const note = join(state, LOCATION_FILE)
  if (existsSync(note)) {
    const { path, for: recorded } = JSON.parse(readFileSync(note, 'utf8')) as { path: string; for: string }
    if (recorded === state) return path
    throw new ExplainedError(
      `${state} was copied or moved from ${recorded}; its database is still at ${path}. Remove ${note} to begin with an empty database here, or move the folder back.`,
    )
  }
  const key = createHash('sha256').update(`${state}:${randomUUID()}`).digest('hex').slice(0, 16)
  const path = join('/var/lib/onroll', key)
  mkdirSync('/var/lib/onroll', { recursive: true, mode: 0o755 })
  writeFileSync(note, `${JSON.stringify({ path, for: state })}\n`, { mode: 0o600 })
  return path
}

function makeSocketFolder(base: string, account: ServerAccount | undefined): string {
  const socket =
    join(base, 'socket').length <= LONGEST_SOCKET_FOLDER ? join(base, 'socket') : shortSocketFolder(base)
  mkdirSync(socket, { recursive: true, mode: 0o700 })
  const found = lstatSync(socket)
  const us = process.getuid?.() ?? found.uid
  if (!found.isDirectory() || (found.uid !== us && found.uid !== account?.uid)) {
    throw new ExplainedError(
      `${socket} belongs to somebody else. Remove it, or set XDG_RUNTIME_DIR to a folder of your own.`,
    )
  }
  if (account !== undefined) chownSync(socket, account.uid, account.gid)
  chmodSync(socket, 0o700)
  return socket
}

function shortSocketFolder(base: string): string {
  const key = createHash('sha256').update(base).digest('hex').slice(0, 16)
  if (process.getuid?.() === 0 && existsSync('/run')) {
    mkdirSync('/run/onroll', { recursive: true, mode: 0o711 })
    return join('/run/onroll', key)
  }
  return join(process.env.XDG_RUNTIME_DIR ?? tmpdir(), `onroll-${process.getuid?.() ?? 0}-${key}`)
}

// PostgreSQL's own words for a copied data folder are hard to act on.
function refuseForeignData(data: string, account: ServerAccount | undefined): void {
  if (!existsSync(data)) return
  const { uid, mode } = lstatSync(data)
  const wanted = account?.uid ?? process.getuid?.() ?? uid
  if (uid !== wanted) {
    throw new ExplainedError(
      `The database in ${data} belongs to user ${uid} and must belong to user ${wanted}${account === undefined ? '' : ` (${account.name})`}. It looks copied, or was made by another user. Start Onroll as that user, change the owner, or remove the folder to begin again.`,
    )
  }
  if ((mode & 0o077) !== 0) {
    throw new ExplainedError(
      `The database in ${data} can be read by others. Close it with: chmod -R go= ${data}`,
    )
  }
}

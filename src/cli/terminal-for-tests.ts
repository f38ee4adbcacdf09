import { Readable } from 'node:stream'
import type { CommandIo } from './command.ts'

/** A terminal that remembers what was written; for tests. */
export interface TestTerminal extends CommandIo {
  readonly written: { out: string; err: string }
}

/** A terminal whose stdin holds the given pieces. */
export function terminalWith(
  pieces: Iterable<string | Uint8Array>,
  env: NodeJS.ProcessEnv = {},
): TestTerminal {
  const written = { out: '', err: '' }
  return {
    stdin: Readable.from(pieces, { objectMode: false }),
    out: (text) => {
      written.out += text
    },
    err: (text) => {
      written.err += text
    },
    env,
    cwd: '.',
    written,
  }
}

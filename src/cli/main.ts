import { once } from 'node:events'
import process from 'node:process'
import type { Command, CommandIo } from './command.ts'
import { commands } from './commands.ts'

type Registry = Readonly<Record<string, () => Promise<Command>>>

/**
 * Runs the command that the words name; the longest name wins, so `policy coverage` is not `policy`.
 * @returns the exit code: 0 done, 1 refused or failed, 2 wrong usage
 */
export async function main(
  argv: readonly string[],
  io: CommandIo,
  registry: Registry = commands,
): Promise<number> {
  const globals = takeState(argv)
  if (globals === undefined) {
    io.err('Give a directory after --state.\n')
    return 2
  }
  const { words, state } = globals
  const settled = state === undefined ? io : withState(io, state)
  const help = wantsHelp(words)
  const name = longestName(words[0] === 'help' ? words.slice(1) : words, registry)
  const load = name === undefined ? undefined : registry[name]
  if (name === undefined || load === undefined) return listCommands(words, help, io, registry)

  const command = await load()
  if (help || words[0] === 'help') {
    io.out(`${command.summary}\n\n${command.usage.trim()}\n`)
    return 0
  }
  return command.run(words.slice(name.split(' ').length), settled)
}

/** Binds {@link main} to this process. The one thing that `bin` calls. */
export async function runOnroll(argv: readonly string[] = process.argv.slice(2)): Promise<void> {
  // A reader that has seen enough (`onroll due | head`) closes the pipe; that is not a failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  try {
    process.exitCode = await main(argv, {
      stdin: process.stdin,
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
      drained: async () => {
        if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain')
      },
      env: process.env,
      cwd: process.cwd(),
    })
  } catch (error) {
    process.stderr.write(
      `Onroll met a fault and stopped.\n${error instanceof Error ? error.stack : String(error)}\n`,
    )
    process.exitCode = 1
  }
}

function withState(io: CommandIo, state: string): CommandIo {
  return {
    stdin: io.stdin,
    out: (text) => io.out(text),
    err: (text) => io.err(text),
    drained: async () => io.drained?.(),
    env: { ...io.env, ONROLL_STATE: state },
    cwd: io.cwd,
  }
}

/** Takes `--state DIR` or `--state=DIR` out of the words; undefined when the directory is missing. */
function takeState(argv: readonly string[]): { words: readonly string[]; state?: string } | undefined {
  const words: string[] = []
  let state: string | undefined
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? ''
    if (word === '--') {
      words.push(...argv.slice(index))
      break
    }
    if (word !== '--state' && !word.startsWith('--state=')) {
      words.push(word)
      continue
    }
    if (word === '--state') index += 1
    state = word === '--state' ? argv[index] : word.slice('--state='.length)
    if (state === undefined || state === '' || state.startsWith('--')) return undefined
  }
  return state === undefined ? { words } : { words, state }
}

function wantsHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--')
  return words.slice(0, end < 0 ? words.length : end).some((word) => word === '--help' || word === '-h')
}

function longestName(words: readonly string[], registry: Registry): string | undefined {
  for (let length = Math.min(words.length, 4); length > 0; length -= 1) {
    const name = words.slice(0, length).join(' ')
    if (Object.hasOwn(registry, name)) return name
  }
  return undefined
}

/** Help for `onroll` itself, or for the first word of commands such as `import gias`. */
async function listCommands(words: readonly string[], help: boolean, io: CommandIo, registry: Registry) {
  const first = (words[0] === 'help' ? words.slice(1) : words).find((word) => !word.startsWith('-'))
  const names = Object.keys(registry).sort()
  const below = first === undefined ? names : names.filter((name) => name.startsWith(`${first} `))
  const asked = (help || words[0] === 'help') && below.length > 0
  const say = (text: string) => (asked ? io.out(text) : io.err(text))
  if (below.length === 0) say(`There is no command ${words.join(' ')}.\n\n`)
  else if (!asked && words.length > 0) say(`Say which: ${below.join(', ')}.\n\n`)
  const shown = below.length === 0 ? names : below
  const width = Math.max(...shown.map((name) => name.length))
  say('Usage: onroll COMMAND [--state DIR] [options]\n\n')
  for (const name of shown) say(`  ${name.padEnd(width)}  ${(await registry[name]?.())?.summary ?? ''}\n`)
  say('\nonroll COMMAND --help tells more.\n')
  return asked ? 0 : 2
}

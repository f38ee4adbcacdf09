/** What a command may touch of the terminal. Tests give their own. */
export interface CommandIo {
  readonly stdin: NodeJS.ReadableStream
  /** Data, to stdout. No line end is added. */
  out(text: string): void
  /** Messages, to stderr. No line end is added. */
  err(text: string): void
  /** Resolves when the reader of stdout has caught up. Absent where nobody can fall behind. */
  drained?(): Promise<void>
  /** `ONROLL_STATE` is set here when `--state DIR` was given. */
  readonly env: NodeJS.ProcessEnv
  readonly cwd: string
}

/** One subcommand. `run` gets the words after its name and gives the exit code: 0 done, 1 refused or failed, 2 wrong usage. */
export interface Command {
  readonly name: string
  readonly summary: string
  /** Printed by `--help`: usage line, options, and an example. */
  readonly usage: string
  run(args: readonly string[], io: CommandIo): Promise<number>
}

/** Says what was wrong with the words after the command and how to use it; gives exit code 2. */
export function wrongUsage(io: CommandIo, command: Pick<Command, 'usage'>, problem: string): 2 {
  io.err(`${problem}\n\n${command.usage.trim()}\n`)
  return 2
}

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { describeProblem, type FileProblem } from '../exchange/file-problem.ts'
import type { CommandIo } from './command.ts'

export interface FileRead {
  readonly bytes: Buffer
  readonly fileName: string
  readonly sha256: string
}

/** Reads a file named at the terminal; undefined after saying why it cannot be read. */
export async function readNamedFile(io: CommandIo, name: string): Promise<FileRead | undefined> {
  try {
    const bytes = await readFile(resolve(io.cwd, name))
    return { bytes, fileName: basename(name), sha256: createHash('sha256').update(bytes).digest('hex') }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    io.err(code === 'ENOENT' ? `There is no file ${name}.\n` : `${name} cannot be read (${code}).\n`)
    return undefined
  }
}

/** Tells what is wrong with a file, a line each. */
export function tellProblems(io: CommandIo, problems: readonly FileProblem[]): void {
  for (const problem of problems) io.err(`${problem.severity}: ${describeProblem(problem)}\n`)
}

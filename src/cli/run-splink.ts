import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { repositoryPath } from '../platform/config/paths.ts'
import type { CommandIo } from './command.ts'
import type { ScoredLink } from './link-score.ts'

export interface PeerRun {
  readonly version: string
  readonly seconds: number
  readonly peakMemoryBytes: number
  readonly candidatePairs: number
  readonly links: readonly ScoredLink[]
}

/** Links the same files with Splink; gives the word why it was skipped where Python or Splink is missing. */
export async function runSplink(
  io: CommandIo,
  folder: string,
  left: string,
  right: string,
): Promise<PeerRun | string> {
  const python = io.env.PYTHON ?? 'python3'
  const script = repositoryPath('bench', 'splink', 'link_with_splink.py')
  const out = join(folder, 'splink.csv')
  try {
    await promisify(execFile)(python, ['-c', 'import splink, duckdb'])
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return isAbsent
      ? `skipped: there is no ${python}`
      : `skipped: ${python} has no Splink (pip install "splink>=5,<6" "duckdb>=1.5,<1.6")`
  }
  let stdout: string
  try {
    ;({ stdout } = await promisify(execFile)(python, [script, left, right, out], { maxBuffer: 1 << 26 }))
  } catch (error) {
    return `failed: ${(error as Error).message.trim().split('\n').at(-1) ?? ''}`
  }
  const figures = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Omit<PeerRun, 'links'>
  const links = (await readFile(out, 'utf8'))
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [one = '', other = '', weight] = line.trim().split(',')
      return { left: one, right: other, weight: Number(weight) }
    })
  return { ...figures, links }
}

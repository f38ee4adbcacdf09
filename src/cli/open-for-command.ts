import { type ComposeOptions, compose, type Onroll } from '../compose.ts'
import { readSettings, type Settings } from '../platform/config/settings.ts'
import { openLog } from '../platform/log/log.ts'
import type { CommandIo } from './command.ts'

/** The settings of the environment, or undefined after saying what is wrong with them. */
export function settingsOf(io: CommandIo): Settings | undefined {
  const read = readSettings(io.env, io.cwd)
  if (read.ok) return read.value
  io.err(`The settings cannot be used:\n${read.problems.map((problem) => `  ${problem}\n`).join('')}`)
  return undefined
}

export interface Opened extends Onroll {
  readonly isDemo: boolean
}

/**
 * Opens the product for one command, works, and closes it again. A fault that a person can mend (no database, wrong
 * release, in use by another process) is told in its own words and gives exit code 1.
 */
export async function withOnroll(
  io: CommandIo,
  work: (onroll: Opened) => Promise<number>,
  options: Partial<Pick<ComposeOptions, 'use' | 'does' | 'prepare'>> = {},
): Promise<number> {
  const settings = settingsOf(io)
  if (settings === undefined) return 1
  const log = openLog({ level: 'warn', write: (line) => io.err(line) })
  let onroll: Onroll
  try {
    const how = { use: 'join', does: 'both', prepare: false, ...options } as const
    onroll = await compose({ settings, env: io.env, log, demo: 'if-marked', ...how })
  } catch (error) {
    io.err(`${(error as Error).message}\n`)
    return 1
  }
  try {
    return await work({ ...onroll, isDemo: onroll.deps.demo })
  } finally {
    await onroll.close()
  }
}

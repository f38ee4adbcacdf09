import { parseArgs } from 'node:util'
import { type Command, type CommandIo, wrongUsage } from './command.ts'

type FlagTypes = Readonly<Record<string, 'text' | 'switch'>>

export interface Flags {
  readonly text: Readonly<Partial<Record<string, string>>>
  has(name: string): boolean
  readonly words: readonly string[]
}

/**
 * Reads `--name value` and `--name=value`. On words that cannot be understood it says so and gives undefined: the
 * command then answers 2.
 */
export function readFlags(
  io: CommandIo,
  command: Pick<Command, 'usage'>,
  args: readonly string[],
  types: FlagTypes,
  words: { readonly least: number; readonly most: number } = { least: 0, most: 0 },
): Flags | undefined {
  const options = Object.fromEntries(
    Object.entries(types).map(
      ([name, type]) => [name, { type: type === 'text' ? 'string' : 'boolean' }] as const,
    ),
  )
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    })
    if (positionals.length < words.least || positionals.length > words.most) {
      const problem =
        positionals.length < words.least
          ? 'Something is missing.'
          : `Too many words: ${positionals.join(' ')}`
      wrongUsage(io, command, problem)
      return undefined
    }
    const text = Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'))
    return { text: text as Flags['text'], has: (name) => values[name] === true, words: positionals }
  } catch (error) {
    wrongUsage(io, command, (error as Error).message.split('\n')[0] ?? 'The words cannot be understood.')
    return undefined
  }
}

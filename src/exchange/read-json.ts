import type { FileProblem } from './file-problem.ts'
import { decodeText } from './sheets/decode-text.ts'

/** A parsed JSON file, or the reason why there is none. */
export type JsonReading = { readonly value: unknown } | { readonly problem: FileProblem }

/**
 * Parses a JSON file in memory. Never throws.
 *
 * @param expected  what the file should be, for the message
 */
export function readJson(bytes: Uint8Array, expected: string): JsonReading {
  const { text } = decodeText(bytes)
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    const found =
      text.trim() === ''
        ? 'an empty file'
        : error instanceof Error
          ? error.message
          : 'a file that is not JSON'
    return { problem: { code: 'NOT_THIS_FORMAT', severity: 'refused', path: 'file', found, expected } }
  }
}

/** The value as an object of unknown members; an empty one when it is something else. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {}
}

/** What a value of JSON is, for messages. */
export function jsonWords(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing')
}

import type { Form, UploadedFile } from '../features/slice.ts'
import { cleanTyped } from './typed-text.ts'

/** Names of the hidden fields that every form carries. */
export const ANTI_FORGERY_FIELD = '_csrf'
export const IDEMPOTENCY_FIELD = 'idempotencyKey'
const VERSION_FIELD = 'version'

/** What was typed, as slices read it. Names of fields are data here, never properties of an object. */
export function formOf(
  fields: Iterable<readonly [string, string]>,
  files: readonly UploadedFile[] = [],
): Form {
  const values = new Map<string, string[]>()
  for (const [name, value] of fields) {
    const key = cleanTyped(name)
    values.set(key, [...(values.get(key) ?? []), cleanTyped(value)])
  }
  return {
    text: (name) => values.get(name)?.[0] ?? '',
    all: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
    version() {
      const text = values.get(VERSION_FIELD)?.[0] ?? ''
      return /^[0-9]{1,9}$/.test(text) ? Number(text) : undefined
    },
    files,
    entries: () => [...values].flatMap(([name, all]) => all.map((value) => [name, value] as const)),
  }
}

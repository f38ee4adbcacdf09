const KEPT = 500

/**
 * Wraps a reader of JSON values so that a value which comes again is not read again: a hundred thousand questions
 * usually share a few calendars. Keeps the last 500.
 */
export function remembering<Value>(read: (input: unknown) => Value): (input: unknown) => Value {
  const known = new Map<string, Value>()
  return (input) => {
    const key = keyOf(input)
    const before = key === undefined ? undefined : known.get(key)
    if (before !== undefined) return before
    const value = read(input)
    if (key !== undefined) {
      if (known.size >= KEPT) known.delete(known.keys().next().value ?? '')
      known.set(key, value)
    }
    return value
  }
}

/** The JSON text; undefined when the value is nested deeper than the writer of JSON can follow. */
function keyOf(input: unknown): string | undefined {
  try {
    return JSON.stringify(input)
  } catch {
    return undefined
  }
}

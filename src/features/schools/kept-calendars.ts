import type { ReadTrx } from '../../platform/db/in-transaction.ts'

const kept = new WeakMap<ReadTrx, Map<string, Promise<unknown>>>()

/** Lays a calendar once in a transaction, however many matters of it ask: within one, nothing else changes it. */
export function keptFor<Value>(read: ReadTrx, of: string, lay: () => Promise<Value>): Promise<Value> {
  const ofTransaction = kept.get(read) ?? new Map<string, Promise<unknown>>()
  kept.set(read, ofTransaction)
  const before = ofTransaction.get(of) as Promise<Value> | undefined
  const value = before ?? lay()
  ofTransaction.set(of, value)
  return value
}

/** After this transaction has itself changed what calendars are laid from. */
export function forgetCalendars(read: ReadTrx): void {
  kept.delete(read)
}

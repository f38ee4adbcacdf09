import { Client } from 'pg'

/** Counts what is asked of the database in this process, whoever asks. */
export interface QueryCounter {
  /** How many queries some work takes. */
  during(work: () => Promise<unknown>): Promise<number>
  stop(): void
}

export function queryCounter(): QueryCounter {
  const { query } = Client.prototype
  let count = 0
  Client.prototype.query = function counted(this: Client, ...args: unknown[]) {
    count += 1
    return (query as (...all: unknown[]) => unknown).apply(this, args)
  } as typeof query
  return {
    async during(work) {
      const before = count
      await work()
      return count - before
    },
    stop() {
      Client.prototype.query = query
    },
  }
}

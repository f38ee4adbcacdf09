import { type Kysely, sql, type Transaction } from 'kysely'
import type { Asker } from '../auth/asker.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>
/** A transaction that may write. */
export type Trx = Transaction<Tables>
/** A transaction used to read; every writing transaction is one too. */
export type ReadTrx = Transaction<Tables>

const RETRIED = new Set(['40001', '40P01'])

/** A decision taken inside the transaction to undo it and still answer. */
class Undo<Value> extends Error {
  readonly value: Value
  constructor(value: Value) {
    super('undone on purpose')
    this.value = value
  }
}

/**
 * Opens the one transaction of a request or a job and says in it who is asking. Settings last as long as the
 * transaction, so nothing leaks through a pooled connection. Deadlocks and serialisation failures are tried again.
 */
export async function inTransaction<Value>(
  db: Db,
  by: Asker,
  work: (trx: Trx) => Promise<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(async (trx) => {
        await sayWhoAsks(trx, by)
        return work(trx)
      })
    } catch (error) {
      if (error instanceof Undo) return error.value as Value
      if (attempt < 4 && RETRIED.has((error as { code?: string }).code ?? '')) continue
      throw error
    }
  }
}

/** Undoes everything written in this transaction and makes `inTransaction` return the value. */
export function undo<Value>(value: Value): never {
  throw new Undo(value)
}

/**
 * Asks within an open transaction as somebody else, behind that person’s walls, and then as the first again. For reading
 * alone: on the same connection, so that nobody who holds one waits for another.
 */
export async function readingAs<Value>(
  trx: ReadTrx,
  other: Asker,
  self: Asker,
  work: () => Promise<Value>,
): Promise<Value> {
  await sayWhoAsks(trx, other)
  try {
    return await work()
  } finally {
    await sayWhoAsks(trx, self)
  }
}

async function sayWhoAsks(trx: ReadTrx, by: Asker): Promise<void> {
  await sql`select set_config('onroll.la', ${String(by.laId)}, true), set_config('onroll.account', ${by.accountId ?? ''}, true),
    set_config('onroll.organisation', ${by.organisationId ?? ''}, true), set_config('onroll.role', ${by.role}, true),
    set_config('onroll.scope', ${by.scope}, true), set_config('onroll.at', ${by.at?.toISOString() ?? ''}, true)`.execute(
    trx,
  )
}

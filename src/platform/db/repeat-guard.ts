import { sql } from 'kysely'
import type { SignedIn } from '../auth/asker.ts'
import type { Trx } from './in-transaction.ts'

/**
 * Waits its turn among sendings of the same act and gives the place the first one led to, if there was one. The turn
 * lasts until the transaction ends.
 */
export async function findEarlierResult(trx: Trx, by: SignedIn, key: string): Promise<string | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${by.accountId} ${key}`}, 7))`.execute(trx)
  const earlier = await trx
    .selectFrom('idempotency_key')
    .select('idempotency_key.location')
    .where('idempotency_key.la_id', '=', by.laId)
    .where('idempotency_key.account_id', '=', by.accountId)
    .where('idempotency_key.key', '=', key)
    .executeTakeFirst()
  return earlier?.location
}

/** Remembers where an act led, in the transaction of the act. */
export async function rememberResult(
  trx: Trx,
  by: SignedIn,
  key: string,
  route: string,
  location: string,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('idempotency_key')
    .values({ la_id: by.laId, account_id: by.accountId, key, route, location, at })
    .execute()
}

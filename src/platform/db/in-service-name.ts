import { sql } from 'kysely'
import type { Asker } from '../auth/asker.ts'
import type { Trx } from './in-transaction.ts'

/**
 * Does, inside the same transaction, what the process itself asks for on a thread that the person may not open: a
 * school’s referral begins the authority’s case, a check on the case is ticked on the school’s list. The person’s own
 * view comes back afterwards, whatever happens. Nothing of the other thread may be handed on to the person.
 */
export async function inServiceName<Value>(
  trx: Trx,
  by: Pick<Asker, 'role' | 'scope'>,
  work: () => Promise<Value>,
): Promise<Value> {
  // Jobs and the authority’s own people see every thread as it is.
  if (by.scope !== 'organisation') return work()
  await say(trx, 'system', 'authority')
  try {
    const value = await work()
    await say(trx, by.role, by.scope)
    return value
  } catch (error) {
    // After a failed statement nothing more can be said in this transaction, and nothing more can be done in it.
    await say(trx, by.role, by.scope).catch(() => undefined)
    throw error
  }
}

async function say(trx: Trx, role: string, scope: string): Promise<void> {
  await sql`select set_config('onroll.role', ${role}, true), set_config('onroll.scope', ${scope}, true)`.execute(
    trx,
  )
}

import { mayOpen } from '../../platform/auth/may-open.ts'
import { type Colleague, type FieldError, recordEvents } from '../cases/index.ts'
import type { Ask } from '../slice.ts'

/** What is handed over, to whom, and who stands in. */
export interface HandOver {
  /** Each matter with the number of events that its page was made from. */
  readonly matters: readonly { readonly id: string; readonly version: number; readonly name: string }[]
  readonly owner: Colleague
  readonly deputy: Colleague
  readonly reason: string
}

/**
 * Gives every chosen matter its new owner: each is asked for by itself whether it is open to this person, and whether
 * somebody recorded something on it since the list was drawn. One that is not stops them all.
 */
export async function handOverMatters(
  { deps, trx, by }: Ask,
  { matters, owner, deputy, reason }: HandOver,
): Promise<readonly FieldError[]> {
  const facts = {
    owner: owner.name,
    ownerAccountId: owner.accountId,
    deputy: deputy.name,
    deputyAccountId: deputy.accountId,
    reason,
  }
  const errors: FieldError[] = []
  for (const { id, version, name } of matters) {
    if (!(await mayOpen(trx, by, 'matterId', id))) {
      errors.push({ field: 'matters', message: 'One of these is not open to you. Choose again.' })
      continue
    }
    const recorded = await recordEvents(deps, trx, by, id, [{ kind: 'owner-changed', facts }], version)
    if (recorded.ok) continue
    errors.push({
      field: 'matters',
      message:
        recorded.refusal.code === 'STALE'
          ? `Somebody recorded something on ${name} after you opened the list. It is drawn anew: look, and hand over again. Nothing was handed over yet.`
          : recorded.refusal.message,
    })
  }
  return errors
}

import { ok, type Result } from '../../domain/result.ts'
import type { ActContext } from './act.ts'
import { linkedEnquiry } from './linked-matters.ts'
import { type NewEvent, recordEvents } from './record-events.ts'

export interface CheckDone {
  readonly check: string
  readonly asked: string
  readonly result: string
  readonly on: NonNullable<NewEvent['happenedOn']>
}

/**
 * Ticks a check of the authority’s on the list that school and authority share, so that the enquiries made together
 * can be complete (policy 4.9). Which check, who was asked, and what kind of answer: what was found stays on the case.
 */
export async function mirrorCheck(context: ActContext, done: CheckDone): Promise<Result<void>> {
  const { deps, trx, by, matter } = context
  const enquiry = await linkedEnquiry(trx, matter)
  if (!enquiry?.open) return ok(undefined)
  const line: NewEvent = {
    kind: 'enquiry-recorded',
    happenedOn: done.on,
    facts: {
      check: done.check,
      method: 'authority check',
      who: done.asked,
      triedOn: done.on,
      result: done.result,
      ...(done.result === 'left-out'
        ? { note: 'Left out by the authority; the reason stands on its case' }
        : {}),
    },
  }
  const written = await recordEvents(deps, trx, by, enquiry.id, [line])
  // An enquiry that has gone past its list needs no more lines.
  return written.ok || written.refusal.code === 'NOT_POSSIBLE_NOW' ? ok(undefined) : written
}

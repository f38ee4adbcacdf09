import { plainDate } from '../../domain/calendar/plain-date.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { HandOverContent } from '../../exchange/hand-over/hand-over-content.ts'
import { nameKey } from '../../linkage/name-key.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { nextReference, openAuthorityCase } from '../cases/index.ts'
import { insertChild, insertFacts, insertFamily, openChildTo } from '../children/index.ts'
import type { Ask } from '../slice.ts'
import { type ReceivedHandOver, settleReceived } from './received.store.ts'

/** R7: another authority reports a child. R8: new to the area, and never on a roll that anybody knows of. */
export type ReceivedRoute = 'R7' | 'R8'

export interface CaseToOpen {
  /** One of our own records, or none: then a record is made. */
  readonly childId: string | undefined
  readonly route: ReceivedRoute
}

/**
 * Opens our own case on a child whom another authority hands over. What they told stays as they told it, beside what we
 * hold; nothing of ours is overwritten.
 *
 * @refuses ALREADY_OPENED when somebody opened one from this file meanwhile
 */
export async function openReceived(
  { deps, trx, by, now, today }: Pick<Ask, 'deps' | 'trx' | 'by' | 'now' | 'today'>,
  received: ReceivedHandOver,
  open: CaseToOpen,
): Promise<Result<string>> {
  const { content } = received
  const source = `Hand-over from ${content.from.name}, ${content.from.reference}`
  const childId = open.childId ?? (await makeChild({ trx, by, now }, content.child))
  await insertFacts(trx, [{ id: newId(now), kind: 'hand-over', value: content.fields }], {
    laId: by.laId,
    childId,
    source,
    on: today,
    at: now,
    by: by.accountId,
  })
  const opened = await openAuthorityCase(deps, trx, by, {
    childId,
    schoolUrn: null,
    openedOn: today,
    route: open.route,
    from: source,
    note: content.reason,
  })
  if (!opened.ok) return opened
  const matterId = opened.value.matter.id
  if (await settleReceived(trx, received, { childId, matterId })) return ok(matterId)
  return refuse({
    code: 'ALREADY_OPENED',
    message: 'Somebody opened a case from this file meanwhile. Look at the file again.',
  })
}

async function makeChild(
  { trx, by, now }: Pick<Ask, 'trx' | 'by' | 'now'>,
  child: HandOverContent['child'],
): Promise<string> {
  const [id, familyId] = [newId(now), newId(now)]
  await insertFamily(trx, by.laId, familyId, now)
  const number = await nextReference(trx, 'child')
  await insertChild(
    trx,
    by.laId,
    {
      ...child,
      id,
      familyId,
      reference: String(number).padStart(6, '0'),
      bornOn: plainDate(child.bornOn),
      nameKey: nameKey(child.givenName, child.familyName),
    },
    now,
  )
  await openChildTo(trx, id, by.organisationId, 'handed over by another authority', now)
  return id
}

import { nameKey } from '../../linkage/name-key.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { type Child, insertFacts } from '../children/index.ts'
import type { Ask } from '../slice.ts'
import { type Correction, changesOf } from './correct-child.form.ts'
import { updateDetails } from './correct-child.store.ts'

/**
 * Corrects a child's details. What was held before stays in the facts, with who corrected it and how they know.
 * @returns false when somebody else corrected the record since the page was made
 */
export async function correctChild(
  { trx, by, today, now }: Ask,
  child: Child,
  { details, source }: Correction,
  version: number,
): Promise<boolean> {
  const changes = changesOf(child, details)
  if (changes.length === 0) return true
  if (!(await updateDetails(trx, child.id, details, nameKey(details.givenName, details.familyName), version)))
    return false
  const how = {
    laId: by.laId,
    childId: child.id,
    source: `${by.name}, ${by.organisationName}: ${source}`,
    on: today,
    at: now,
    by: by.accountId,
  }
  await insertFacts(
    trx,
    changes.map(({ field, was, now: value }) => ({
      id: newId(now),
      kind: `correction-of-${field.replaceAll(/([A-Z])/g, '-$1').toLowerCase()}`,
      value: { was, now: value },
    })),
    how,
  )
  return true
}

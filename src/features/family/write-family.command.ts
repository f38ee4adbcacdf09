import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { newId } from '../../platform/ids/new-id.ts'
import {
  type Child,
  type Contact,
  correctContact,
  insertContacts,
  insertFacts,
  insertFamily,
  type Recorded,
} from '../children/index.ts'
import type { Ask } from '../slice.ts'
import type { AdultFacts } from './adult.form.ts'
import { moveToFamily } from './household.store.ts'

/** Writes down somebody who was not on file. */
export async function addAdult(
  ask: Ask,
  childId: string,
  facts: AdultFacts,
  position: number,
): Promise<void> {
  const contact = { ...contactOf(facts), id: newId(ask.now), position }
  await insertContacts(ask.trx, [contact], howOf(ask, childId, facts.since, facts.source))
}

/** @returns false when somebody ended or corrected the line meanwhile */
export async function correctAdult(
  ask: Ask,
  childId: string,
  known: Pick<Contact, 'id' | 'position'>,
  facts: AdultFacts,
): Promise<boolean> {
  const contact = { ...contactOf(facts), id: newId(ask.now), position: known.position }
  const how = howOf(ask, childId, facts.since, facts.source)
  return correctContact(ask.trx, known.id, contact, `Corrected: ${facts.source}`, how)
}

/**
 * Brings a child into the family of another, or parts the two. Both children keep a fact that says who said so and
 * since when; nothing else of either changes.
 * @returns false when somebody changed the child meanwhile
 */
export async function joinFamily(
  ask: Ask,
  child: Child,
  other: Child,
  how: { readonly since: PlainDate; readonly source: string; readonly together: boolean },
): Promise<boolean> {
  const familyId = how.together ? child.familyId : newId(ask.now)
  if (!how.together) await insertFamily(ask.trx, ask.by.laId, familyId, ask.now)
  if (!(await moveToFamily(ask.trx, other, familyId))) return false
  const kind = how.together ? 'brother-or-sister' : 'not-of-one-family'
  for (const [one, two] of [
    [child, other],
    [other, child],
  ] as const)
    await insertFacts(
      ask.trx,
      [{ id: newId(ask.now), kind, value: { with: two.reference } }],
      howOf(ask, one.id, how.since, how.source),
    )
  return true
}

function howOf({ by, now }: Ask, childId: string, on: PlainDate, source: string): Recorded {
  return { laId: by.laId, childId, source, on, at: now, by: by.accountId }
}

function contactOf({ since: _since, source: _source, ...facts }: AdultFacts) {
  return facts
}

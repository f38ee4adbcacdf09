import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Deps } from '../slice.ts'
import type { PersonToTell } from './due-deadlines.store.ts'

/** Who hears of what stays late after the managers did; undefined while the pack names nobody with an address. */
export function namedHead(
  { packs }: Pick<Deps, 'packs'>,
  pack: string,
  today: PlainDate,
): PersonToTell | undefined {
  const rules = packs.rulesAt(today, pack)
  for (const contact of ['named-head', 'named-cme-contact']) {
    const found = rules.contact(contact)
    if (found.ok && found.value.value.email !== undefined)
      return { name: found.value.value.name, address: found.value.value.email }
  }
  return undefined
}

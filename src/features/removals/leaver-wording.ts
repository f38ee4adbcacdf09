import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { LeaverWording } from '../../exchange/ctf/leaver-words.ts'
import type { Deps } from '../slice.ts'

/** The words of policy 4.11 and 4.12, as the pack gave them on the day. */
export function leaverWording(
  { deps, by }: { readonly deps: Pick<Deps, 'packs'>; readonly by: { readonly pack: string } },
  on: PlainDate,
): LeaverWording {
  const rules = deps.packs.rulesAt(on, by.pack)
  const unknown = rules.rule<string>('removal/unknown-destination')
  const territories = rules.rule<readonly { readonly label: string }[]>('removal/territories')
  return {
    unknownDestination: unknown.ok ? unknown.value.value : 'Unknown',
    territories: territories.ok ? territories.value.value.map(({ label }) => label) : [],
  }
}

import type { PlainDate } from '../domain/calendar/plain-date.ts'
import { type PackCitation, type Source, STRENGTHS } from './pack-kinds.ts'
import type { Pack } from './read-packs.ts'
import { overlaps, type Switches } from './value-on.ts'

/** A pack and those it extends, itself first. A pack that extends an unknown one, or itself, ends the chain. */
export function chainOf(packs: readonly Pack[], name: string): readonly Pack[] {
  const chain: Pack[] = []
  for (let next: string | undefined = name; next !== undefined; ) {
    const pack = packs.find((one) => one.pack === next)
    if (!pack || chain.includes(pack)) break
    chain.push(pack)
    next = pack.extends
  }
  return chain
}

/** The switches that the first pack of a chain turns on. */
export function switchesOf(chain: readonly Pack[]): Switches {
  return new Map(chain[0]?.switches.map((one) => [one.switch, one.from]))
}

/** Every source that a pack may cite: its own and those of the packs it extends. */
export function sourcesOf(chain: readonly Pack[]): ReadonlyMap<string, Source> {
  return new Map(chain.toReversed().flatMap((pack) => pack.sources.map((source) => [source.id, source])))
}

/** How strong the strongest of some citations is: 0 local policy, 1 statutory guidance, 2 statute. */
export function strengthOf(because: readonly PackCitation[]): number {
  return Math.max(...because.map(({ strength }) => STRENGTHS.indexOf(strength)))
}

/** Whether a pack declares that a stronger source governs a parameter in a period. */
export function isSetAside(
  pack: Pack,
  key: string,
  period: { readonly from: PlainDate; readonly to?: PlainDate },
): boolean {
  return pack.conflicts.some(({ parameter, governs, to }) => {
    const from = governs[0]?.from
    return (
      parameter === key && from !== undefined && overlaps(period, to === undefined ? { from } : { from, to })
    )
  })
}

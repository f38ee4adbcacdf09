import { addDays, type PlainDate } from '../domain/calendar/plain-date.ts'
import { ok, type Refusal, type Result, refuse } from '../domain/result.ts'
import { chainOf } from './pack-chain.ts'
import type { Pack } from './read-packs.ts'
import { rulesOf } from './rules-at.ts'
import type { Rules } from './rules-on-day.ts'

/** An authority that a pack speaks for. `key` is the pack's name, `code` the three digits of the authority. */
export interface PackAuthority {
  readonly key: string
  readonly code: string
  readonly name: string
  readonly shortName: string
}

/** Law and policy as dated, cited data, read once at start. */
export interface Packs {
  /**
   * What applied in an authority on a day. Throws for an authority without a pack; ask {@link Packs.findAuthority}
   * first when the name comes from outside.
   *
   * @param on         the day of the event that is judged, never "today" for the sake of it
   * @param authority  the pack's name, for example `staffordshire`
   */
  rulesAt(on: PlainDate, authority: string): Rules
  authorities(): readonly PackAuthority[]
  /** @refuses AUTHORITY_NOT_KNOWN, with those that are */
  findAuthority(key: string): Result<string, Refusal<'AUTHORITY_NOT_KNOWN'>>
  /** The names of an authority's pack and of those it extends, itself first: where its letters are looked for. */
  chainOf(authority: string): readonly string[]
  /** Tells one edition of an authority's rules from another: a short hash of its pack and those it extends. */
  editionOf(authority: string): string
  /** Parameters that nobody has checked against their sources for a year. */
  notCheckedSince(today: PlainDate): readonly { readonly file: string; readonly last: PlainDate }[]
}

/** Makes the packs usable. `editions` gives the short hash of each pack by name. */
export function packsFrom(packs: readonly Pack[], editions: ReadonlyMap<string, string>): Packs {
  const known = new Map<string, Rules>()
  const editionOf = (authority: string) => editions.get(authority) ?? 'unknown'
  return {
    rulesAt(on, authority) {
      const name = `${authority} ${on}`
      const before = known.get(name)
      if (before) return before
      const chain = chainOf(packs, authority)
      if (chain.length === 0) throw new Error(`There is no pack called ${authority}`)
      const rules = rulesOf(chain, on, editionOf(authority))
      // Days asked about are few; a careless caller that walks through a century must not fill the memory.
      if (known.size > 2000) known.clear()
      known.set(name, rules)
      return rules
    },
    authorities: () =>
      packs.flatMap(({ pack, authority }) => (authority ? [{ key: pack, ...authority }] : [])),
    findAuthority(key) {
      if (packs.some(({ pack }) => pack === key)) return ok(key)
      return refuse({
        code: 'AUTHORITY_NOT_KNOWN',
        message: `No pack is called ${key}. There are ${packs.map(({ pack }) => pack).join(', ')}.`,
        field: 'authority',
      })
    },
    chainOf: (authority) => chainOf(packs, authority).map(({ pack }) => pack),
    editionOf,
    notCheckedSince: (today) =>
      packs
        .flatMap(({ parameters }) => [...parameters.values()])
        .filter(({ checked }) => addDays(checked.last, 366) < today)
        .map(({ file, checked }) => ({ file, last: checked.last })),
  }
}

import type { PlainDate } from '../domain/calendar/plain-date.ts'
import { ok, type Refusal, type Result, refuse } from '../domain/result.ts'
import type { Citation, Rule } from '../domain/rule.ts'
import { isSetAside, sourcesOf, strengthOf, switchesOf } from './pack-chain.ts'
import { type PackCitation, STRENGTHS } from './pack-kinds.ts'
import type { Parameter } from './parameter-file.ts'
import type { Pack } from './read-packs.ts'
import { type ValueInForce, valueOn, valuesUnder } from './value-on.ts'

/** Finds the value of a parameter for one authority on one day: its own pack first, then the packs it extends. */
export interface RuleFinder {
  readonly on: PlainDate
  readonly authority: string
  readonly packEdition: string
  readonly chain: readonly Pack[]
  keys(): readonly string[]
  find<Value>(key: string): Rule<Value> | undefined
  /** @refuses NO_RULE_IN_FORCE */
  rule<Value>(key: string): Result<Rule<Value>, Refusal<'NO_RULE_IN_FORCE'>>
  cite(citation: PackCitation): Citation
}

export function ruleFinder(chain: readonly Pack[], on: PlainDate, packEdition: string): RuleFinder {
  const authority = chain[0]?.pack ?? ''
  const switches = switchesOf(chain)
  const sources = sourcesOf(chain)

  const cite = ({ source, at, strength, confidence }: PackCitation): Citation => ({
    source,
    title: sources.get(source)?.title ?? source,
    at,
    strength,
    confidence,
  })

  function find<Value>(key: string): Rule<Value> | undefined {
    for (const [index, pack] of chain.entries()) {
      const parameter = pack.parameters.get(key)
      const found = parameter && valueOn(parameter, on, switches)
      if (!parameter || !found || isGovernedByStronger(chain, index, parameter, found)) continue
      return toRule<Value>(pack, parameter, found)
    }
    return undefined
  }

  function toRule<Value>(pack: Pack, parameter: Parameter, found: ValueInForce): Rule<Value> {
    const { value, from, to } = found
    const because = value.because.toSorted(
      (a, b) => STRENGTHS.indexOf(b.strength) - STRENGTHS.indexOf(a.strength),
    )
    return {
      key: parameter.key,
      label: parameter.label,
      value: value.value as Value,
      ...(parameter.unit === undefined ? {} : { unit: parameter.unit }),
      ...(parameter.firstDay === undefined ? {} : { firstDay: parameter.firstDay }),
      because: because.map(cite),
      from,
      ...(to === undefined ? {} : { to }),
      confirmed: value.confirmed ?? value.because.some(({ confidence }) => confidence === 'V'),
      pack: pack.pack,
      packEdition,
    }
  }

  return {
    on,
    authority,
    packEdition,
    chain,
    cite,
    find,
    keys: () => [...new Set(chain.flatMap(({ parameters }) => [...parameters.keys()]))].sort(),
    rule: <Value>(key: string) => {
      const rule = find<Value>(key)
      return rule ? ok(rule) : noRule(chain, key, on)
    },
  }
}

// A weaker value of the authority's own pack that a declared conflict sets aside.
function isGovernedByStronger(
  chain: readonly Pack[],
  index: number,
  { key }: Parameter,
  { value, from, to }: ValueInForce,
): boolean {
  const pack = chain[index]
  const period = to === undefined ? { from } : { from, to }
  if (!pack || !isSetAside(pack, key, period)) return false
  const base = chain.slice(index + 1).find(({ parameters }) => parameters.has(key))
  const stronger = base?.parameters.get(key)?.values[0]
  return stronger !== undefined && strengthOf(stronger.because) > strengthOf(value.because)
}

function noRule(chain: readonly Pack[], key: string, on: PlainDate) {
  const pack = chain[0]?.pack ?? 'none'
  const parameter = chain.map(({ parameters }) => parameters.get(key)).find((one) => one !== undefined)
  const known = parameter && valuesUnder(parameter, switchesOf(chain))[0]?.from
  const help = known
    ? `Values are known from ${known}.`
    : parameter
      ? 'Its law is not switched on for this authority.'
      : 'No pack holds it.'
  return refuse({
    code: 'NO_RULE_IN_FORCE' as const,
    message:
      `No rule “${parameter?.label ?? key}” (${key}) is in force on ${on} in the pack ${pack}. ` +
      `${help} Ask about another day, or add the value to the pack.`,
    facts: { parameter: key, on, pack },
  })
}

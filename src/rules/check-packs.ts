import { checkConflicts } from './check-conflicts.ts'
import { checkGrounds } from './check-grounds.ts'
import { checkPeriods, checkSources } from './check-parameters.ts'
import { checkAgainstStronger } from './check-strength.ts'
import { chainOf } from './pack-chain.ts'
import type { Pack, PackFault } from './read-packs.ts'

/**
 * Checks packs against themselves and against each other: sources known and in force, no gap or overlap in time, no
 * weaker source that moves a value the wrong way or drops a condition without a declared conflict. Gathers every
 * fault.
 */
export function checkPacks(packs: readonly Pack[]): readonly PackFault[] {
  return packs.flatMap((pack) => {
    const chain = chainOf(packs, pack.pack)
    return [
      ...checkHead(pack, packs),
      ...checkSources(pack, chain),
      ...checkPeriods(pack),
      ...checkSwitches(pack, chain),
      ...checkGrounds(pack, chain),
      ...checkConflicts(pack, chain),
      ...checkAgainstStronger(pack, chain),
    ]
  })
}

function checkHead(pack: Pack, packs: readonly Pack[]): readonly PackFault[] {
  const file = `${pack.pack}/pack.yaml`
  const faults: PackFault[] = []
  if (pack.extends !== undefined && !packs.some((other) => other.pack === pack.extends)) {
    faults.push({ file, problem: `extends: there is no pack called ${pack.extends}` })
  }
  if (pack.kind === 'authority' && !pack.authority) {
    faults.push({ file, problem: 'authority: an authority’s pack says which authority it is for' })
  }
  return faults
}

function checkSwitches(pack: Pack, chain: readonly Pack[]): readonly PackFault[] {
  const file = `${pack.pack}/pack.yaml`
  const switched = chain.flatMap((one) => [...one.parameters.values()].flatMap(({ values }) => values))
  return pack.switches.flatMap((one) => {
    const values = switched.filter((value) => value.switch === one.switch)
    if (values.length === 0) return [{ file, problem: `switches: no value waits for ${one.switch}` }]
    const first = values.map(({ from }) => from).sort()[0] ?? one.from
    return one.from < first
      ? [{ file, problem: `switches: ${one.switch} cannot be on before ${first}, when the law was passed` }]
      : []
  })
}

/** A pair with how sure its maker was, higher is surer. */
export interface ScoredLink {
  readonly left: string
  readonly right: string
  readonly weight: number
}

export type Truth = ReadonlyMap<string, string | undefined>

export interface Accuracy {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Of the true pairs how many were found, and of those found how many are true. */
export function accuracyOf(links: readonly ScoredLink[], truth: Truth): Accuracy {
  const right = links.filter((link) => truth.get(link.right) === link.left).length
  const all = trueCount(truth)
  return {
    precision: shown(right / Math.max(1, links.length)),
    recall: shown(right / all),
    f1: shown((2 * right) / (links.length + all)),
  }
}

/** The best F1 that any threshold gives. */
export function bestF1(
  links: readonly ScoredLink[],
  truth: Truth,
): { readonly f1: number; readonly weight: number } {
  const sorted = links.toSorted((one, other) => other.weight - one.weight)
  const all = trueCount(truth)
  let right = 0
  let best = { f1: 0, weight: Number.POSITIVE_INFINITY }
  for (const [at, link] of sorted.entries()) {
    if (truth.get(link.right) === link.left) right += 1
    const f1 = (2 * right) / (at + 1 + all)
    if (f1 > best.f1) best = { f1, weight: link.weight }
  }
  return { f1: shown(best.f1), weight: shown(best.weight) }
}

export interface MissingChildren {
  /** Children on no roll who were linked to somebody, of all on no roll. */
  readonly missed: number
  /** Children on a roll who were linked to nobody: families asked for nothing. */
  readonly falseAlarms: number
  readonly weight: number
}

/** The lowest threshold at which at most 2% of the children on no roll are linked to somebody. */
export function missingAt(links: readonly ScoredLink[], truth: Truth, mostMissed = 0.02): MissingChildren {
  const onNoRoll = truth.size - trueCount(truth)
  const best = new Map<string, number>()
  for (const { right, weight } of links)
    best.set(right, Math.max(weight, best.get(right) ?? Number.NEGATIVE_INFINITY))
  const sorted = [...best].sort(([, one], [, other]) => other - one)
  let missed = 0
  let linked = 0
  let weight = Number.POSITIVE_INFINITY
  for (const [id, of] of sorted) {
    if (truth.get(id) === undefined) {
      if ((missed + 1) / Math.max(1, onNoRoll) > mostMissed) break
      missed += 1
    } else linked += 1
    weight = of
  }
  return {
    missed: shown(missed / Math.max(1, onNoRoll)),
    falseAlarms: trueCount(truth) - linked,
    weight: shown(weight),
  }
}

function trueCount(truth: Truth): number {
  let count = 0
  for (const id of truth.values()) if (id !== undefined) count += 1
  return count
}

function shown(value: number): number {
  return Math.round(value * 100_000) / 100_000
}

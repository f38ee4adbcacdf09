import { decidedRows } from './decided-pairs.ts'
import { judgedPairs, type LinkedPair, type LinkOptions } from './link-records.ts'
import type { RecordTable } from './record-table.ts'
import { weightFor } from './score-pair.ts'
import { type WeighedPairs, weighPairs } from './weigh-pairs.ts'

export interface Clustering {
  readonly weighed: WeighedPairs
  /** The number of each row's cluster: the row whose id comes first in it. */
  readonly clusterOf: Int32Array
  /** Pairs that a person should look at, best first. */
  readonly review: readonly LinkedPair[]
  /** Pairs strong enough to be linked, before clusters were weighed. */
  readonly links: readonly LinkedPair[]
}

/** What two records say that were never compared, in bits. */
const MISSING_EDGE = -3
/** Two that must not stand in one cluster: twins, and what a person held apart. */
const APART = -1e6
/** From evens the mean of a cluster carries it. */
const USUAL_THRESHOLD = 0.5

/**
 * Finds the records of one table that are one child, by average linkage: clusters grow while the mean weight between
 * them stays above the threshold. Records that could be twins, and records a person held apart, never end in one.
 */
export function clusterRecords(table: RecordTable, options: LinkOptions = {}): Clustering {
  const weighed = weighPairs(table, table, true, options)
  const decided = decidedRows(table, table, options.decided ?? [], true)
  const threshold = options.threshold ?? USUAL_THRESHOLD
  const judged = judgedPairs(weighed, decided, { ...options, threshold })
  const edges = judged.map(({ rows, weight, doubt, decision }) => ({
    a: rows[0],
    b: rows[1],
    weight:
      decision === 'same'
        ? -APART
        : doubt === 'twins' || decision === 'cannot-tell'
          ? APART
          : Math.min(weight, 30),
  }))
  for (const { a, b, decision } of decided.pairs)
    if (decision === 'not-same') edges.push({ a, b, weight: APART })
  const clusterOf = averageLinkage(table, edges, weightFor(threshold))
  return {
    weighed,
    clusterOf,
    review: judged.filter(
      ({ verdict, rows }) => verdict === 'review' && clusterOf[rows[0]] !== clusterOf[rows[1]],
    ),
    links: judged.filter(({ verdict }) => verdict === 'link'),
  }
}

interface Edge {
  readonly a: number
  readonly b: number
  readonly weight: number
}

interface Cluster {
  rows: number[]
  /** The sum of the weights to each neighbour, and how many pairs were compared. */
  readonly near: Map<number, { sum: number; pairs: number }>
}

function averageLinkage(table: RecordTable, edges: readonly Edge[], threshold: number): Int32Array {
  const clusterOf = Int32Array.from({ length: table.size }, (_, row) => row)
  for (const component of components(edges)) {
    for (const rows of mergeComponent(component, threshold, (row) => table.id(row))) {
      const first = rows.reduce((one, other) => (table.id(other) < table.id(one) ? other : one))
      for (const row of rows) clusterOf[row] = first
    }
  }
  return clusterOf
}

function components(edges: readonly Edge[]): Iterable<readonly Edge[]> {
  const parent = new Map<number, number>()
  const root = (row: number): number => {
    let at = row
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up)
      at = up
    }
    return at
  }
  for (const { a, b } of edges) parent.set(root(a), root(b))
  return Map.groupBy(edges, ({ a }) => root(a)).values()
}

function mergeComponent(
  edges: readonly Edge[],
  threshold: number,
  id: (row: number) => string,
): readonly number[][] {
  const clusters = new Map<number, Cluster>()
  const of = (row: number) => {
    const cluster = clusters.get(row) ?? { rows: [row], near: new Map() }
    clusters.set(row, cluster)
    return cluster
  }
  for (const { a, b, weight } of edges) {
    of(a).near.set(b, { sum: weight, pairs: 1 })
    of(b).near.set(a, { sum: weight, pairs: 1 })
  }
  for (;;) {
    const best = bestMerge(clusters, threshold, id)
    if (best === undefined)
      return [...clusters.values()].map(({ rows }) => rows).filter((rows) => rows.length > 1)
    const [one, other] = best
    if (id(one) < id(other)) merge(clusters, one, other)
    else merge(clusters, other, one)
  }
}

function bestMerge(clusters: ReadonlyMap<number, Cluster>, threshold: number, id: (row: number) => string) {
  let best: { pair: [number, number]; mean: number; key: string } | undefined
  for (const [one, cluster] of clusters)
    for (const [other, { sum, pairs }] of cluster.near) {
      if (one >= other) continue
      const all = cluster.rows.length * (clusters.get(other)?.rows.length ?? 1)
      const mean = (sum + (all - pairs) * MISSING_EDGE) / all
      if (mean < threshold || (best !== undefined && mean < best.mean)) continue
      const [low = '', high = ''] = [id(one), id(other)].sort()
      const key = `${low}\n${high}`
      if (best === undefined || mean > best.mean || key < best.key) best = { pair: [one, other], mean, key }
    }
  return best?.pair
}

function merge(clusters: Map<number, Cluster>, into: number, from: number): void {
  const [kept, gone] = [clusters.get(into), clusters.get(from)]
  if (kept === undefined || gone === undefined) return
  kept.rows = [...kept.rows, ...gone.rows]
  kept.near.delete(from)
  for (const [other, { sum, pairs }] of gone.near) {
    if (other === into) continue
    const known = kept.near.get(other) ?? { sum: 0, pairs: 0 }
    const joined = { sum: known.sum + sum, pairs: known.pairs + pairs }
    kept.near.set(other, joined)
    clusters.get(other)?.near.delete(from)
    clusters.get(other)?.near.set(into, joined)
  }
  clusters.delete(from)
}

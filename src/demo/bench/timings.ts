/** Seconds of each of some runs. */
export interface Timing {
  readonly runs: number
  readonly least: number
  readonly median: number
  readonly most: number
}

/** Runs work several times and times each run. */
export async function timed(runs: number, work: () => Promise<unknown>): Promise<Timing> {
  const seconds: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    await work()
    seconds.push((performance.now() - start) / 1000)
  }
  seconds.sort((a, b) => a - b)
  return { runs, least: quantile(seconds, 0), median: quantile(seconds, 0.5), most: quantile(seconds, 1) }
}

/** The value below which such a share of sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

export function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits))
}

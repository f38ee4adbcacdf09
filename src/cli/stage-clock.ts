import process from 'node:process'

/** Seconds by stage, and the most memory the process has held. */
export interface StageClock {
  begin(stage: string): void
  seconds(): Readonly<Record<string, number>>
  peakMemoryBytes(): number
}

export function stageClock(tell: (line: string) => void = () => undefined): StageClock {
  const spent = new Map<string, number>()
  let stage = ''
  let began = performance.now()
  const close = () => {
    if (stage !== '') spent.set(stage, (spent.get(stage) ?? 0) + performance.now() - began)
    began = performance.now()
  }
  return {
    begin(next) {
      close()
      if (stage !== '' && stage !== next) tell(`${stage}: ${((spent.get(stage) ?? 0) / 1000).toFixed(2)} s`)
      stage = next
    },
    seconds() {
      close()
      return Object.fromEntries([...spent].map(([name, ms]) => [name, Math.round(ms) / 1000]))
    },
    peakMemoryBytes: () => process.resourceUsage().maxRSS * 1024,
  }
}

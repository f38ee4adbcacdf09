import type { ClockDay, ClockFlag } from './clock-strip.tsx'

/** Where a flag stands over the strip: the row, 1 at the bottom, and the side of its day. */
export interface FlagPlace {
  readonly flag: ClockFlag
  readonly level: number
  readonly atRight: boolean
}

/** Pixels of the design at 1280 wide; a wider screen only leaves more room. */
const STRIP_WIDTH = 1150
const FLAG_WIDTH = 180
const SKIP_WIDTHS = { weekend: 13, single: 36, run: 17 } as const
const HIGHEST = 3

/** Puts flags that would run into each other on rows above one another, and turns those near the right edge round. */
export function placeFlags(days: readonly ClockDay[], flags: readonly ClockFlag[]): readonly FlagPlace[] {
  const middles = middlesOf(days)
  const ends: number[] = []
  const places: FlagPlace[] = []
  for (const flag of [...flags].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const middle = middles.get(flag.date)
    if (middle === undefined) continue
    const atRight = middle + FLAG_WIDTH > STRIP_WIDTH
    const from = atRight ? middle - FLAG_WIDTH : middle
    let level = 1
    while (level < HIGHEST && (ends[level] ?? -1) > from) level += 1
    ends[level] = from + FLAG_WIDTH
    places.push({ flag, level, atRight })
  }
  return places
}

function middlesOf(days: readonly ClockDay[]): ReadonlyMap<string, number> {
  const fixed = days.reduce((sum, day) => sum + (skipWidth(day) ?? 0), 0)
  const counted = days.filter((day) => skipWidth(day) === undefined).length
  const cell = (STRIP_WIDTH - fixed) / Math.max(1, counted)
  const middles = new Map<string, number>()
  let left = 0
  for (const day of days) {
    const width = skipWidth(day) ?? cell
    middles.set(day.date, left + width / 2)
    left += width
  }
  return middles
}

function skipWidth(day: ClockDay): number | undefined {
  if (day.number !== undefined) return undefined
  if (day.notCounted === 'weekend') return SKIP_WIDTHS.weekend
  return day.notCounted?.endsWith(' day') ? SKIP_WIDTHS.single : SKIP_WIDTHS.run
}

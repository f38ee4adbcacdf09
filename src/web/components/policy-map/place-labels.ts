import type { MapMove } from './map-moves.ts'
import { BOXES, LANES, STEP } from './map-places.ts'
import type { Point } from './route-moves.ts'

/** Words beside a line: the middle of their foot, in pixels. */
export interface Label {
  readonly text: string
  readonly x: number
  readonly y: number
}

type Rect = readonly [x: number, y: number, w: number, h: number]
const LETTER = 5.7
const HIGH = 11

/**
 * Finds a place for the numbers of the transitions beside their lines: on the move's own part of its line, clear of
 * boxes, of headings and of other labels. Short lines choose first.
 */
export function placeLabels(paths: ReadonlyMap<MapMove, readonly Point[]>): readonly Label[] {
  const taken: Rect[] = [
    ...[...BOXES.values()].map(
      ({ x, y, w, h }): Rect => [x * STEP - 2, y * STEP - 2, w * STEP + 4, h * STEP + 4],
    ),
    ...LANES.map(({ top }): Rect => [0, top * STEP + 6, 330, 24]),
  ]
  const passing = passingMoves(paths)
  const labels: Label[] = []
  const numbered = [...paths].filter(([move]) => move.transitions.length > 0)
  for (const [move, path] of numbered.toSorted((a, b) => a[1].length - b[1].length)) {
    const whole = bestPlace(move.transitions.join(' '), path, taken, passing)
    const parts =
      whole === undefined && move.transitions.length > 1 ? stacked(move, path, taken, passing) : whole
    for (const { text, rect } of parts ?? []) {
      taken.push(rect)
      labels.push({ text, x: Math.round((rect[0] + rect[2] / 2) * 10) / 10, y: rect[1] + 9 })
    }
  }
  return labels
}

interface Placed {
  readonly text: string
  readonly rect: Rect
}

function bestPlace(
  text: string,
  path: readonly Point[],
  taken: readonly Rect[],
  passing: Passing,
): readonly Placed[] | undefined {
  const w = text.length * LETTER + 4
  let best: { readonly rect: Rect; readonly score: number } | undefined
  for (const { x, y, index, across } of innerPoints(path)) {
    const candidates: readonly Rect[] = across
      ? [
          [x - w / 2, y - 13, w, HIGH],
          [x - w / 2, y + 3, w, HIGH],
        ]
      : [
          [x + 4, y - HIGH / 2, w, HIGH],
          [x - w - 3, y - HIGH / 2, w, HIGH],
        ]
    for (const rect of candidates) {
      if (hits(rect, taken)) continue
      const shared = (passing.get(pointKey(x / STEP, y / STEP))?.size ?? 0) > 1
      const nearEnd = Math.min(index, path.length - index) < 2
      const score = (shared ? 40 : 0) + (nearEnd ? 6 : 0) + index * 0.12 + linesUnder(rect, passing) * 9
      if (best === undefined || score < best.score) best = { rect, score }
    }
  }
  return best === undefined ? undefined : [{ text, rect: best.rect }]
}

/** Where the numbers do not fit side by side, one above the other. */
function stacked(
  move: MapMove,
  path: readonly Point[],
  taken: readonly Rect[],
  passing: Passing,
): readonly Placed[] | undefined {
  const w = 22
  const offsets = [
    [-13, 3],
    [3, 13],
    [-24, -13],
  ]
  let best: { readonly rects: readonly Rect[]; readonly score: number } | undefined
  for (const { x, y, across } of innerPoints(path)) {
    if (!across) continue
    for (const heights of offsets) {
      const rects = heights.map((dy): Rect => [x - w / 2, y + dy, w, HIGH])
      if (rects.some((rect) => hits(rect, taken))) continue
      const score = rects.reduce((sum, rect) => sum + linesUnder(rect, passing), 0)
      if (best === undefined || score < best.score) best = { rects, score }
    }
  }
  return best?.rects.flatMap((rect, index) => {
    const text = move.transitions[index]
    return text === undefined ? [] : [{ text, rect }]
  })
}

type Passing = ReadonlyMap<string, ReadonlySet<MapMove>>
const pointKey = (x: number, y: number) => `${x},${y}`

function passingMoves(paths: ReadonlyMap<MapMove, readonly Point[]>): Passing {
  const passing = new Map<string, Set<MapMove>>()
  for (const [move, path] of paths) {
    for (const [x, y] of path) {
      const moves = passing.get(pointKey(x, y)) ?? new Set<MapMove>()
      passing.set(pointKey(x, y), moves.add(move))
    }
  }
  return passing
}

function innerPoints(path: readonly Point[]) {
  return path.flatMap(([x, y], index) => {
    const [before, after] = [path[index - 1], path[index + 1]]
    if (before === undefined || after === undefined) return []
    const across = before[1] === y && after[1] === y
    const down = before[0] === x && after[0] === x
    return across || down ? [{ x: x * STEP, y: y * STEP, index, across }] : []
  })
}

function linesUnder([x, y, w, h]: Rect, passing: Passing): number {
  let count = 0
  for (let row = Math.ceil((y + 0.01) / STEP); row * STEP < y + h; row += 1) {
    for (let column = Math.ceil((x + 0.01) / STEP); column * STEP < x + w; column += 1) {
      if (passing.has(pointKey(column, row))) count += 1
    }
  }
  return count
}

function hits([x, y, w, h]: Rect, taken: readonly Rect[]): boolean {
  return taken.some(([tx, ty, tw, th]) => x < tx + tw && x + w > tx && y < ty + th && y + h > ty)
}

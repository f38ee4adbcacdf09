import { STEP } from './map-places.ts'
import type { Point } from './route-moves.ts'

/** The outline of a line with rounded corners, in pixels. */
export function roundedPath(corners: readonly Point[], radius = 6): string {
  const points = corners.map(([x, y]) => [x * STEP, y * STEP] as const)
  return points
    .map(([x, y], index) => {
      const [before, after] = [points[index - 1], points[index + 1]]
      if (before === undefined) return `M${x},${y}`
      if (after === undefined) return `L${x},${y}`
      const [a, b] = [Math.sign(before[0] - x), Math.sign(before[1] - y)]
      const [c, d] = [Math.sign(after[0] - x), Math.sign(after[1] - y)]
      return `L${x + a * radius},${y + b * radius}Q${x},${y} ${x + c * radius},${y + d * radius}`
    })
    .join('')
}

/** The outline of an arrow head at the end of a line. */
export function arrowHead(corners: readonly Point[]): string {
  const [end, before] = [corners.at(-1), corners.at(-2)]
  if (end === undefined || before === undefined) throw new Error('A line has two ends')
  const [dx, dy] = [Math.sign(end[0] - before[0]), Math.sign(end[1] - before[1])]
  const [x, y] = [end[0] * STEP, end[1] * STEP]
  const side = (sign: 1 | -1) => `${x - dx * 8 - sign * dy * 4.2},${y - dy * 8 - sign * dx * 4.2}`
  return `M${x},${y}L${side(1)}L${side(-1)}Z`
}

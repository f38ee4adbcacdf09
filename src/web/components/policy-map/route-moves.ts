import { CheapestFirst } from './cheapest-first.ts'
import type { MapMove } from './map-moves.ts'
import { BOXES, type Box, boxOf, HEIGHT, LANES, WIDTH } from './map-places.ts'

/** A point of the grid, in steps. */
export type Point = readonly [x: number, y: number]

const COLUMNS = WIDTH + 1
const TOP = 7
/** Right, down, left, up. */
const DX = [1, 0, -1, 0] as const
const DY = [0, 1, 0, -1] as const
const at = (x: number, y: number) => y * COLUMNS + x
const seg = (a: number, b: number) => (a < b ? a * 100_000 + b : b * 100_000 + a)

interface Port {
  readonly x: number
  readonly y: number
  readonly side: number
  readonly cost: number
}

/** What is drawn already: which moves pass a point and in which directions (1 across, 2 down), and which share a step. */
interface Drawn {
  readonly nodes: Map<number, Map<MapMove, number>>
  readonly segments: Map<number, Set<MapMove>>
}

/**
 * Finds a way for every move on the grid, as a shortest path: bends and crossings cost, unrelated lines never run
 * together, lines that leave the same box or reach the same one may. Short moves go first; then each is taken out
 * and laid again, some times over. Takes a second or more, so it runs when the process changes and is kept.
 */
export function routeMoves(moves: readonly MapMove[]): ReadonlyMap<MapMove, readonly Point[]> {
  const blocked = blockedPoints()
  const dear = dearPoints()
  const drawn: Drawn = { nodes: new Map(), segments: new Map() }
  const paths = new Map<MapMove, readonly Point[]>()
  const isEntry = (move: MapMove) => (move.transitions.length === 0 ? 0 : 1)
  const order = moves.toSorted((a, b) => isEntry(a) - isEntry(b) || distance(a) - distance(b))
  for (let pass = 0; pass < 7; pass += 1) {
    for (const move of order) {
      const before = paths.get(move)
      if (before !== undefined) mark(drawn, move, before, false)
      const path = routeOne(move, drawn, blocked, dear)
      paths.set(move, path)
      mark(drawn, move, path, true)
    }
  }
  return paths
}

/** The points at which a path turns, with its two ends. */
export function cornersOf(path: readonly Point[]): readonly Point[] {
  return path.filter((point, index) => {
    const [before, after] = [path[index - 1], path[index + 1]]
    if (before === undefined || after === undefined) return true
    const across = before[1] === point[1] && point[1] === after[1]
    const down = before[0] === point[0] && point[0] === after[0]
    return !across && !down
  })
}

function routeOne(move: MapMove, drawn: Drawn, blocked: Uint8Array, dear: Float32Array): readonly Point[] {
  const goals = new Map(
    ports(boxOf(move.to)).map((port) => [
      key(port.x + step(DX, port.side), port.y + step(DY, port.side), (port.side + 2) % 4),
      port,
    ]),
  )
  const best = new Map<number, number>()
  const cameFrom = new Map<number, number | Point>()
  const queue = new CheapestFirst()
  const visit = (state: number, cost: number, from: number | Point) => {
    if ((best.get(state) ?? Number.POSITIVE_INFINITY) <= cost + 1e-9) return
    best.set(state, cost)
    cameFrom.set(state, from)
    queue.add(cost, state)
  }
  for (const port of ports(boxOf(move.from))) {
    const [x, y] = [port.x + step(DX, port.side), port.y + step(DY, port.side)]
    if (!isFree(x, y, blocked)) continue
    const cost = port.cost * 0.9 + portCost(move, port, drawn, 'from')
    const first =
      stepCost(move, port.x, port.y, x, y, drawn) + pointCost(move, x, y, false, port.side, drawn, dear)
    visit(key(x, y, port.side), cost + first, [port.x, port.y])
  }
  let end: { readonly state: number; readonly port: Port } | undefined
  let endCost = Number.POSITIVE_INFINITY
  while (queue.size > 0) {
    const taken = queue.take()
    if (taken === undefined || taken.cost >= endCost) break
    const { cost, item: state } = taken
    if (cost > (best.get(state) ?? 0) + 1e-9) continue
    const { x, y, side } = unkey(state)
    const port = goals.get(state)
    if (port !== undefined) {
      const total =
        cost +
        port.cost * 0.9 +
        portCost(move, port, drawn, 'to') +
        stepCost(move, x, y, port.x, port.y, drawn)
      if (total < endCost) {
        endCost = total
        end = { state, port }
      }
    }
    for (let turnTo = 0; turnTo < 4; turnTo += 1) {
      const [nextX, nextY] = [x + step(DX, turnTo), y + step(DY, turnTo)]
      if (turnTo === (side + 2) % 4 || !isFree(nextX, nextY, blocked)) continue
      const turns = turnTo !== side
      const more =
        stepCost(move, x, y, nextX, nextY, drawn) +
        pointCost(move, nextX, nextY, false, turnTo, drawn, dear) +
        (turns ? turnCost(move, x, y, drawn) : 0)
      visit(key(nextX, nextY, turnTo), cost + more, state)
    }
  }
  if (end === undefined) throw new Error(`There is no room for a line from ${move.from} to ${move.to}`)
  return trace(end.state, [end.port.x, end.port.y], cameFrom)
}

function trace(last: number, end: Point, cameFrom: ReadonlyMap<number, number | Point>): readonly Point[] {
  const path: Point[] = [end]
  for (let state = last; ; ) {
    const { x, y } = unkey(state)
    path.push([x, y])
    const before = cameFrom.get(state)
    if (before === undefined) throw new Error('A path has no beginning')
    if (typeof before !== 'number') {
      path.push(before)
      return path.reverse()
    }
    state = before
  }
}

const kin = (a: MapMove, b: MapMove) => a.from === b.from || a.to === b.to

function others(move: MapMove, x: number, y: number, drawn: Drawn): readonly (readonly [MapMove, number])[] {
  return [...(drawn.nodes.get(at(x, y)) ?? [])].filter(([other]) => other !== move)
}

function portCost(move: MapMove, port: Port, drawn: Drawn, end: 'from' | 'to'): number {
  return others(move, port.x, port.y, drawn).filter(([other]) => other[end] !== move[end]).length * 100
}

function stepCost(move: MapMove, x: number, y: number, toX: number, toY: number, drawn: Drawn): number {
  let cost = 1
  for (const other of drawn.segments.get(seg(at(x, y), at(toX, toY))) ?? []) {
    if (other === move) continue
    cost = kin(move, other) ? Math.min(cost, 0.55) : cost + 300
  }
  return cost
}

function pointCost(
  move: MapMove,
  x: number,
  y: number,
  turns: boolean,
  side: number,
  drawn: Drawn,
  dear: Float32Array,
): number {
  let cost = dear[at(x, y)] ?? 0
  for (const [other, directions] of others(move, x, y, drawn)) {
    if (kin(move, other)) cost += other.from === move.to || other.to === move.from ? 6 : 0
    else if (turns || directions === 3 || directions === (side % 2 === 0 ? 1 : 2)) cost += 60
    else cost += 4.5
  }
  return cost
}

function turnCost(move: MapMove, x: number, y: number, drawn: Drawn): number {
  return 7 + others(move, x, y, drawn).filter(([other]) => !kin(other, move)).length * 60
}

function mark(drawn: Drawn, move: MapMove, path: readonly Point[], on: boolean): void {
  for (const [index, [x, y]] of path.entries()) {
    const [before, after] = [path[index - 1], path[index + 1]]
    const directions = (before ? (before[0] === x ? 2 : 1) : 0) | (after ? (after[0] === x ? 2 : 1) : 0)
    const node = drawn.nodes.get(at(x, y)) ?? new Map<MapMove, number>()
    drawn.nodes.set(at(x, y), node)
    if (on) node.set(move, directions)
    else node.delete(move)
    if (before === undefined) continue
    const segment = seg(at(before[0], before[1]), at(x, y))
    const sharers = drawn.segments.get(segment) ?? new Set<MapMove>()
    drawn.segments.set(segment, sharers)
    if (on) sharers.add(move)
    else sharers.delete(move)
  }
}

/** Where lines may leave or reach a box: not at its corners, best in the middle of a side. */
function ports({ x, y, w, h }: Box): readonly Port[] {
  const found: Port[] = []
  for (let i = 2; i <= h - 2; i += 1) {
    const cost = Math.abs(i - h / 2)
    found.push({ x: x + w, y: y + i, side: 0, cost }, { x, y: y + i, side: 2, cost })
  }
  for (let i = 2; i <= w - 2; i += 1) {
    const cost = Math.abs(i - w / 2) * 0.35
    found.push({ x: x + i, y: y + h, side: 1, cost }, { x: x + i, y, side: 3, cost })
  }
  return found
}

function blockedPoints(): Uint8Array {
  const blocked = new Uint8Array(COLUMNS * (HEIGHT + 1))
  for (const { x, y, w, h } of BOXES.values()) {
    for (let row = y; row <= y + h; row += 1) blocked.fill(1, at(x, row), at(x + w, row) + 1)
  }
  return blocked
}

/** Headings of lanes are dear to cross, edges of lanes a little; the gaps of the main rows belong to the main line. */
function dearPoints(): Float32Array {
  const dear = new Float32Array(COLUMNS * (HEIGHT + 1))
  const add = (x: number, y: number, cost: number) => {
    dear[at(x, y)] = (dear[at(x, y)] ?? 0) + cost
  }
  for (const { top, bottom, rows } of LANES) {
    for (let y = top; y < top + 4; y += 1) {
      for (let x = 0; x < 48; x += 1) if (x < 22 || x > 25) add(x, y, 9)
    }
    for (let x = 0; x <= WIDTH; x += 1) {
      add(x, top, 1.5)
      add(x, bottom, 1.5)
    }
    for (let y = rows[1]; y <= rows[1] + 8; y += 1) {
      for (let x = 0; x <= WIDTH; x += 1) if (isGap(x)) add(x, y, 1.6)
    }
  }
  return dear
}

/** Whether a column lies between two boxes that stand side by side. */
function isGap(x: number): boolean {
  const boxes = [...BOXES.values()]
  return x > 17 && x < WIDTH - 17 && !boxes.some((box) => x >= box.x && x <= box.x + box.w)
}

function distance(move: MapMove): number {
  const [from, to] = [boxOf(move.from), boxOf(move.to)]
  return Math.abs(from.x - to.x) + Math.abs(from.y - to.y)
}

function isFree(x: number, y: number, blocked: Uint8Array): boolean {
  return x >= 0 && y >= TOP && x <= WIDTH && y <= HEIGHT && blocked[at(x, y)] !== 1
}

function step(by: readonly number[], side: number): number {
  return by[side] ?? 0
}

function key(x: number, y: number, side: number): number {
  return at(x, y) * 4 + side
}

function unkey(state: number): { readonly x: number; readonly y: number; readonly side: number } {
  const side = state % 4
  const point = (state - side) / 4
  const x = point % COLUMNS
  return { x, y: (point - x) / COLUMNS, side }
}

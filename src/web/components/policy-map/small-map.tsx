import type { VNode } from 'preact'
import { STATES, type StateId, stateOf } from '../../../domain/case/process-states.ts'
import { LAYOUT } from './map-layout.ts'
import { boxOf, LANES, STEP, WIDTH } from './map-places.ts'
import type { Point } from './route-moves.ts'
import { wayInWords } from './way-in-words.ts'

const SCALE = 0.29 * STEP
const TOP = 7
const BOTTOM = 117
const WIDE = Math.round(WIDTH * SCALE)
const HIGH = Math.round((BOTTOM - TOP + 1) * SCALE)

export interface SmallMapProps {
  /** The states walked through, in order, without the present one; those of an earlier thread first. */
  readonly walked: readonly StateId[]
  readonly here: StateId
  readonly next: readonly StateId[]
  /** Makes the ids unique where a page has two. */
  readonly id?: string
}

/** "You are here": the policy map, small, with the way walked solid, the present state filled and what can follow dashed. */
export function SmallMap({ walked, here, next, id = 'small-map' }: SmallMapProps): VNode {
  const way = [...walked, here]
  const steps = new Set(way.flatMap((to, index) => stepsInto(to, way.slice(0, index))))
  const plain = LAYOUT.moves.filter((move) => move.transitions.length > 0)
  return (
    <svg
      class="onr-mini"
      viewBox={`0 -4 ${WIDE} ${HIGH + 8}`}
      role="img"
      aria-labelledby={`${id}-title`}
      xmlns="http://www.w3.org/2000/svg"
    >
      <title id={`${id}-title`}>{wayInWords(walked, here, next)}</title>
      {LANES.map(({ lane, top, bottom }) => (
        <rect
          key={lane}
          class="mm-lane"
          x="0"
          y={down(top)}
          width={WIDE}
          height={scaled(bottom - top)}
          rx="3"
        />
      ))}
      {plain.map(({ from, to, corners }) => (
        <path key={`${from} ${to}`} class="mm-mv" d={line(corners)} />
      ))}
      {plain
        .filter((move) => steps.has(`${move.from} ${move.to}`))
        .map(({ from, to, corners }) => (
          <path key={`walked ${from} ${to}`} class="mm-walk" d={line(corners)} />
        ))}
      {plain
        .filter((move) => move.from === here && next.includes(move.to))
        .map(({ from, to, corners }) => (
          <path key={`next ${from} ${to}`} class="mm-next" d={line(corners)} />
        ))}
      {STATES.map(({ id: state }) => (
        <SmallBox key={state} state={state} stands={standing(state, walked, here, next)} />
      ))}
    </svg>
  )
}

type Standing = 'here' | 'walk' | 'next' | ''

function standing(
  state: StateId,
  walked: readonly StateId[],
  here: StateId,
  next: readonly StateId[],
): Standing {
  if (state === here) return 'here'
  if (walked.includes(state)) return 'walk'
  return next.includes(state) ? 'next' : ''
}

function SmallBox({ state, stands }: { readonly state: StateId; readonly stands: Standing }): VNode {
  const box = boxOf(state)
  const [x, y, w, h] = [across(box.x), down(box.y), scaled(box.w), scaled(box.h)]
  const grow = stands === 'here' ? 3 : 0
  return (
    <g>
      <rect
        class={`mm-st ${stands}`.trim()}
        x={x - grow}
        y={y - grow}
        width={w + 2 * grow}
        height={h + 2 * grow}
        rx="2"
      />
      {stands !== '' && (
        <text class={`mm-t ${stands}`} x={x + w / 2} y={y + h / 2 + 3.8} text-anchor="middle">
          {state}
        </text>
      )}
    </g>
  )
}

/**
 * The steps that may have led into a state: from the one before it, or, where another thread begins, from the state
 * that handed over, which need not be the last one walked.
 */
function stepsInto(to: StateId, before: readonly StateId[]): readonly string[] {
  const last = before.at(-1)
  if (last === undefined) return []
  if (stateOf(last).matter === stateOf(to).matter) return [`${last} ${to}`]
  const from = before.findLast((state) => LAYOUT.moves.some((move) => move.from === state && move.to === to))
  return from === undefined ? [] : [`${from} ${to}`]
}

const across = (x: number) => round(x * SCALE)
const down = (y: number) => round((y - TOP) * SCALE)
const scaled = (length: number) => round(length * SCALE)

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}

function line(corners: readonly Point[]): string {
  return `M${corners.map(([x, y]) => `${across(x)},${down(y)}`).join('L')}`
}

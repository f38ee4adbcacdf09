import type { VNode } from 'preact'
import type { PlainDate } from '../../../domain/calendar/plain-date.ts'
import { type ProcessState, STATES, type StateId } from '../../../domain/case/process-states.ts'
import { countOf, fullDay } from '../date-words.ts'
import { arrowHead, roundedPath } from './line-paths.ts'
import {
  boxName,
  figuresOf,
  laneSum,
  type MapFigures,
  movedAlong,
  type StateFigures,
  thousands,
} from './map-figures.ts'
import { LAYOUT } from './map-layout.ts'
import { crossesLanes } from './map-moves.ts'
import { boxOf, ENTRIES, type EntryBox, LANES, type LanePlace, STEP, WIDTH } from './map-places.ts'

const WIDE = WIDTH * STEP
const HIGH = 117 * STEP + 1

export interface PolicyMapProps {
  /** The day it speaks for. */
  readonly on: PlainDate
  readonly figures: MapFigures
  /** Where a box leads: the list of the children in it. */
  readonly hrefFor: (state: StateId) => string
  readonly safety: {
    readonly href: string
    readonly contactsThisWeek: number
  }
}

/** The live policy map: every open matter in the process itself. Its table stands after it and holds the same facts. */
export function PolicyMap({ on, figures, hrefFor, safety }: PolicyMapProps): VNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing holds no fieldset; its boxes are links in one group
    <svg
      class="onr-map"
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      role="group"
      aria-labelledby="map-title map-desc"
      xmlns="http://www.w3.org/2000/svg"
    >
      <title id="map-title">{`Live policy map, ${fullDay(on)}`}</title>
      <desc id="map-desc">
        The process in three lanes: school, authority and home education. Each box is a state, with the number
        of children in it and the age of the oldest in school days. Boxes with overdue children have a red
        edge and say how many. The table after the drawing holds the same facts.
      </desc>
      {LANES.map((lane) => (
        <LaneBand key={lane.lane} lane={lane} figures={figures} />
      ))}
      <SafetyStrip {...safety} />
      <Moves figures={figures} />
      {ENTRIES.map((entry) => (
        <WayIn key={entry.id} entry={entry} />
      ))}
      {STATES.map((state) => (
        <StateBox
          key={state.id}
          state={state}
          figures={figuresOf(figures, state.id)}
          href={hrefFor(state.id)}
        />
      ))}
    </svg>
  )
}

function LaneBand({ lane, figures }: { readonly lane: LanePlace; readonly figures: MapFigures }): VNode {
  const { open, overdue } = laneSum(figures, lane.lane)
  const [top, height] = [lane.top * STEP, (lane.bottom - lane.top) * STEP]
  return (
    <g class="lane">
      <rect x="0.5" y={top} width={WIDE - 1} height={height} rx="4" />
      <text class="lane-name" x="16" y={top + 23}>
        {lane.lane}
      </text>
      <text class="lane-sum" x="216" y={top + 23}>
        {thousands(open)} open
        {overdue > 0 && <tspan class="late">{`, ${thousands(overdue)} overdue`}</tspan>}
      </text>
    </g>
  )
}

function SafetyStrip({ href, contactsThisWeek }: PolicyMapProps['safety']): VNode {
  const contacts = countOf(contactsThisWeek, 'contact')
  return (
    <a
      href={href}
      class="sg"
      aria-label={`SG Safety exit: ${contacts} this week; from any state, in parallel, stops no clock`}
    >
      <rect class="bx" x="0.5" y="0.5" width={WIDE - 1} height="39" rx="4" />
      <text x="16" y="25">
        <tspan class="b">SG Safety exit</tspan> from every box, at any moment, in parallel. It stops no clock.
      </text>
      <text x={WIDE - 16} y="25" text-anchor="end">
        {`${contacts} with the front door this week`}
      </text>
    </a>
  )
}

/** Hidden from assistive technology: the last column of the table gives the moves. */
function Moves({ figures }: { readonly figures: MapFigures }): VNode {
  const drawn = LAYOUT.moves
    .map((move) => ({ ...move, crosses: crossesLanes(move), moved: movedAlong(figures, move) }))
    .toSorted((a, b) => Number(a.crosses) - Number(b.crosses) || a.moved - b.moved)
  const ends = new Map(drawn.map((move) => [String(move.corners.at(-1)), move]))
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of lines takes no focus
    <g aria-hidden="true">
      {drawn.map((move) => (
        <path
          key={`${move.from} ${move.to}`}
          class={lineClass('mv', move)}
          stroke-width={move.moved >= 50 ? 3 : move.moved >= 20 ? 2.1 : 1.3}
          d={roundedPath(move.corners)}
        />
      ))}
      {[...ends].map(([end, move]) => (
        <path key={end} class={lineClass('hd', move)} d={arrowHead(move.corners)} />
      ))}
      {LAYOUT.labels.map(({ text, x, y }) => (
        <text key={`${text} ${x} ${y}`} class="t" x={x} y={y} text-anchor="middle">
          {text}
        </text>
      ))}
    </g>
  )
}

function lineClass(
  name: string,
  move: { readonly crosses: boolean; readonly transitions: readonly string[] },
): string {
  if (move.transitions.length === 0) return `${name} entry`
  return move.crosses ? `${name} cross` : name
}

function WayIn({ entry }: { readonly entry: EntryBox }): VNode {
  const { x, y, w, h } = pixels(entry.id)
  const first = y + h / 2 - (entry.lines.length - 1) * 8 + 4
  return (
    <g class="en">
      <rect x={x + 0.5} y={y + 0.5} width={w - 1} height={h - 1} rx="4" />
      {entry.lines.map(({ route, text }, index) => (
        <text key={text} x={x + 10} y={first + index * 16}>
          {route !== null && <tspan class="b">{route}</tspan>}
          {route === null ? text : ` ${text}`}
        </text>
      ))}
    </g>
  )
}

interface StateBoxProps {
  readonly state: ProcessState
  readonly figures: StateFigures
  readonly href: string
}

function StateBox({ state, figures, href }: StateBoxProps): VNode {
  const { x, y, w, h } = pixels(state.id)
  const { children, oldestDays, overdue } = figures
  const [left, right] = state.open ? [x + 11, x + w - 9] : [x + 14, x + w - 13]
  const age = oldestDays === null ? '' : countOf(oldestDays, 'day')
  const classes = ['st', overdue > 0 ? 'over' : '', state.open ? '' : 'end'].filter((name) => name !== '')
  return (
    <a href={href} class={classes.join(' ')} aria-label={boxName(state, figures)}>
      <rect class="bx" x={x + 0.5} y={y + 0.5} width={w - 1} height={h - 1} rx={state.open ? 4 : 14} />
      {overdue > 0 && <rect class="bar" x={x} y={y} width="5" height={h} rx="2" />}
      <text class="id" x={left} y={y + 16}>
        {state.id}
      </text>
      {overdue > 0 && (
        <text class="ag late" x={right} y={y + 16} text-anchor="end">
          {`${thousands(overdue)} overdue`}
        </text>
      )}
      <text class="nm" x={left} y={y + 32}>
        {state.label}
      </text>
      <text class={children > 999 ? 'ct k' : 'ct'} x={left} y={y + 55}>
        {thousands(children)}
      </text>
      <text class="ag" x={right} y={y + 55} text-anchor="end">
        {state.open ? age : 'half term'}
      </text>
    </a>
  )
}

function pixels(id: string) {
  const { x, y, w, h } = boxOf(id)
  return { x: x * STEP, y: y * STEP, w: w * STEP, h: h * STEP }
}

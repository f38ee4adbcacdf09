import { describe, expect, test } from 'vitest'
import { plainDate } from '../../../domain/calendar/plain-date.ts'
import { TRANSITIONS } from '../../../domain/case/process.ts'
import { STATES, type StateId } from '../../../domain/case/process-states.ts'
import { renderPage } from '../render-page.tsx'
import { boxName, type MapFigures, movedAlong } from './map-figures.ts'
import { drawnFrom, LAYOUT } from './map-layout.ts'
import { MOVES } from './map-moves.ts'
import { BOXES } from './map-places.ts'
import { PolicyMap } from './policy-map-drawing.tsx'
import { PolicyMapKey } from './policy-map-key.tsx'
import { PolicyMapTable } from './policy-map-table.tsx'
import type { Point } from './route-moves.ts'

const FIGURES: MapFigures = {
  states: {
    Q0: { children: 6, oldestDays: 1, overdue: 0 },
    Q3: { children: 38, oldestDays: 19, overdue: 3 },
    QX: { children: 148, oldestDays: null, overdue: 0 },
    E4: { children: 1502, oldestDays: 236, overdue: 0 },
  },
  moved: { T9: 21, T2: 61, 'T65:E3': 4 },
}
const hrefFor = (state: StateId) => `/policy-map/${state}`
const map = () =>
  renderPage(
    <PolicyMap
      on={plainDate('2026-11-04')}
      figures={FIGURES}
      hrefFor={hrefFor}
      safety={{ href: '/safety', contactsThisWeek: 4 }}
    />,
  )

describe('the kept drawing', () => {
  test('is the drawing of today’s process; otherwise run: node scripts/draw-policy-map.ts', () => {
    expect(LAYOUT.drawnFrom).toBe(drawnFrom())
    expect(LAYOUT.moves).toHaveLength(MOVES.length)
  })

  test('draws every transition that moves a child, and leaves out what ends, repeats or starts anywhere, policy 7', () => {
    const drawn = new Set(MOVES.flatMap((move) => move.transitions))
    const left = TRANSITIONS.filter((row) => !drawn.has(row.id)).map((row) => row.id)
    expect(left).toEqual(['T13', 'T22', 'T24', 'T25', 'T26', 'T27', 'T32'])
  })

  test('names every transition beside its line', () => {
    const named = new Set(LAYOUT.labels.flatMap((label) => label.text.split(' ')))
    for (const id of new Set(MOVES.flatMap((move) => move.transitions))) {
      expect([id, named.has(id)]).toEqual([id, true])
    }
  })

  test('no line runs through a box', () => {
    for (const move of LAYOUT.moves) {
      for (const [id, box] of BOXES) {
        if (id === move.from || id === move.to) continue
        const hit = steps(move.corners).some(
          ([x, y]) => x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h,
        )
        expect([move.from, move.to, id, hit]).toEqual([move.from, move.to, id, false])
      }
    }
  })

  test('lines run together only where they leave the same state or reach the same one', () => {
    for (const [index, one] of LAYOUT.moves.entries()) {
      const mine = new Set(sides(one.corners))
      for (const other of LAYOUT.moves.slice(index + 1)) {
        if (one.from === other.from || one.to === other.to) continue
        const shared = sides(other.corners).filter((side) => mine.has(side))
        expect([one.from, one.to, other.from, other.to, shared]).toEqual([
          one.from,
          one.to,
          other.from,
          other.to,
          [],
        ])
      }
    }
  })
})

describe('the policy map', () => {
  test('says what it is and for which day', () => {
    expect(map()).toContain('<title id="map-title">Live policy map, Wednesday 4 November 2026</title>')
    expect(map()).toContain('role="group" aria-labelledby="map-title map-desc"')
  })

  test('each box is a link that says how many, how old and how late', () => {
    expect(map()).toContain(
      'href="/policy-map/Q3" class="st over" aria-label="Q3 LST enquiry: 38 open, oldest 19 days, 3 overdue"',
    )
    expect(map()).toContain('aria-label="Q0 Detected: 6 open, oldest 1 day"')
    expect(map()).toContain('aria-label="QX Resolved: 148 this half term"')
    expect(map()).toContain('aria-label="Q1 School contact: 0 open"')
    expect(map().match(/<a /g)).toHaveLength(STATES.length + 1)
  })

  test('the safety exit is there from every box, policy 1.4 4.8', () => {
    expect(map()).toContain(
      'SG Safety exit: 4 contacts this week; from any state, in parallel, stops no clock',
    )
  })

  test('carries no style of its own, which the security policy would refuse', () => {
    expect(map() + renderPage(<PolicyMapKey />)).not.toContain('style=')
  })

  test('thicker lines are the busier ones', () => {
    expect(map().match(/stroke-width="3"/g)).toHaveLength(1)
    expect(map().match(/stroke-width="2.1"/g)).toHaveLength(1)
    const doubts = MOVES.filter((move) => move.transitions.includes('T65'))
    expect(doubts.map((move) => [move.from, movedAlong(FIGURES, move)])).toEqual([
      ['E3', 4],
      ['E4', 0],
    ])
  })
})

describe('the table after the drawing', () => {
  const table = () => renderPage(<PolicyMapTable figures={FIGURES} hrefFor={hrefFor} />)

  test('holds the same facts as the boxes', () => {
    for (const state of STATES) expect(table()).toContain(`>${state.id} ${state.label}</a>`)
    expect(table()).toContain('1,502')
    expect(table()).toContain('<span class="onr-late">3</span>')
  })

  test('gives the moves, which the drawing hides from people who do not see it', () => {
    expect(text(table())).toContain('Q4 T14 ')
    expect(text(table())).toContain('L8 T34, T35, T51')
    expect(text(table())).toContain('stays T32')
  })

  test('words are the same as on the boxes', () => {
    const [state] = STATES
    expect(boxName(state, { children: 1200, oldestDays: 2, overdue: 1 })).toBe(
      'Q0 Detected: 1,200 open, oldest 2 days, 1 overdue',
    )
  })
})

function text(html: string): string {
  return html.replaceAll(/<[^>]+>/g, '')
}

/** Every grid point of a line but its ends, which lie on boxes. */
function steps(corners: readonly Point[]): readonly Point[] {
  return corners.flatMap(([x, y], index) => {
    const before = corners[index - 1]
    if (before === undefined) return []
    const [dx, dy] = [Math.sign(x - before[0]), Math.sign(y - before[1])]
    const length = Math.abs(x - before[0]) + Math.abs(y - before[1])
    return Array.from({ length }, (_, i): Point => [before[0] + dx * (i + 1), before[1] + dy * (i + 1)])
  })
}

function sides(corners: readonly Point[]): readonly string[] {
  const points = [corners[0]!, ...steps(corners)]
  return points.slice(1).map((point, index) => [String(points[index]), String(point)].toSorted().join(' '))
}

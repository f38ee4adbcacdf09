import type { VNode } from 'preact'
import { countOf } from '../date-words.ts'

const CELLS = 20

/** Twenty cells that repeat the words beside them: "Day 7 of 20". Red when the count is over. */
export function Meter({ done, of }: { readonly done: number; readonly of: number }): VNode {
  const over = done > of
  const filled = Math.min(CELLS, Math.max(0, Math.round((done / of) * CELLS)))
  return (
    <span class="onr-meter" aria-hidden="true">
      {Array.from({ length: CELLS }, (_, index) => (
        <i key={index} class={index < filled ? (over ? 'x' : 'f') : undefined} />
      ))}
    </span>
  )
}

/** "Day 7 of 20" and the meter under it. */
export function DayCount({ day, of }: { readonly day: number; readonly of: number }): VNode {
  return (
    <>
      {day > of ? (
        <b>{`${countOf(day - of, 'day')} past day ${of}`}</b>
      ) : (
        <>
          Day <b>{day}</b> of {of}
        </>
      )}
      <br />
      <Meter done={day} of={of} />
    </>
  )
}

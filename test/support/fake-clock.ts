import type { Clock } from '../../src/platform/clock/clock.ts'
import { londonDay } from '../../src/platform/clock/clock.ts'

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Goes to an instant (`2026-09-09T08:30:00Z`) or to nine in the morning of a day (`2026-09-09`). */
  set(to: string): void
  advance(by: { days?: number; hours?: number; minutes?: number }): void
}

/** A fake clock at an instant, or at nine in the morning (UTC) of a day. */
export function fakeClock(at = '2026-11-24'): FakeClock {
  let now = instant(at)
  return {
    now: () => new Date(now),
    today: () => londonDay(now),
    refresh: async () => undefined,
    set(to) {
      now = instant(to)
    },
    advance({ days = 0, hours = 0, minutes = 0 }) {
      now = new Date(now.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000)
    },
  }
}

function instant(text: string): Date {
  const at = new Date(text.length === 10 ? `${text}T09:00:00Z` : text)
  if (Number.isNaN(at.getTime())) throw new Error(`${text} is neither a day nor an instant.`)
  return at
}

import type { VNode } from 'preact'
import type { PlainDate } from '../../../domain/calendar/plain-date.ts'
import { type ClockDay, ClockStrip, type ClockStripProps } from './clock-strip.tsx'
import { DayWithWhy } from './due-date.tsx'

export interface ClockPanelProps extends ClockStripProps {
  /** "Day 7 of 20". */
  readonly headline: string
  /** "Day 20 is", "The 20 days ended on". */
  readonly dueLabel: string
  readonly due: PlainDate
  readonly whyHref?: string | undefined
}

/** The clock of an enquiry: where it stands, when it is over and why, and every day of it. */
export function ClockPanel({ headline, dueLabel, whyHref, ...strip }: ClockPanelProps): VNode {
  return (
    <section class="onr-clock" aria-labelledby="clock-heading">
      <div class="onr-clock__top">
        <h2 class="onr-clock__big" id="clock-heading">
          {headline}
        </h2>
        <DayWithWhy label={dueLabel} date={strip.due} whyHref={whyHref} />
      </div>
      <ClockStrip {...strip} />
      <Key days={strip.days} />
    </section>
  )
}

function Key({ days }: { readonly days: readonly ClockDay[] }): VNode {
  const reasons = [...new Set(days.map((day) => day.notCounted).filter((reason) => reason !== undefined))]
  return (
    <ul class="onr-key">
      <li>
        <i class="k-past" aria-hidden="true" />
        Gone
      </li>
      <li>
        <i class="k-today" aria-hidden="true" />
        Today
      </li>
      <li>
        <i aria-hidden="true" />
        To come
      </li>
      {reasons.length > 0 && (
        <li>
          <i class="k-skip" aria-hidden="true" />
          Not counted: {reasons.map(inPlural).join(', ')}
        </li>
      )}
    </ul>
  )
}

function inPlural(reason: string): string {
  return reason === 'weekend' || reason.endsWith(' day') || reason === 'bank holiday' ? `${reason}s` : reason
}

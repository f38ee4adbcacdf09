import type { VNode } from 'preact'

export interface TwoTextsProps {
  /** What the two are texts of: "What the neighbour said". */
  readonly label: string
  readonly yours: string
  readonly theirs: string
  /** "Lee Demo-Marsh, today at 10.12 am". */
  readonly theirsFrom: string
}

/** What you wrote and what somebody else saved meanwhile, side by side. */
export function TwoTexts({ label, yours, theirs, theirsFrom }: TwoTextsProps): VNode {
  return (
    <section>
      <h2 class="onr-h2">{label}</h2>
      <div class="onr-two">
        <div>
          <h3 class="onr-h3">What you wrote, not saved</h3>
          <p class="onr-two__text">{yours === '' ? '(nothing)' : yours}</p>
        </div>
        <div>
          <h3 class="onr-h3">What was saved by {theirsFrom}</h3>
          <p class="onr-two__text">{theirs === '' ? '(nothing)' : theirs}</p>
        </div>
      </div>
    </section>
  )
}

import type { VNode } from 'preact'

/** What the signs of the drawing mean. */
export function PolicyMapKey(): VNode {
  return (
    <ul class="onr-key onr-mapkey">
      <li>
        <svg width="30" height="14" viewBox="0 0 30 14" aria-hidden="true">
          <g class="onr-map">
            <g class="st over">
              <rect class="bx" x="1" y="1" width="28" height="12" rx="3" />
              <rect class="bar" x="0" y="0" width="5" height="14" rx="2" />
            </g>
          </g>
        </svg>
        Red edge: somebody is overdue
      </li>
      <li>
        <svg width="34" height="12" viewBox="0 0 34 12" aria-hidden="true">
          <g class="onr-map">
            <path class="mv" stroke-width="1.3" d="M0,3H34" />
            <path class="mv" stroke-width="3" d="M0,9H34" />
          </g>
        </svg>
        Thicker line: more children moved this way in the last 20 school days (under 20, 20 to 49, 50 or more)
      </li>
      <li>Figure on the right of a box: age of the oldest</li>
      <li>
        <svg width="34" height="12" viewBox="0 0 34 12" aria-hidden="true">
          <g class="onr-map">
            <path class="mv cross" stroke-width="1.6" d="M0,6H34" />
          </g>
        </svg>
        Handed from one lane to another
      </li>
      <li>
        <svg width="34" height="14" viewBox="0 0 34 14" aria-hidden="true">
          <g class="onr-map">
            <g class="en">
              <rect x="1" y="1" width="32" height="12" rx="3" />
            </g>
          </g>
        </svg>
        Ways in
      </li>
    </ul>
  )
}

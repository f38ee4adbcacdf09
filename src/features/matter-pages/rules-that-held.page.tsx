import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import { eventsOfKind, type MatterEvent } from '../../domain/case/matter-event.ts'
import { pointsOf } from '../../domain/case/triage-rules.ts'
import { AsideBox } from '../../web/components/onroll/boxes.tsx'

/** Which rules of triage held when the lane was set, what each rests on, and what the officer took out. */
export function RulesThatHeld({ events }: { readonly events: readonly MatterEvent[] }): VNode | null {
  const triaged = eventsOfKind(events, 'triaged').at(-1)
  const rules = triaged?.facts.rules ?? []
  if (triaged === undefined || rules.length === 0) return null
  return (
    <AsideBox title="Rules of triage" rest>
      {rules.map(({ id, sentence, paragraph, weight, restsOn, leftOutBecause }) => (
        <p key={id} class="onr-s">
          {leftOutBecause === undefined ? sentence : <s>{sentence}</s>} Policy {paragraph}, weight {weight}.
          <span class="onr-sub">
            {leftOutBecause === undefined ? `Rests on: ${restsOn}` : `Taken out: ${leftOutBecause}`}
          </span>
        </p>
      ))}
      <p class="onr-s">{`${pointsOf(rules)} points on ${displayDate(triaged.happenedOn)}. They order a lane and choose none.`}</p>
    </AsideBox>
  )
}

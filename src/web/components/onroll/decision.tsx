import type { VNode } from 'preact'
import type { Content } from '../content.ts'
import { Tag } from '../govuk/messages.tsx'

export interface RefusalPanelProps {
  /** "Not today. Two of five conditions are not met." */
  readonly title: string
  /** What it means for today: what the page cannot do, and what to do meanwhile. */
  readonly meaning: string
  /** What would make it lawful, in order, each naming who must act. */
  readonly wouldMakeLawful: readonly string[]
  /** "If both answers come when promised, this can be decided on Wednesday 11 November 2026." */
  readonly earliest?: string | undefined
  /** Another lawful way: "If Noor turns up on another roll, use ground A instead." */
  readonly otherWay?: string | undefined
}

/** A refusal that helps. The forbidden action is absent from the page, not greyed out. */
export function RefusalPanel({
  title,
  meaning,
  wouldMakeLawful,
  earliest,
  otherWay,
}: RefusalPanelProps): VNode {
  return (
    <section class="onr-refuse" aria-labelledby="refusal-heading">
      <h2 id="refusal-heading">{title}</h2>
      <p>{meaning}</p>
      {wouldMakeLawful.length > 0 && (
        <>
          <h3>What would make it lawful</h3>
          <ol>
            {wouldMakeLawful.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ol>
        </>
      )}
      {(earliest !== undefined || otherWay !== undefined) && (
        <p>{[earliest, otherWay].filter((one) => one !== undefined).join(' ')}</p>
      )}
    </section>
  )
}

/** The same place when nothing stands in the way: "All five conditions are met." */
export function AllMetPanel({ title, meaning }: Pick<RefusalPanelProps, 'title' | 'meaning'>): VNode {
  return (
    <section class="onr-refuse onr-refuse--met" aria-labelledby="refusal-heading">
      <h2 id="refusal-heading">{title}</h2>
      <p>{meaning}</p>
    </section>
  )
}

export type ConditionState = 'met' | 'not-met' | 'not-known'

export interface Condition {
  readonly title: string
  readonly state: ConditionState
  /** The facts it rests on, in sentences. */
  readonly detail: Content
  /** "SI 2024/208, regulation 9(1)(i)". */
  readonly source: string
}

const TAGS = {
  met: { text: 'Met', colour: 'green' },
  'not-met': { text: 'Not met', colour: 'red' },
  'not-known': { text: 'Not known', colour: 'yellow' },
} as const

/** The conditions of a decision, one by one, met and not met. */
export function ConditionList({ conditions }: { readonly conditions: readonly Condition[] }): VNode {
  return (
    <ol class="onr-conds">
      {conditions.map(({ title, state, detail, source }) => (
        <li key={title} class="onr-cond">
          <div>
            <Tag {...TAGS[state]} />
          </div>
          <div>
            <h3>{title}</h3>
            <p>{detail}</p>
            <p class="onr-s">{source}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** Where policy and law differ, and which one is followed for what. */
export function ConflictNote({
  title,
  children,
}: {
  readonly title?: string | undefined
  readonly children: Content
}): VNode {
  return (
    <div class="onr-conflict">
      <h2 class="onr-h3">{title ?? 'Where policy and law differ'}</h2>
      <p>{children}</p>
    </div>
  )
}

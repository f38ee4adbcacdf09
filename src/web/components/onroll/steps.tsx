import type { VNode } from 'preact'

export interface Step {
  readonly title: string
  readonly note?: string | undefined
  readonly state: 'past' | 'here' | 'ahead'
}

const WORDS = { past: 'done', here: 'now', ahead: 'to come' } as const

/** What happens next: the way so far, where it stands and what follows. */
export function Steps({ items }: { readonly items: readonly Step[] }): VNode {
  return (
    <ol class="onr-steps">
      {items.map(({ title, note, state }) => (
        <li
          key={title}
          class={state === 'ahead' ? undefined : state}
          aria-current={state === 'here' ? 'step' : undefined}
        >
          <b>
            {title}
            <span class="govuk-visually-hidden"> ({WORDS[state]})</span>
          </b>
          {note !== undefined && <span class="onr-sub">{note}</span>}
        </li>
      ))}
    </ol>
  )
}

export interface SumPart {
  readonly text: string
  readonly note: string
}

/** How a date is reached, part by part; the last part is the result. */
export function DateSum({ parts }: { readonly parts: readonly SumPart[] }): VNode {
  return (
    <ol class="onr-sum" aria-label="How the date is reached">
      {parts.map(({ text, note }, index) => (
        <li key={text} class={index === parts.length - 1 ? 'res' : undefined}>
          <div>
            <b>{text}</b>
            <span>{note}</span>
          </div>
        </li>
      ))}
    </ol>
  )
}

import type { VNode } from 'preact'
import type { NavigationLink } from '../govuk/links.tsx'

export type CheckState = 'done' | 'partly' | 'not-done' | 'not-needed'

export interface CheckItem {
  readonly label: string
  readonly state: CheckState
  /** "2 attempts, no answer"; "asked, answer due 5 November". */
  readonly note?: string | undefined
  /** Records it or asks for it; `about` is said to people who do not see the row. */
  readonly action?: (NavigationLink & { readonly about: string }) | undefined
}

const WORDS = {
  done: 'done',
  partly: 'partly done',
  'not-done': 'not done',
  'not-needed': 'not needed',
} as const

/** Reasonable enquiries: what is done, begun and still to do. */
export function CheckList({ items }: { readonly items: readonly CheckItem[] }): VNode {
  return (
    <ul class="onr-checks">
      {items.map(({ label, state, note, action }) => (
        <li key={label}>
          <CheckIcon state={state} />
          <div>
            {label}
            <span class="govuk-visually-hidden">: {WORDS[state]}</span>
            {note !== undefined && <span class="onr-sub">{note}</span>}
          </div>
          {action !== undefined && (
            <div>
              <a class="govuk-link" href={action.href}>
                {action.text}
                <span class="govuk-visually-hidden"> {action.about}</span>
              </a>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function CheckIcon({ state }: { readonly state: CheckState }): VNode {
  if (state === 'done') {
    return (
      <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <circle class="onr-icon onr-icon--done" cx="10" cy="10" r="9" />
        <path class="onr-icon__mark onr-icon__mark--done" d="M5.5 10.3l3 3 6-6.4" />
      </svg>
    )
  }
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle class={state === 'partly' ? 'onr-icon onr-icon--part' : 'onr-icon'} cx="10" cy="10" r="8.2" />
      {state === 'partly' && <path class="onr-icon__mark" d="M10 5.2V10l3.2 2" />}
      {state === 'not-needed' && <path class="onr-icon__mark" d="M6 10h8" />}
    </svg>
  )
}

import type { VNode } from 'preact'
import type { Content } from '../content.ts'
import { fromGovuk, textOrHtml } from '../from-template.tsx'

/** One line: a name, what is held, and a way to change it. */
export interface SummaryRow {
  readonly key: string
  readonly value: Content
  readonly action?:
    | { readonly href: string; readonly text: string; readonly about?: string | undefined }
    | undefined
}

export interface SummaryListProps {
  readonly rows: readonly SummaryRow[]
  /** Puts the list on a card with this title. */
  readonly cardTitle?: string | undefined
}

/** Names and values: answers to check, or the facts of a record. */
export function SummaryList({ rows, cardTitle }: SummaryListProps): VNode {
  return fromGovuk('summary-list', {
    card: cardTitle === undefined ? undefined : { title: { text: cardTitle } },
    rows: rows.map(({ key, value, action }) => ({
      key: { text: key },
      value: textOrHtml(value),
      ...(action && {
        actions: {
          items: [{ href: action.href, text: action.text, visuallyHiddenText: action.about ?? key }],
        },
      }),
    })),
  })
}

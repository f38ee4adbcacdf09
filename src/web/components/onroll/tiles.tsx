import type { VNode } from 'preact'

export interface Tile {
  readonly value: number | string
  readonly label: string
  readonly href?: string | undefined
  readonly note?: string | undefined
  /** Repeats what the words say. */
  readonly tone?: 'late' | 'soon' | 'ok' | undefined
}

/** Counts that matter, each a link to its list. */
export function Tiles({ tiles, label }: { readonly tiles: readonly Tile[]; readonly label: string }): VNode {
  return (
    <ul class="onr-tiles" aria-label={label}>
      {tiles.map(({ value, label: words, href, note, tone }) => (
        <li key={words} class={tone === undefined ? 'onr-tile' : `onr-tile onr-tile--${tone}`}>
          <strong>{value}</strong>
          {href === undefined ? (
            <b>{words}</b>
          ) : (
            <a class="govuk-link" href={href}>
              {words}
            </a>
          )}
          {note !== undefined && <span class="onr-sub">{note}</span>}
        </li>
      ))}
    </ul>
  )
}

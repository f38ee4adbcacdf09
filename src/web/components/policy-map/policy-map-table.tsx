import type { VNode } from 'preact'
import type { StateId } from '../../../domain/case/process-states.ts'
import { countOf } from '../date-words.ts'
import { type MapFigures, type MapRow, mapRows, thousands } from './map-figures.ts'

export interface PolicyMapTableProps {
  readonly figures: MapFigures
  readonly hrefFor: (state: StateId) => string
  /** The link that stands before the drawing leads here. */
  readonly id?: string
}

/** The same facts as the drawing, and where each state can lead. */
export function PolicyMapTable({ figures, hrefFor, id }: PolicyMapTableProps): VNode {
  return (
    <table class="onr-table onr-maptable" id={id}>
      <caption>The same facts as a table</caption>
      <thead>
        <tr>
          <th scope="col">State</th>
          <th scope="col" class="n">
            Children
          </th>
          <th scope="col" class="n">
            Oldest
          </th>
          <th scope="col" class="n">
            Overdue
          </th>
          <th scope="col">Can move to (transition)</th>
        </tr>
      </thead>
      {[...mapRows(figures)].map(([lane, rows]) => (
        <tbody key={lane}>
          <tr>
            <th scope="rowgroup" colspan={5} class="onr-lanehead">
              {lane}
            </th>
          </tr>
          {rows.map((row) => (
            <StateRow key={row.state.id} row={row} href={hrefFor(row.state.id)} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

function StateRow({ row, href }: { readonly row: MapRow; readonly href: string }): VNode {
  const { state, figures } = row
  const oldest = figures.oldestDays === null || !state.open ? 'none open' : countOf(figures.oldestDays, 'day')
  return (
    <tr>
      <th scope="row">
        <a class="govuk-link" href={href}>{`${state.id} ${state.label}`}</a>
      </th>
      <td class="n">
        {thousands(figures.children)}
        {!state.open && <small> this half term</small>}
      </td>
      <td class="n">{oldest}</td>
      <td class="n">
        {figures.overdue > 0 ? <span class="onr-late">{thousands(figures.overdue)}</span> : 0}
      </td>
      <td>{movesInWords(row)}</td>
    </tr>
  )
}

function movesInWords({ moves, within, ends }: MapRow): readonly VNode[] {
  const parts = [
    ...moves.map((move) => ({ words: String(move.to), transitions: move.transitions })),
    ...(within.length > 0 ? [{ words: 'stays', transitions: within }] : []),
    ...(moves.length === 0 ? [{ words: 'ends here', transitions: ends }] : []),
  ]
  return parts.map(({ words, transitions }) => (
    <span key={words} class="onr-nowrap">
      {words} <span class="onr-sub onr-inl">{transitions.join(', ')}</span>{' '}
    </span>
  ))
}

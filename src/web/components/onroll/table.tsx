import type { VNode } from 'preact'
import type { Content } from '../content.ts'

export interface Column {
  readonly header: string
  /** Said but not shown, for a column of buttons. */
  readonly headerHidden?: boolean | undefined
  /** Figures stand at the right. */
  readonly numeric?: boolean | undefined
  readonly nowrap?: boolean | undefined
  /** Repeats the header before the value when rows are stacked on a narrow screen. */
  readonly labelWhenStacked?: boolean | undefined
  /** Holds the row's one action. */
  readonly action?: boolean | undefined
}

export interface TableRow {
  readonly key: string
  readonly cells: readonly Content[]
}

export interface TableProps {
  readonly caption: string
  readonly captionHidden?: boolean | undefined
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
  /** Which cell names the row; the first unless said otherwise. */
  readonly rowHeader?: number | 'none' | undefined
  readonly foot?: readonly Content[] | undefined
  /** Rows become blocks on a narrow screen. Without it the table scrolls inside itself. */
  readonly stack?: boolean | undefined
  readonly density?: 'normal' | 'tight' | undefined
  /** Shown instead of a table without rows. */
  readonly empty?: string | undefined
}

/** A table at working size. */
export function Table(props: TableProps): VNode {
  if (props.rows.length === 0 && props.empty !== undefined) {
    return (
      <>
        {!props.captionHidden && <h2 class="onr-h2">{props.caption}</h2>}
        <p class="onr-empty">{props.empty}</p>
      </>
    )
  }
  if (props.stack) return <Bare {...props} />
  return (
    // Focusable, so that people who use a keyboard can move what does not fit.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="onr-scroll" tabIndex={0} aria-label={props.caption}>
      <Bare {...props} />
    </section>
  )
}

/** A table whose rows become blocks on a narrow screen. */
export function StackingTable(props: TableProps): VNode {
  return <Table {...props} stack />
}

function Bare({
  caption,
  captionHidden,
  columns,
  rows,
  rowHeader = 0,
  foot,
  stack,
  density,
}: TableProps): VNode {
  const classes = [
    'onr-table',
    stack ? 'onr-table--stack' : '',
    density === 'tight' ? 'onr-table--tight' : '',
  ]
  return (
    <table class={classes.filter((one) => one !== '').join(' ')}>
      <caption class={captionHidden ? 'govuk-visually-hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.header} scope="col" class={cellClass({ ...column, nowrap: false })}>
              {column.headerHidden ? (
                <span class="govuk-visually-hidden">{column.header}</span>
              ) : (
                column.header
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, index) => cellOf(cell, columns[index], index === rowHeader))}
          </tr>
        ))}
      </tbody>
      {foot !== undefined && (
        <tfoot>
          <tr>{foot.map((cell, index) => cellOf(cell, columns[index], index === 0))}</tr>
        </tfoot>
      )}
    </table>
  )
}

function cellOf(cell: Content, column: Column | undefined, isHeader: boolean): VNode {
  const classes = column && cellClass(column)
  if (isHeader) {
    return (
      <th scope="row" class={classes} key={column?.header}>
        {cell}
      </th>
    )
  }
  return (
    <td class={classes} key={column?.header} data-l={column?.labelWhenStacked ? column.header : undefined}>
      {cell}
    </td>
  )
}

function cellClass({ numeric, nowrap, action }: Column): string | undefined {
  const classes = [numeric ? 'n' : '', nowrap ? 'onr-nowrap' : '', action ? 'act' : '']
  return classes.filter((one) => one !== '').join(' ') || undefined
}

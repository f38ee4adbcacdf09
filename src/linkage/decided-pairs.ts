import type { RecordTable } from './record-table.ts'

/** What a person decided of two records; it outlives every later run. */
export const DECISIONS = ['same', 'not-same', 'cannot-tell'] as const
export type Decision = (typeof DECISIONS)[number]

export interface DecidedPair {
  readonly left: string
  readonly right: string
  readonly decision: Decision
}

/** Decisions by rows. A pair whose record is in neither table any more waits for its return. */
export interface DecidedRows {
  of(a: number, b: number): Decision | undefined
  readonly pairs: readonly { readonly a: number; readonly b: number; readonly decision: Decision }[]
}

/** Finds the rows of decided pairs. In one table the order of the two ids does not matter; the last decision holds. */
export function decidedRows(
  left: RecordTable,
  right: RecordTable,
  decided: readonly DecidedPair[],
  isOneTable: boolean,
): DecidedRows {
  const found = new Map<number, { a: number; b: number; decision: Decision }>()
  if (decided.length > 0) {
    const lefts = rowsOf(
      left,
      new Set(decided.flatMap((pair) => (isOneTable ? [pair.left, pair.right] : [pair.left]))),
    )
    const rights = isOneTable ? lefts : rowsOf(right, new Set(decided.map((pair) => pair.right)))
    for (const pair of decided) {
      const [one, other] = [lefts.get(pair.left), rights.get(pair.right)]
      if (one === undefined || other === undefined || (isOneTable && one === other)) continue
      const [a, b] = isOneTable && one > other ? [other, one] : [one, other]
      found.set(a * right.size + b, { a, b, decision: pair.decision })
    }
  }
  return { of: (a, b) => found.get(a * right.size + b)?.decision, pairs: [...found.values()] }
}

function rowsOf(table: RecordTable, wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const rows = new Map<string, number>()
  for (let row = 0; row < table.size; row += 1) {
    const id = table.id(row)
    if (wanted.has(id)) rows.set(id, row)
  }
  return rows
}

import { ADDRESS, BORN, GIVEN, MIDDLE, SEX, SURNAME, SWAPPED } from './comparisons.ts'
import { joinHashes } from './content-hash.ts'
import type { RecordTable } from './record-table.ts'

/**
 * Whether the records could be twins: born on one day, of one surname or house, and given names that do not show one
 * child. Such a pair goes to a person whatever its weight, even with one pupil number: twins get each other's.
 *
 * @param hasTwin  a record of another given name, born the same day, stands beside one of them in its own file
 */
export function couldBeTwins(levels: ArrayLike<number>, offset: number, hasTwin: boolean): boolean {
  const level = (field: number) => levels[offset + field] ?? 0
  const born = level(BORN)
  if (born !== 1 && born !== 2 && born !== 7) return false
  const surname = level(SURNAME)
  const isOneFamily = (surname >= 1 && surname <= 3) || level(ADDRESS) === 1 || level(ADDRESS) === 7
  if (!isOneFamily) return false
  const given = level(GIVEN)
  if (given === 1 || given === SWAPPED) return false
  if (given === 0 || given >= 6 || hasTwin) return true
  return level(SEX) === 2 || level(MIDDLE) === 3
}

/** Rows that share birth date and surname, or birth date and house, with a row of another given name. */
export function rowsWithTwin(table: RecordTable): Uint8Array {
  const marked = new Uint8Array(table.size)
  const { names, codes } = table.books
  const keys = [
    (row: number) => joinHashes(table.born[row] ?? 0, names.hash(table.surname[row] ?? 0)),
    (row: number) =>
      joinHashes(
        table.born[row] ?? 0,
        joinHashes(codes.hash(table.postcode[row] ?? 0), codes.hash(table.house[row] ?? 0)),
      ),
  ]
  for (const key of keys) {
    const first = new Map<number, number>()
    for (let row = 0; row < table.size; row += 1) {
      const family = key(row)
      if (family === 0) continue
      const other = first.get(family)
      if (other === undefined) first.set(family, row)
      else if (table.given[other] !== table.given[row]) {
        marked[other] = 1
        marked[row] = 1
      }
    }
  }
  return marked
}

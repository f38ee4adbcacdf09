import { hashText, joinHashes } from './content-hash.ts'
import type { RecordTable } from './record-table.ts'

/** A rule by which two records come to be compared: their keys are equal. A key of 0 is none. */
export interface CandidateRule {
  readonly name: string
  left(table: RecordTable, row: number): number
  right(table: RecordTable, row: number): number
}

type Key = (table: RecordTable, row: number) => number

const at = (column: Int32Array, row: number) => column[row] ?? 0
const given: Key = (table, row) => table.books.names.firstHash(at(table.given, row))
const wholeGiven: Key = (table, row) => table.books.names.hash(at(table.given, row))
const surname: Key = (table, row) => table.books.names.hash(at(table.surname, row))
const former: Key = (table, row) => table.books.names.hash(at(table.former, row))
const born: Key = (table, row) => at(table.born, row)
const postcode: Key = (table, row) => table.books.codes.hash(at(table.postcode, row))
const upn: Key = (table, row) => table.books.codes.hash(at(table.upn, row))
const otherUpn: Key = (table, row) => table.books.codes.hash(at(table.otherUpn, row))
const nhs: Key = (table, row) => table.books.codes.hash(at(table.nhs, row))
const phone: Key = (table, row) => table.books.codes.hash(at(table.phone, row))
const parent: Key = (table, row) => table.books.names.hash(at(table.parent, row))
const house: Key = (table, row) => table.books.codes.hash(at(table.house, row))
const street: Key = (table, row) => at(table.street, row)
const givenStart: Key = (table, row) => table.books.names.startHash(at(table.given, row), 2)
const surnameStart: Key = (table, row) => table.books.names.startHash(at(table.surname, row), 3)
const dayAndMonth: Key = (table, row) => at(table.born, row) % 10_000

const both =
  (one: Key, other: Key): Key =>
  (table, row) =>
    joinHashes(one(table, row), other(table, row))

function same(name: string, key: Key): CandidateRule {
  return { name, left: key, right: key }
}

/** The rules of a run, those that find most first. Rules whose columns are missing find nothing. */
export function candidateRules(left: RecordTable, right: RecordTable): readonly CandidateRule[] {
  const rules = [
    same('pupil number', upn),
    { name: 'pupil number and former one', left: upn, right: otherUpn },
    { name: 'former pupil number and present one', left: otherUpn, right: upn },
    same('NHS number', nhs),
    same('given name and surname', both(given, surname)),
    same('surname and birth date', both(surname, born)),
    same('given name and birth date', both(given, born)),
    same('postcode and given name', both(postcode, given)),
    same('postcode and birth date', both(postcode, born)),
    {
      name: 'given name and surname swapped',
      left: both(wholeGiven, surname),
      right: both(surname, wholeGiven),
    },
    same('birth date and start of given name', both(born, givenStart)),
    same('postcode and start of surname', both(postcode, surnameStart)),
    { name: 'surname and former one, birth date', left: both(surname, born), right: both(former, born) },
    {
      name: 'former surname and present one, birth date',
      left: both(former, born),
      right: both(surname, born),
    },
    same('telephone and given name', both(phone, given)),
    same('parent and given name', both(parent, given)),
    same('address and given name', both(street, given)),
    same('house, surname and day of birth', both(both(house, surname), dayAndMonth)),
    ...left.books.others.flatMap((name, other) => rulesOfOther(name, other, left)),
  ]
  if (isEmpty(left.born) || isEmpty(right.born)) {
    rules.push(same('surname and start of given name', both(surname, givenStart)))
    rules.push(same('given name and start of surname', both(given, surnameStart)))
  }
  return rules
}

// A further column that tells records apart, such as a number, is a rule alone; others need a second sign.
function rulesOfOther(name: string, other: number, table: RecordTable): readonly CandidateRule[] {
  const value: Key = (of, row) => of.books.names.hash(of.others[other]?.[row] ?? 0)
  const column = table.others[other] ?? new Int32Array(0)
  const known = column.filter((number) => number !== 0)
  const isNumber = known.length > 0 && new Set(known).size > known.length * 0.4
  return [
    ...(isNumber ? [same(name, value)] : []),
    same(`${name} and start of given name`, both(value, givenStart)),
    same(`${name} and start of surname`, both(value, surnameStart)),
    same(`${name} and birth date`, both(value, born)),
  ]
}

function isEmpty(column: Int32Array): boolean {
  return column.every((value) => value === 0)
}

/** The narrower keys that a block too big falls back to, in turn; 0 is none. */
export function narrowed(key: number, table: RecordTable, row: number, step: number): number {
  const day = at(table.born, row)
  if (key === 0) return 0
  if (day === 0) return joinHashes(key, joinHashes(wholeGiven(table, row), surname(table, row)))
  return joinHashes(key, hashText(String(step === 1 ? Math.trunc(day / 10_000) : day)))
}

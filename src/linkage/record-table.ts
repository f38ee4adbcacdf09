import { readBirthDate } from './birth-date.ts'
import { CodeBook } from './code-book.ts'
import { hashText } from './content-hash.ts'
import { GrowingInts } from './growing-ints.ts'
import type { LinkageRecord, UnreadableValue } from './linkage-record.ts'
import { NameBook } from './name-book.ts'
import { foldName } from './name-key.ts'
import { addressHash, houseOf, postcodeIn, readPostcode } from './postal-address.ts'
import {
  isPupilNumber,
  isRoundedNumber,
  readNhsNumber,
  readPhone,
  readPupilNumbers,
  readSex,
} from './read-codes.ts'
import { TextArena } from './text-arena.ts'

/** The books that all the files of one run share, so that equal values have equal numbers. */
export interface LinkageBooks {
  readonly names: NameBook
  readonly codes: CodeBook
  /** Names of the further columns, compared as plain text. */
  readonly others: readonly string[]
}

export function linkageBooks(others: readonly string[] = []): LinkageBooks {
  return { names: new NameBook(), codes: new CodeBook(), others }
}

const COLUMNS = [
  'given',
  'middle',
  'surname',
  'former',
  'sex',
  'born',
  'upn',
  'otherUpn',
  'nhs',
  'phone',
  'school',
  'parent',
  'postcode',
  'district',
  'house',
  'street',
] as const
export type TableColumn = (typeof COLUMNS)[number]

/** A file as columns of numbers, one number a record; 0 is missing. */
export type RecordTable = Readonly<Record<TableColumn, Int32Array>> & {
  readonly size: number
  readonly others: readonly Int32Array[]
  readonly books: LinkageBooks
  id(row: number): string
}

/** Takes records one by one and keeps only their numbers. */
export interface TableBuilder {
  /** Gives the values that could not be read; they count as missing. */
  add(record: LinkageRecord): readonly UnreadableValue[]
  readonly size: number
  build(): RecordTable
}

export function tableBuilder(books: LinkageBooks): TableBuilder {
  const columns = Object.fromEntries(COLUMNS.map((name) => [name, new GrowingInts()])) as Record<
    TableColumn,
    GrowingInts
  >
  const others = books.others.map(() => new GrowingInts())
  const ids = new TextArena()
  const { names, codes } = books
  return {
    add(record) {
      const faults: UnreadableValue[] = []
      ids.push(record.id)
      columns.given.push(nameNumber(names, record.forename))
      columns.middle.push(nameNumber(names, record.middle_names))
      columns.surname.push(nameNumber(names, record.surname))
      columns.former.push(nameNumber(names, record.former_surname))
      columns.parent.push(nameNumber(names, record.parent_name))
      columns.sex.push(readSex(record.sex ?? ''))
      columns.born.push(born(record.born ?? '', faults))
      const [upn = '', second = ''] = pupilNumbers(record, faults)
      columns.upn.push(codes.number(upn))
      columns.otherUpn.push(codes.number(second))
      columns.nhs.push(codes.number(nhsNumber(record.nhs_number ?? '', faults)))
      columns.phone.push(codes.number(prefixed('p', readPhone(record.phone ?? ''))))
      columns.school.push(codes.number(prefixed('s', foldName(record.school ?? ''))))
      const address = record.address ?? ''
      const place = postcode(record.postcode ?? '', address, faults)
      columns.postcode.push(codes.number(place?.whole ?? ''))
      columns.district.push(codes.number(prefixed('d', place?.district ?? '')))
      columns.house.push(codes.number(prefixed('h', houseOf(address))))
      columns.street.push(addressHash(address))
      for (const [at, column] of others.entries()) column.push(nameNumber(names, record.others?.[at]))
      return faults
    },
    get size() {
      return ids.length
    },
    build: () => ({
      ...(Object.fromEntries(COLUMNS.map((name) => [name, columns[name].view()])) as Record<
        TableColumn,
        Int32Array
      >),
      size: ids.length,
      others: others.map((column) => column.view()),
      books,
      id: (row) => ids.at(row),
    }),
  }
}

function nameNumber(names: NameBook, raw: string | undefined): number {
  return raw === undefined || raw === '' ? 0 : names.number(raw)
}

function prefixed(kind: string, text: string): string {
  return text === '' ? '' : `${kind}:${text}`
}

function born(text: string, faults: UnreadableValue[]): number {
  const day = readBirthDate(text)
  if (day === undefined)
    faults.push({
      column: 'born',
      found: text,
      expected: 'a day that exists, as YYYY-MM-DD, DD/MM/YYYY or YYYYMMDD',
    })
  return day ?? 0
}

function pupilNumbers(record: LinkageRecord, faults: UnreadableValue[]): readonly string[] {
  const good: string[] = []
  for (const column of ['upn', 'former_upn'] as const) {
    const cell = record[column] ?? ''
    if (cell.trim() === '') continue
    if (isRoundedNumber(cell)) {
      const expected =
        'a pupil number; a spreadsheet has rounded this one: set the column to text and export it again'
      faults.push({ column, found: cell, expected })
      continue
    }
    for (const number of readPupilNumbers(cell)) {
      if (isPupilNumber(number)) good.push(number)
      else faults.push({ column, found: cell, expected: 'a letter and twelve figures' })
    }
  }
  return good
}

function nhsNumber(text: string, faults: UnreadableValue[]): string {
  if (text.trim() === '') return ''
  const number = readNhsNumber(text)
  if (number === undefined) {
    const expected = isRoundedNumber(text)
      ? 'ten figures; a spreadsheet has rounded these: set the column to text and export it again'
      : 'ten figures of which the last is the check figure'
    faults.push({ column: 'nhs_number', found: text, expected })
  }
  return number ?? ''
}

function postcode(text: string, address: string, faults: UnreadableValue[]) {
  if (text.trim() === '') return address === '' ? undefined : postcodeIn(address)
  const place = readPostcode(text)
  if (place === undefined && !/^\s*zz99/i.test(text))
    faults.push({ column: 'postcode', found: text, expected: 'a postcode such as ST16 2LH' })
  return place
}

/** A number of 53 bits that depends on the id alone; for sampling and for finding an id that stands twice. */
export function idHash(id: string): number {
  return (hashText(id) >>> 0) * 2_097_152 + (hashText(id, 7) >>> 11)
}

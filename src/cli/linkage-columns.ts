import { LINKAGE_COLUMNS, type LinkageColumn } from '../linkage/index.ts'

/** Which of their columns is which of ours, from `--map`; names as they are compared, lower case. */
export interface ColumnMap {
  readonly ours: ReadonlyMap<string, string>
  /** Further columns, compared as plain text. */
  readonly others: readonly string[]
}

export const NO_MAP: ColumnMap = { ours: new Map(), others: [] }
const ADDRESS_LINE = /^address_line_?\d$/
const OTHER = /^other:(.+)$/

/** Reads `{"theirs":"ours"}`. Gives the faults in words when it is not that. */
export function readColumnMap(json: unknown): ColumnMap | readonly string[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return ['give one JSON object, {"theirs":"ours"}']
  const ours = new Map<string, string>()
  const others: string[] = []
  const faults: string[] = []
  for (const [theirs, name] of Object.entries(json)) {
    const wanted = typeof name === 'string' ? name.trim() : ''
    const other = OTHER.exec(wanted)?.[1]
    if (other !== undefined && !others.includes(other)) others.push(other)
    else if (other === undefined && !isOurs(wanted))
      faults.push(
        `${theirs}: found ${JSON.stringify(name)}; expected ${LINKAGE_COLUMNS.join(', ')}, address_line1… or other:NAME`,
      )
    ours.set(theirs.trim().toLowerCase(), wanted)
  }
  if (others.length > 8)
    faults.push(`found ${others.length} columns mapped to other:NAME; expected 8 at most`)
  return faults.length > 0 ? faults : { ours, others }
}

function isOurs(name: string): boolean {
  return (LINKAGE_COLUMNS as readonly string[]).includes(name) || ADDRESS_LINE.test(name)
}

/** Where each of our columns stands in a file. */
export interface ColumnPlaces {
  readonly places: ReadonlyMap<LinkageColumn, number>
  readonly addressLines: readonly number[]
  readonly others: readonly (number | undefined)[]
  readonly unused: readonly string[]
  /** Our columns that two of theirs claim. */
  readonly twice: readonly string[]
}

/** Finds our columns in a header. */
export function columnPlaces(columns: ReadonlyMap<string, number>, map: ColumnMap): ColumnPlaces {
  const places = new Map<LinkageColumn, number>()
  const lines: { name: string; at: number }[] = []
  const others = map.others.map((): number | undefined => undefined)
  const unused: string[] = []
  const twice: string[] = []
  for (const [theirs, at] of columns) {
    const name = map.ours.get(theirs) ?? theirs
    const other = map.others.indexOf(OTHER.exec(name)?.[1] ?? '')
    if (ADDRESS_LINE.test(name)) lines.push({ name, at })
    else if (other >= 0) others[other] = at
    else if (!isOurs(name)) unused.push(theirs)
    else if (places.has(name as LinkageColumn)) twice.push(name)
    else places.set(name as LinkageColumn, at)
  }
  const addressLines = lines.sort((one, two) => one.name.localeCompare(two.name)).map(({ at }) => at)
  return { places, addressLines, others, unused, twice }
}

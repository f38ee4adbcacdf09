/** The columns that linkage knows, by the names of the command line. */
export const LINKAGE_COLUMNS = [
  'id',
  'forename',
  'middle_names',
  'surname',
  'former_surname',
  'sex',
  'born',
  'address',
  'postcode',
  'phone',
  'upn',
  'former_upn',
  'nhs_number',
  'school',
  'parent_name',
] as const
export type LinkageColumn = (typeof LINKAGE_COLUMNS)[number]

/**
 * One record as it is kept, each value as text; what is not known is absent or empty.
 * `born` is `YYYY-MM-DD`, `DD/MM/YYYY` or `YYYYMMDD`; `upn` may hold two numbers with a space, comma or semicolon between.
 */
export type LinkageRecord = { readonly id: string } & Readonly<Partial<Record<LinkageColumn, string>>> & {
    /** Further columns, compared as plain text, in the order of `LinkageBooks.others`. */
    readonly others?: readonly string[]
  }

/** A value that cannot be used, and was therefore taken as missing. */
export interface UnreadableValue {
  readonly column: LinkageColumn
  readonly found: string
  readonly expected: string
}

import type { LinkageRecord } from './linkage-record.ts'
import { linkageBooks, type RecordTable, tableBuilder } from './record-table.ts'

/** Tables of the given files with shared books; for tests. */
export function tablesOf<Files extends readonly (readonly LinkageRecord[])[]>(
  ...files: Files
): { readonly [File in keyof Files]: RecordTable } {
  const books = linkageBooks()
  const tables = files.map((records) => {
    const builder = tableBuilder(books)
    for (const record of records) builder.add(record)
    return builder.build()
  })
  return tables as { [File in keyof Files]: RecordTable }
}

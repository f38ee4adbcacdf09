import type { ReadTrx } from '../../platform/db/in-transaction.ts'

export interface DocumentLine {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly recordedAt: Date
}

/** The documents of a matter, newest first, without their bytes. */
export async function listDocumentsOfMatter(
  read: ReadTrx,
  matterId: string,
): Promise<readonly DocumentLine[]> {
  return read
    .selectFrom('document')
    .select(['id', 'name', 'size', 'recorded_at as recordedAt'])
    .where('matter_id', '=', matterId)
    .orderBy('recorded_at', 'desc')
    .limit(100)
    .execute()
}

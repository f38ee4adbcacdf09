import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** A file kept as evidence, without its content. */
export interface Document {
  readonly id: string
  readonly name: string
  readonly contentType: string
  readonly size: number
  readonly recordedAt: Date
  readonly recordedBy: string
}

export interface NewDocument extends Document {
  readonly childId: string
  readonly matterId: string
  readonly sha256: string
  readonly bytes: Buffer
}

const COLUMNS = [
  'document.id',
  'document.name',
  'document.content_type as contentType',
  'document.size',
  'document.recorded_at as recordedAt',
  'document.recorded_by as recordedBy',
] as const

export async function listDocuments(read: ReadTrx, matterId: string): Promise<readonly Document[]> {
  return read
    .selectFrom('document')
    .select(COLUMNS)
    .where('document.matter_id', '=', matterId)
    .orderBy('document.recorded_at', 'desc')
    .orderBy('document.id', 'desc')
    .limit(500)
    .execute()
}

/** Whether the very same content hangs on the matter already. */
export async function findSameContent(
  read: ReadTrx,
  matterId: string,
  sha256: string,
): Promise<Document | undefined> {
  return read
    .selectFrom('document')
    .select(COLUMNS)
    .where('document.matter_id', '=', matterId)
    .where('document.sha256', '=', sha256)
    .executeTakeFirst()
}

export async function findDocumentFile(
  read: ReadTrx,
  id: string,
): Promise<{ readonly name: string; readonly contentType: string; readonly bytes: Buffer } | undefined> {
  return read
    .selectFrom('document')
    .select(['document.name', 'document.content_type as contentType', 'document.bytes'])
    .where('document.id', '=', id)
    .executeTakeFirst()
}

export async function insertDocument(trx: Trx, laId: number, document: NewDocument): Promise<void> {
  await trx
    .insertInto('document')
    .values({
      la_id: laId,
      id: document.id,
      child_id: document.childId,
      matter_id: document.matterId,
      name: document.name,
      content_type: document.contentType,
      size: document.size,
      sha256: document.sha256,
      bytes: document.bytes,
      recorded_at: document.recordedAt,
      recorded_by: document.recordedBy,
    })
    .execute()
}

import { createHash } from 'node:crypto'
import { newId } from '../../platform/ids/new-id.ts'
import { type ActContext, type FieldError, recordEvents } from '../cases/index.ts'
import type { UploadedFile } from '../slice.ts'
import { findSameContent, insertDocument } from './documents.store.ts'
import { ACCEPTED, type FileVerdict, judgeFile } from './judge-file.ts'

export type Added =
  | { readonly ok: true; readonly documentIds: readonly string[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

type Judged = UploadedFile & { readonly verdict: FileVerdict; readonly sha256: string }

/** Keeps files as evidence on a matter, all or none, and says so in its history. */
export async function addDocuments(
  context: ActContext,
  files: readonly UploadedFile[],
  note: string,
): Promise<Added> {
  const { deps, trx, by, matter, child } = context
  if (files.length === 0) return refused([`Choose a file. ${ACCEPTED}`])
  const judged: readonly Judged[] = files.map((file) => ({
    ...file,
    verdict: judgeFile(file.name, file.bytes),
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
  }))
  const refusals = judged.flatMap(({ verdict }) => (verdict.ok ? [] : [verdict.message]))
  for (const { sha256 } of judged) {
    const same = await findSameContent(trx, matter.id, sha256)
    if (same) refusals.push(`“${same.name}” with the same content is here already.`)
  }
  if (refusals.length > 0) return refused(refusals)

  const now = deps.clock.now()
  const documentIds: string[] = []
  for (const { verdict, bytes, sha256 } of judged) {
    if (!verdict.ok) continue
    const id = newId(now)
    documentIds.push(id)
    await insertDocument(trx, by.laId, {
      id,
      childId: child.id,
      matterId: matter.id,
      name: verdict.name,
      contentType: verdict.kind.contentType,
      size: bytes.length,
      sha256,
      bytes,
      recordedAt: now,
      recordedBy: by.accountId,
    })
  }
  const names = judged.flatMap(({ verdict }) => (verdict.ok ? [`“${verdict.name}”`] : []))
  const text = `Added ${names.join(', ')}${note === '' ? '' : `. ${note}`}`
  const recorded = await recordEvents(deps, trx, by, matter.id, [{ kind: 'note-recorded', facts: { text } }])
  if (!recorded.ok) throw new Error(recorded.refusal.message)
  return { ok: true, documentIds }
}

function refused(messages: readonly string[]): Added {
  return { ok: false, errors: messages.map((message) => ({ field: 'file', message })) }
}

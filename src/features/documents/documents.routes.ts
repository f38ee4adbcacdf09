import { contextOf, formReader, namesOf } from '../cases/index.ts'
import { type Answer, type Ask, notFound, page, type Route, redirect, unprocessable } from '../slice.ts'
import { addDocuments } from './add-documents.command.ts'
import { documentsPage } from './documents.page.tsx'
import { documentPaths } from './documents.paths.ts'
import { findDocumentFile, listDocuments } from './documents.store.ts'

/** Evidence on a matter: letters, pictures and e-mails, kept as they came. */
export const documentsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/matters/:matterId/documents',
    permission: 'view-matter',
    record: 'matter',
    data: 'child',
    writes: false,
    audit: 'list-documents',
    handle: async (ask) => page(await pageOf(ask, [])),
  },
  {
    method: 'POST',
    path: '/matters/:matterId/documents',
    permission: 'add-document',
    record: 'matter',
    data: 'child',
    writes: true,
    files: true,
    audit: 'add-document',
    handle: add,
  },
  {
    method: 'GET',
    path: '/documents/:documentId',
    permission: 'view-matter',
    record: 'document',
    data: 'child',
    writes: false,
    audit: 'download-document',
    handle: download,
  },
]

async function pageOf(ask: Ask, errors: Parameters<typeof documentsPage>[0]['errors']) {
  const context = await contextOf(ask)
  const documents = await listDocuments(ask.trx, context.matter.id)
  const names = await namesOf(
    ask.trx,
    documents.map(({ recordedBy }) => recordedBy),
  )
  return documentsPage({ context, documents, names, hidden: ask.hidden, note: ask.form.text('note'), errors })
}

async function add(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  const reader = formReader(ask.form)
  const note = reader.text('note', undefined, 500)
  if (reader.errors.length > 0) return unprocessable(await pageOf(ask, reader.errors))
  const added = await addDocuments(context, ask.form.files, note)
  if (!added.ok) return unprocessable(await pageOf(ask, added.errors))
  return redirect(documentPaths.list(context.matter.id), { recordIds: added.documentIds })
}

async function download(ask: Ask): Promise<Answer> {
  const file = await findDocumentFile(ask.trx, ask.params.documentId ?? '')
  return file === undefined ? notFound() : { kind: 'file', ...file }
}

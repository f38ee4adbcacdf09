import { ok, type Result, refuse } from '../../domain/result.ts'
import { type HandOverContent, readHandOverContent } from '../../exchange/hand-over/hand-over-content.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { type FieldError, listOpenMattersOf } from '../cases/index.ts'
import { listChildren } from '../children/index.ts'
import { listCmeContacts } from '../cme-directory/index.ts'
import {
  type Answer,
  type Ask,
  conflict,
  notFound,
  type Page,
  page,
  type Route,
  redirect,
  refused,
  unprocessable,
} from '../slice.ts'
import { handOverPaths } from './hand-over.paths.ts'
import { openReceived } from './open-received.command.ts'
import { ReceivedPage, UploadPage } from './receive.page.tsx'
import { findLikely, findReceived, keepReceived, type ReceivedHandOver } from './received.store.ts'
import { openFile } from './sealed-file.ts'

const RECEIVING = { permission: 'receive-hand-over', record: 'none', data: 'child' } as const

/** What another authority hands over to us: its file, opened and looked at, and a case of our own from it. */
export const receiveRoutes: readonly Route[] = [
  {
    ...RECEIVING,
    method: 'GET',
    path: '/hand-overs/receive',
    writes: false,
    audit: 'open-receive-hand-over',
    handle: async ({ hidden }) => page(uploadPage(<UploadPage hidden={hidden} />)),
  },
  {
    ...RECEIVING,
    method: 'POST',
    path: '/hand-overs/receive',
    writes: true,
    files: true,
    audit: 'receive-hand-over',
    handle: receive,
  },
  {
    ...RECEIVING,
    method: 'GET',
    path: '/hand-overs/received/:receivedId',
    writes: false,
    audit: 'view-received-hand-over',
    handle: showReceived,
  },
  {
    ...RECEIVING,
    method: 'POST',
    path: '/hand-overs/received/:receivedId',
    writes: true,
    audit: 'open-case-from-hand-over',
    handle: openCase,
  },
]

function uploadPage(content: Page['content'], fault = false): Page {
  return { title: `${fault ? 'Error: ' : ''}Open a sealed file`, section: 'hand-overs', content }
}

async function receive({ trx, by, form, now, hidden }: Ask): Promise<Answer> {
  const file = form.files.find(({ field }) => field === 'file')
  const passphrase = form.text('passphrase')
  const errors: FieldError[] = []
  if (file === undefined || file.bytes.length === 0)
    errors.push({ field: 'file', message: 'Choose the file.' })
  if (passphrase.trim() === '') errors.push({ field: 'passphrase', message: 'Type the passphrase.' })
  const opened =
    file !== undefined && errors.length === 0 ? await contentOf(file.bytes, passphrase) : undefined
  if (opened !== undefined && !opened.ok)
    errors.push({ field: opened.refusal.field ?? 'file', message: opened.refusal.message })
  if (opened === undefined || !opened.ok) {
    const content = <UploadPage hidden={hidden} typed={form} errors={errors} />
    return unprocessable(uploadPage(content, true))
  }
  const id = await keepReceived(trx, by, { id: newId(now), ...opened.value, at: now })
  return redirect(handOverPaths.received(id), { recordIds: [id] })
}

async function contentOf(
  file: Buffer,
  passphrase: string,
): Promise<Result<{ readonly fingerprint: string; readonly content: HandOverContent }>> {
  const opened = await openFile(file, passphrase)
  if (!opened.ok) return opened
  const content = readHandOverContent(opened.value.content)
  if (content !== undefined) return ok({ fingerprint: opened.value.fingerprint, content })
  return refuse({
    code: 'NOT_A_HAND_OVER',
    message:
      'The file opens, but what is in it is no hand-over that this release of Onroll knows. Open it in a browser.',
    field: 'file',
  })
}

async function showReceived(ask: Ask): Promise<Answer> {
  const received = await receivedOf(ask)
  return received === undefined ? notFound() : page(await receivedPage(ask, received))
}

async function openCase(ask: Ask): Promise<Answer> {
  const { form } = ask
  const received = await receivedOf(ask)
  if (received === undefined) return notFound()
  const about = { recordIds: [received.id] }
  if (form.version() !== received.version || received.matterId !== null)
    return conflict(await receivedPage(ask, received), about)
  const likely = await likelyOf(ask, received)
  const chosen = form.text('child')
  const route = (['R7', 'R8'] as const).find((each) => each === form.text('route'))
  const known = likely.find(({ child }) => child.id === chosen)
  const errors: FieldError[] = []
  if (known === undefined && chosen !== 'new')
    errors.push({ field: 'child', message: 'Choose one of the children, or that a record is made.' })
  if (route === undefined) errors.push({ field: 'route', message: 'Choose how the child comes to us.' })
  if (route === undefined || errors.length > 0)
    return unprocessable(await receivedPage(ask, received, errors), false, about)
  const opened = await openReceived(ask, received, { childId: known?.child.id, route })
  if (!opened.ok) return refused(opened.refusal, handOverPaths.received(received.id), about)
  return redirect(handOverPaths.received(received.id), { recordIds: [received.id, opened.value] })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function receivedOf({ trx, params }: Ask): Promise<ReceivedHandOver | undefined> {
  const { receivedId = '' } = params
  return UUID.test(receivedId) ? findReceived(trx, receivedId) : undefined
}

async function likelyOf({ trx, now, requestId }: Ask, received: ReceivedHandOver) {
  const ids = await findLikely(trx, received.content.child, now, requestId)
  const children = await listChildren(trx, ids)
  const open = await listOpenMattersOf(trx, ids)
  return ids.flatMap((id) => {
    const child = children.find((each) => each.id === id)
    const matters = open.filter(({ childId }) => childId === id).map(({ reference }) => reference)
    return child === undefined ? [] : [{ child, open: matters }]
  })
}

async function receivedPage(
  ask: Ask,
  received: ReceivedHandOver,
  errors?: readonly FieldError[],
): Promise<Page> {
  const known = (await listCmeContacts(ask.trx)).get(received.content.from.code)?.fingerprint ?? null
  const content = (
    <ReceivedPage
      received={received}
      isForUs={Number(received.content.to.code) === ask.by.laId}
      senderKey={known === null ? 'unknown' : known === received.fingerprint ? 'same' : 'other'}
      likely={received.matterId === null ? await likelyOf(ask, received) : []}
      hidden={ask.hidden}
      {...(errors === undefined ? {} : { typed: ask.form, errors })}
    />
  )
  return { title: `${errors ? 'Error: ' : ''}A child handed over`, section: 'hand-overs', content }
}

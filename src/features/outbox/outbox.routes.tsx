import { readMoment } from '../cases/index.ts'
import { findFileOfMessage, findMessage, letterLabel, listMessages } from '../letters/index.ts'
import { type Answer, type Ask, notFound, page, type Route } from '../slice.ts'
import { MessagePage, OutboxPage } from './outbox.page.tsx'

const PAGE = 50

/** What left the building, kept as it was sent. */
export const outboxRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/outbox',
    permission: 'view-outbox',
    record: 'none',
    data: 'child',
    writes: false,
    audit: 'list-outbox',
    handle: showOutbox,
  },
  {
    method: 'GET',
    path: '/messages/:messageId',
    permission: 'view-matter',
    record: 'message',
    data: 'child',
    writes: false,
    audit: 'view-message',
    handle: showMessage,
  },
  {
    method: 'GET',
    path: '/messages/:messageId/file',
    permission: 'view-matter',
    record: 'message',
    data: 'child',
    writes: false,
    audit: 'download-file',
    handle: downloadFile,
  },
]

async function showOutbox(ask: Ask): Promise<Answer> {
  const messages = await listMessages(ask.trx, readMoment(ask.query.get('before')), PAGE)
  return page(
    {
      title: 'Outbox',
      section: 'outbox',
      content: <OutboxPage messages={messages} demo={ask.deps.demo} more={messages.length === PAGE} />,
    },
    { recordIds: messages.map(({ id }) => id) },
  )
}

async function showMessage(ask: Ask): Promise<Answer> {
  const message = await findMessage(ask.trx, ask.params.messageId ?? '')
  if (!message) return notFound()
  return page(
    {
      title: 'A message',
      section: 'outbox',
      content: <MessagePage message={message} wordsFrom={labelOf(ask, message.template)} />,
    },
    { recordIds: [message.id] },
  )
}

// A letter that the present pack no longer has keeps the name it was sent under.
function labelOf({ deps, by }: Ask, template: string): string {
  return letterLabel(deps.packs, by.pack, template) ?? template.replaceAll('-', ' ')
}

async function downloadFile(ask: Ask): Promise<Answer> {
  const id = ask.params.messageId ?? ''
  const file = await findFileOfMessage(ask.trx, id)
  return file ? { kind: 'file', ...file, recordIds: [id] } : notFound()
}

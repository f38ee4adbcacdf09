import type { VNode } from 'preact'
import { formatInstant } from '../../web/components/date-words.ts'
import { LinkButton } from '../../web/components/govuk/buttons.tsx'
import { InsetText } from '../../web/components/govuk/messages.tsx'
import { FactList } from '../../web/components/onroll/boxes.tsx'
import { Link, PageHeading } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import type { KeptMessage } from '../letters/index.ts'

const STATUS: Readonly<Record<string, string>> = {
  queued: 'waiting',
  sent: 'sent',
  kept: 'kept, not sent',
  failed: 'not sent',
}
const KIND: Readonly<Record<string, string>> = { letter: 'Letter', email: 'E-mail', file: 'File' }

interface OutboxPageProps {
  readonly messages: readonly KeptMessage[]
  readonly demo: boolean
  readonly more: boolean
}

/** Every message, the newest first. */
export function OutboxPage({ messages, demo, more }: OutboxPageProps): VNode {
  const last = messages.at(-1)
  return (
    <>
      <PageHeading
        title="Outbox"
        lead="What was written, to whom, and whether it went. Each is kept as it was sent."
      />
      {demo && <InsetText>This is a demonstration: no message leaves.</InsetText>}
      <StackingTable
        caption="Messages"
        columns={[{ header: 'When' }, { header: 'What' }, { header: 'To' }, { header: 'Standing' }]}
        rows={messages.map((message) => ({
          key: message.id,
          cells: [
            formatInstant(message.madeAt.toISOString()),
            <>
              {KIND[message.kind] ?? message.kind}:{' '}
              <Link href={`/messages/${message.id}`} text={message.subject} />
            </>,
            message.toName,
            message.problem
              ? `${STATUS[message.status] ?? message.status}: ${message.problem}`
              : (STATUS[message.status] ?? message.status),
          ],
        }))}
        empty="Nothing was written yet. A message appears when somebody asks, refers or decides."
      />
      {more && last && (
        <p class="govuk-body">
          <Link
            href={`/outbox?before=${encodeURIComponent(last.madeAt.toISOString())}`}
            text="Older messages"
          />
        </p>
      )}
    </>
  )
}

/** One message as it was sent. */
export function MessagePage({
  message,
  wordsFrom,
}: {
  readonly message: KeptMessage
  /** What the pack calls the letter. */
  readonly wordsFrom: string
}): VNode {
  return (
    <>
      <PageHeading
        title={message.subject}
        lead={`${KIND[message.kind] ?? message.kind}, ${STATUS[message.status] ?? message.status}`}
      />
      <FactList
        facts={[
          { label: 'To', value: message.toName, note: message.toAddress },
          { label: 'Written', value: formatInstant(message.madeAt.toISOString()) },
          ...(message.sentAt ? [{ label: 'Sent', value: formatInstant(message.sentAt.toISOString()) }] : []),
          { label: 'Words', value: wordsFrom, note: `edition ${message.packEdition} of the pack` },
        ]}
      />
      <pre class="onr-letter">{message.body}</pre>
      {message.fileName && (
        <LinkButton
          href={`/messages/${message.id}/file`}
          text={`Download ${message.fileName}`}
          kind="plain"
        />
      )}
      {message.matterId && (
        <p class="govuk-body">
          <Link href={`/matters/${message.matterId}`} text="Open what it is about" />
        </p>
      )}
    </>
  )
}

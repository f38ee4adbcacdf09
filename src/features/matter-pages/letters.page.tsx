import type { VNode } from 'preact'
import { formatInstant } from '../../web/components/date-words.ts'
import { Details } from '../../web/components/govuk/messages.tsx'
import { Link, Note, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { matterPaths } from '../cases/index.ts'
import type { KeptMessage } from '../letters/index.ts'
import type { DocumentLine } from './matter-documents.store.ts'
import { MatterTabs } from './matter-parts.page.tsx'
import type { MatterView } from './matter-view.ts'

export interface LettersPageProps {
  readonly view: MatterView
  readonly messages: readonly KeptMessage[]
  readonly documents: readonly DocumentLine[]
  readonly documentsOpen: boolean
  readonly addHref: string | undefined
  readonly writeHref: string | undefined
}

const STATUS: Readonly<Record<string, string>> = {
  queued: 'waiting to go',
  sent: 'sent',
  kept: 'kept here, not sent (demonstration)',
  failed: 'did not go out',
}

/** Letters, e-mails and files that went out, as they were worded, and documents that came in. */
export function LettersPage(props: LettersPageProps): VNode {
  const { view, messages, documents, documentsOpen, addHref, writeHref } = props
  return (
    <>
      <MatterTabs view={view} current="letters" />
      <PageHeading
        title="Letters and documents"
        action={writeHref && <Link href={writeHref} text="Letters to the family" />}
      />
      <Section>
        <StackingTable
          caption="Letters and messages"
          columns={[{ header: 'When', nowrap: true }, { header: 'What, to whom' }, { header: 'Status' }]}
          rowHeader={1}
          empty="No letters yet. One stands here when somebody is written to or told about this child."
          rows={messages.map((message) => ({
            key: message.id,
            cells: [
              formatInstant(message.madeAt.toISOString()),
              <>
                {message.subject}
                <small>{`${message.kind} to ${message.toName}`}</small>
                {message.fileName !== null && (
                  <small>
                    <Link href={matterPaths.file(message.id)} text={`Download ${message.fileName}`} />
                  </small>
                )}
                <Details summary="Read it">
                  <p class="onr-two__text">{message.body}</p>
                </Details>
              </>,
              <>
                {STATUS[message.status] ?? message.status}
                {message.problem !== null && <small>{message.problem}</small>}
              </>,
            ],
          }))}
        />
      </Section>
      <Section>
        <StackingTable
          caption="Documents"
          columns={[{ header: 'Name' }, { header: 'Added', nowrap: true }, { header: 'Size', numeric: true }]}
          empty="No documents yet. One stands here when somebody adds evidence."
          rows={documents.map((document) => ({
            key: document.id,
            cells: [
              documentsOpen ? (
                <Link href={matterPaths.document(document.id)} text={document.name} />
              ) : (
                document.name
              ),
              formatInstant(document.recordedAt.toISOString()),
              `${Math.max(1, Math.round(document.size / 1024))} kB`,
            ],
          }))}
        />
        {addHref && (
          <Note>
            <Link href={addHref} text="Add a document" />
          </Note>
        )}
      </Section>
    </>
  )
}

import { formatInstant } from '../../web/components/date-words.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { BackLink } from '../../web/components/govuk/links.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { FileUpload, Input } from '../../web/components/govuk/text-fields.tsx'
import { Link, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { type ActContext, type FieldError, identityOf, matterPaths } from '../cases/index.ts'
import type { HiddenFields, Page } from '../slice.ts'
import { documentPaths } from './documents.paths.ts'
import type { Document } from './documents.store.ts'

export interface DocumentsProps {
  readonly context: ActContext
  readonly documents: readonly Document[]
  readonly names: ReadonlyMap<string, string>
  readonly hidden: HiddenFields
  readonly note: string
  readonly errors: readonly FieldError[]
}

const ENDINGS = '.pdf,.png,.jpg,.jpeg,.docx,.eml,.txt'

/** The files that prove what the history says, and the form that adds one. */
export function documentsPage(props: DocumentsProps): Page {
  const { context, documents, errors, hidden } = props
  const { matter } = context
  const count = documents.length === 1 ? 'One file' : `${documents.length} files`
  const of = (field: string) => errors.find((error) => error.field === field)?.message
  return {
    title: errors.length > 0 ? 'Error: Evidence' : 'Evidence',
    identity: identityOf(context),
    section: matter.kind === 'school-enquiry' ? 'enquiries' : 'cases',
    content: (
      <>
        <BackLink href={matterPaths.matter(matter.id)} />
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <PageHeading
          title="Evidence"
          lead={`${documents.length === 0 ? '' : `${count} so far. `}A file stays as it came and cannot be changed.`}
        />
        <StackingTable
          caption="Files"
          captionHidden
          columns={[
            { header: 'File' },
            { header: 'Size', nowrap: true },
            { header: 'Added' },
            { header: 'By' },
          ]}
          rows={documents.map((document) => ({
            key: document.id,
            cells: [
              <Link href={documentPaths.file(document.id)} text={document.name} />,
              sizeInWords(document.size),
              formatInstant(document.recordedAt.toISOString()),
              props.names.get(document.recordedBy) ?? 'somebody of another organisation',
            ],
          }))}
          empty="No files. One stands here after you add it below."
        />
        <Section title="Add a file">
          <PostForm action={documentPaths.list(matter.id)} csrfToken={hidden.antiForgery} multipart>
            <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
            <FileUpload
              name="file"
              label="File"
              labelSize="s"
              hint="PDF, PNG, JPEG, Word, e-mail or plain text, up to 10 megabytes. Everybody who works on this sees it: leave out an address that must stay secret."
              accept={ENDINGS}
              error={of('file')}
            />
            <Input name="note" label="What it shows" labelSize="s" value={props.note} error={of('note')} />
            <Button text="Add the file" />
          </PostForm>
        </Section>
      </>
    ),
  }
}

function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  const kilobytes = bytes / 1024
  return kilobytes < 1024 ? `${Math.round(kilobytes)} kB` : `${(kilobytes / 1024).toFixed(1)} MB`
}

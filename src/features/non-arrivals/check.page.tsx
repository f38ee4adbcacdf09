import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { BackLink } from '../../web/components/govuk/links.tsx'
import { ErrorSummary, InsetText } from '../../web/components/govuk/messages.tsx'
import { SummaryList } from '../../web/components/govuk/summary-list.tsx'
import { Link, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { type CaseOfSibling, CasesOfSiblings } from '../cases/index.ts'
import type { HiddenFields, Page } from '../slice.ts'
import { nonArrivalPaths } from './non-arrivals.paths.ts'
import type { ReadPart, ReadReport } from './school-report.ts'

export interface CheckPageProps {
  /** The name of the whole report. */
  readonly report: string
  readonly draftId: string
  readonly version: number
  readonly read: ReadReport
  readonly hidden: HiddenFields
  readonly lawfulBasis: string | undefined
  readonly casesOfSiblings: readonly CaseOfSibling[]
  readonly problem: 'changed-meanwhile' | 'not-complete' | undefined
}

const TITLE = 'Check your answers'

/** All answers before the report is sent. */
export function checkPage(props: CheckPageProps): Page {
  const { read, draftId, hidden, problem } = props
  const errors = problem === 'not-complete' ? read.parts.flatMap(errorsOf) : []
  return {
    title: problem ? `Error: ${TITLE}` : TITLE,
    section: 'enquiries',
    content: (
      <>
        <BackLink href={nonArrivalPaths.step(draftId, read.parts.at(-1)?.key ?? 'safety')} />
        <ErrorSummary errors={errors} />
        <PageHeading title={TITLE} above={props.report} lead="Nothing has been sent yet." />
        {problem === 'changed-meanwhile' && (
          <InsetText>
            These answers were changed in another window. Nothing was sent. Read them once more.
          </InsetText>
        )}
        {read.parts.map((part) => (
          <Section key={part.key} id={part.key} title={part.title} tight>
            <Part part={part} draftId={draftId} />
          </Section>
        ))}
        <CasesOfSiblings
          cases={props.casesOfSiblings}
          givenName={read.report?.pupil.givenName ?? 'the pupil'}
        />
        {props.lawfulBasis !== undefined && <InsetText>{props.lawfulBasis}</InsetText>}
        <PostForm action={nonArrivalPaths.check(draftId)} csrfToken={hidden.antiForgery}>
          <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
          <input type="hidden" name="version" value={String(props.version)} />
          <div class="onr-btns">
            <Button text="Send the report" />
            <Link href={nonArrivalPaths.withdraw(draftId)} text="Throw this report away" />
          </div>
        </PostForm>
      </>
    ),
  }
}

function errorsOf({ key, errors }: ReadPart) {
  return errors.map(({ message }) => ({ text: message, field: key }))
}

function Part({ part, draftId }: { readonly part: ReadPart; readonly draftId: string }) {
  const href = nonArrivalPaths.change(draftId, part.key)
  if (part.errors.length > 0) {
    return (
      <ul class="govuk-list">
        {part.errors.map(({ message }) => (
          <li key={message}>
            {message} <Link href={href} text="Answer" about={part.title} />
          </li>
        ))}
      </ul>
    )
  }
  const action = { href, text: 'Change' }
  return (
    <SummaryList
      rows={part.rows.map(({ key, value }) => ({ key, value, action: { ...action, about: key } }))}
    />
  )
}

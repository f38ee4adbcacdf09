import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { BackLink } from '../../web/components/govuk/links.tsx'
import { ErrorSummary, WarningText } from '../../web/components/govuk/messages.tsx'
import { Link, Note, P, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { TwoTexts } from '../../web/components/onroll/two-texts.tsx'
import { type FieldError, FieldOf } from '../cases/index.ts'
import type { Form, HiddenFields, Page } from '../slice.ts'
import type { StepForm } from './journey.ts'

export interface StepPageProps {
  /** The name of the whole report. */
  readonly report: string
  readonly title: string
  readonly form: StepForm
  readonly action: string
  readonly back: string
  readonly withdraw: string
  readonly hidden: HiddenFields
  /** What of the draft the page is made from. */
  readonly seen: string
  readonly typed: Form | undefined
  /** Set when another window saved meanwhile: what the draft holds now. */
  readonly held?: readonly string[] | undefined
  readonly errors: readonly FieldError[]
  readonly safety?: 'full' | undefined
  /** For an entry of a list that can be taken out. */
  readonly removable?: boolean
}

/** One page of the report: one thing, one green button, a way back and a way out. */
export function stepPage(props: StepPageProps): Page {
  const { form, errors, typed, hidden, held } = props
  const problem = errors.length > 0 || held !== undefined
  return {
    title: `${problem ? 'Error: ' : ''}${props.title}`,
    section: 'enquiries',
    ...(props.safety ? { safety: props.safety } : {}),
    content: (
      <>
        <BackLink href={props.back} />
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <PageHeading title={form.heading} above={props.report} lead={form.lead} />
        {held !== undefined && <ChangedMeanwhile title={props.title} typed={typed} held={held} />}
        {form.warnings?.map((warning) => (
          <WarningText key={warning}>{warning}</WarningText>
        ))}
        {form.people !== undefined && (
          <Section title="On file so far" tight>
            <People people={form.people} />
          </Section>
        )}
        <PostForm action={props.action} csrfToken={hidden.antiForgery}>
          <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
          <input type="hidden" name="seen" value={props.seen} />
          {form.fields.map((field) => (
            <FieldOf key={field.name} field={field} typed={typed} errors={errors} />
          ))}
          <div class="onr-btns">
            <Button text="Save and continue" />
            {props.removable && <Button text="Take this person out" kind="plain" name="do" value="remove" />}
            <Link href={props.withdraw} text="Throw this report away" />
          </div>
        </PostForm>
        {form.citation !== undefined && <Note>{form.citation}</Note>}
      </>
    ),
  }
}

const OWN_FIELDS = new Set(['_csrf', 'idempotencyKey', 'seen', 'do'])

function ChangedMeanwhile({
  title,
  typed,
  held,
}: {
  readonly title: string
  readonly typed: Form | undefined
  readonly held: readonly string[]
}) {
  const yours = (typed?.entries() ?? []).filter(([name, value]) => !OWN_FIELDS.has(name) && value !== '')
  return (
    <>
      <P>
        This page was saved in another window after you opened it. What you wrote is not saved yet. Look at
        both, then save yours if it still holds.
      </P>
      <TwoTexts
        label={title}
        yours={yours.map(([, value]) => value).join('\n')}
        theirs={held.filter((value) => value !== '').join('\n')}
        theirsFrom="another window"
      />
    </>
  )
}

function People({ people }: { readonly people: NonNullable<StepForm['people']> }) {
  return (
    <StackingTable
      caption="On file so far"
      captionHidden
      columns={[
        { header: 'Name' },
        { header: 'What is known' },
        { header: 'Change', headerHidden: true, action: true },
      ]}
      rows={people.map(({ name, facts, changePath }) => ({
        key: changePath,
        cells: [name, facts, <Link href={changePath} text="Change" about={name} />],
      }))}
      empty="Nobody yet. A line stands here for each person you add."
    />
  )
}

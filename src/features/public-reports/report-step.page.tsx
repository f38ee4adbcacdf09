import { Button, LinkButton, PostForm } from '../../web/components/govuk/buttons.tsx'
import { Radios } from '../../web/components/govuk/choices.tsx'
import { BackLink } from '../../web/components/govuk/links.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { P } from '../../web/components/onroll/headings.tsx'
import { FieldOf } from '../cases/index.ts'
import type { Form, Page } from '../slice.ts'
import type { PublicDraft } from './public-drafts.store.ts'
import type { ReportStep, StepContext, StepErrors } from './report-journey.ts'
import { tellUsPaths } from './tell-us.paths.ts'
import { openPage } from './tell-us-frame.ts'

export interface ReportPageProps {
  readonly draft: PublicDraft
  readonly step: ReportStep
  readonly context: StepContext
  readonly back: string
  readonly next: string
  readonly typed: Form
  readonly errors: StepErrors
  readonly teamPhone?: string | undefined
}

/** One question, or a few boxes about one thing. */
export function reportStepPage(props: ReportPageProps): Page {
  const { draft, step, context, errors, typed } = props
  const fields = step.fields(context)
  const [first] = fields
  const single = fields.length === 1 && first?.kind === 'radios' ? first : undefined
  const heading = step.heading(context)
  const content = (
    <>
      <BackLink href={props.back} />
      <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
      {single === undefined && <h1 class="onr-h1">{heading}</h1>}
      {single === undefined && step.lead !== undefined && <P>{step.lead}</P>}
      {fields.length === 0 ? (
        <LinkButton href={props.next} text="Continue" />
      ) : (
        <PostForm action={tellUsPaths.page(draft.token, step.key)} csrfToken="">
          {single === undefined ? (
            fields.map((field) => <FieldOf key={field.name} field={field} typed={typed} errors={errors} />)
          ) : (
            <Radios
              name={single.name}
              label={heading}
              labelSize="l"
              isHeading
              hint={step.lead ?? single.hint}
              value={typed.text(single.name)}
              error={errors.find(({ field }) => field === single.name)?.message}
              items={single.choices.map(({ value, text, hint }) => ({ value, text, hint }))}
            />
          )}
          <Button text="Continue" />
        </PostForm>
      )}
      {props.teamPhone !== undefined && (
        <P>You can also ring the children missing education team on {props.teamPhone}.</P>
      )}
    </>
  )
  return openPage(content, { authority: draft.authority, token: draft.token, error: errors.length > 0 })
}

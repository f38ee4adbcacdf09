import { displayDate } from '../../domain/calendar/display-date.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { BackLink } from '../../web/components/govuk/links.tsx'
import { InsetText } from '../../web/components/govuk/messages.tsx'
import { SummaryList, type SummaryRow } from '../../web/components/govuk/summary-list.tsx'
import { P } from '../../web/components/onroll/headings.tsx'
import type { Field } from '../cases/index.ts'
import type { Page } from '../slice.ts'
import type { PublicDraft } from './public-drafts.store.ts'
import { textOfChoice } from './report-choices.ts'
import { boxesOf, type ReportAnswers, type ReportStep, type StepContext } from './report-journey.ts'
import { saidOf } from './said.ts'
import { TRAP } from './signs-of-machine.store.ts'
import { tellUsPaths } from './tell-us.paths.ts'
import { openPage } from './tell-us-frame.ts'

export interface CheckReportProps {
  readonly draft: PublicDraft
  readonly context: StepContext
  readonly steps: readonly ReportStep[]
  readonly back: string
  /** What the sender should know: another council’s area, a child too young or too old. */
  readonly remarks: readonly string[]
}

/** All that will be sent, each part to be changed; then the one button that sends. */
export function checkReportPage({ draft, context, steps, back, remarks }: CheckReportProps): Page {
  const rows = steps.flatMap((step) =>
    step.fields(context).flatMap((field) => rowOf(field, draft, step.key, context.answers)),
  )
  const content = (
    <>
      <BackLink href={back} />
      <h1 class="onr-h1">Look it over, then send</h1>
      {remarks.map((remark) => (
        <InsetText key={remark}>{remark}</InsetText>
      ))}
      <SummaryList rows={rows} />
      <P>We use what you send to find the child and see that the child gets an education.</P>
      <PostForm action={tellUsPaths.page(draft.token, 'check')} csrfToken="">
        <div class="govuk-visually-hidden" aria-hidden="true">
          <label for={TRAP}>Leave this empty</label>
          <input id={TRAP} name={TRAP} type="text" tabIndex={-1} autocomplete="off" />
        </div>
        <Button text="Send" />
      </PostForm>
    </>
  )
  return openPage(content, { authority: draft.authority, token: draft.token })
}

function rowOf(
  field: Field,
  draft: PublicDraft,
  page: string,
  answers: ReportAnswers,
): readonly SummaryRow[] {
  if (field.kind === 'words' || field.kind === 'file') return []
  const value = saidValue(field, answers)
  const action = { href: tellUsPaths.page(draft.token, page), text: 'Change', about: field.label }
  return [{ key: field.label, value: value === '' ? 'Not said' : value, action }]
}

function saidValue(field: Field, answers: ReportAnswers): string {
  if (field.kind === 'date') {
    const born = saidOf(answers).bornOn
    return born === null
      ? boxesOf(field)
          .map((box) => answers[box] ?? '')
          .join(' ')
          .trim()
      : displayDate(born)
  }
  const typed = answers[field.name] ?? ''
  return 'choices' in field ? textOfChoice(field.choices, typed) : typed
}

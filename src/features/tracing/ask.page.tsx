import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { InsetText } from '../../web/components/govuk/messages.tsx'
import { FactList } from '../../web/components/onroll/boxes.tsx'
import { Note, P, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { ActPage, type FieldError } from '../cases/index.ts'
import type { Form, HiddenFields } from '../slice.ts'
import type { OutsideCheck, RequestPack } from './request-pack.ts'
import { tracingPaths } from './tracing.paths.ts'

export interface AskProps {
  readonly matterId: string
  readonly version: number
  readonly hidden: HiddenFields
  readonly check: OutsideCheck
  readonly typed?: Form | undefined
  readonly errors?: readonly FieldError[] | undefined
}

/** To whom a request goes; what it tells is the pack’s and cannot be widened here. */
export function AskPage({ matterId, check, hidden, version, typed, errors }: AskProps): VNode {
  return (
    <ActPage
      form={{
        heading: `Ask: ${check.label}`,
        lead: `${check.help} You see the whole ${check.tracing.channel} before it goes.`,
        button: 'Look at it first',
        citation: [check.gateway?.basis, check.gateway?.note, 'policy 2.4 and 3.2']
          .filter(Boolean)
          .join('; '),
        fields: [
          { kind: 'text', name: 'toName', label: 'Who is asked?', hint: check.asks },
          {
            kind: 'textarea',
            name: 'toAddress',
            label: 'Their address, or their secure e-mail',
            hint: check.tracing.twoTier
              ? 'The district council’s own office: it is a separate authority'
              : 'As it stands in your own directory',
          },
        ],
      }}
      action={`${tracingPaths.preview(matterId)}?source=${encodeURIComponent(check.id)}`}
      back={tracingPaths.board(matterId)}
      hidden={hidden}
      version={version}
      typed={typed}
      errors={errors}
    />
  )
}

export interface PreviewProps {
  readonly matterId: string
  readonly version: number
  readonly hidden: HiddenFields
  readonly pack: RequestPack
  readonly subject: string
  readonly body: string
  readonly changed: boolean
}

/** The request as it will go, with what is told and what is not. */
export function PreviewPage({
  matterId,
  version,
  hidden,
  pack,
  subject,
  body,
  changed,
}: PreviewProps): VNode {
  const { check, data } = pack
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading title="Read it before it goes" lead={`To ${pack.toName}. Nothing has gone yet.`} />
        {changed && (
          <InsetText>
            Something was recorded on this case meanwhile. Nothing was sent. Read it once more.
          </InsetText>
        )}
        <FactList
          facts={[
            { label: 'To', value: `${pack.toName}, ${pack.toAddress}` },
            {
              label: 'Tells',
              value: data.told.map(({ label }) => label).join(', ') || 'nothing of the child',
            },
            ...(data.kept.length > 0 ? [{ label: 'Does not tell', value: data.kept.join('; ') }] : []),
            {
              label: 'Ask again after',
              value: displayDate(pack.chaseOn),
              note: 'It then falls due on the case',
            },
            { label: 'Link ends', value: displayDate(pack.endsOn) },
          ]}
        />
        <Section title={subject}>
          <div class="onr-panel">
            {body.split('\n').map((line, index) => (
              <P key={index}>{line}</P>
            ))}
          </div>
          {check.tracing.channel === 'file' && (
            <Note>The same lines go with it as a file, for their own records.</Note>
          )}
        </Section>
        <PostForm
          action={`${tracingPaths.ask(matterId)}?source=${encodeURIComponent(check.id)}`}
          csrfToken={hidden.antiForgery}
        >
          <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
          <input type="hidden" name="version" value={String(version)} />
          <input type="hidden" name="toName" value={pack.toName} />
          <input type="hidden" name="toAddress" value={pack.toAddress} />
          <div class="onr-btns">
            <Button text="Send it and log what is told" />
            <a class="govuk-link" href={tracingPaths.askSource(matterId, check.id)}>
              Back without sending
            </a>
          </div>
        </PostForm>
      </div>
    </div>
  )
}

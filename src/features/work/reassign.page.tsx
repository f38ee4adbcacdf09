import type { VNode } from 'preact'
import { PostForm } from '../../web/components/govuk/buttons.tsx'
import { BackLink } from '../../web/components/govuk/links.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { EmptyList, Link, Note, PageHeading } from '../../web/components/onroll/headings.tsx'
import type { Colleague, FieldError } from '../cases/index.ts'
import type { Form, HiddenFields } from '../slice.ts'
import { HandOverFields } from './hand-over-fields.page.tsx'
import type { MatterLine } from './matter-list.store.ts'

export interface ReassignProps {
  readonly people: readonly Colleague[]
  readonly from: Colleague | undefined
  readonly matters: readonly MatterLine[]
  /** More than one page can hold. */
  readonly more: boolean
  readonly hidden: HiddenFields
  readonly typed?: Form
  readonly errors?: readonly FieldError[]
}

/** Hands over the work of somebody who is away or leaves. First whose, then which and to whom. */
export function ReassignPage(props: ReassignProps): VNode {
  const { people, from } = props
  return (
    <>
      <BackLink href="/cases?whose=team" text="Back to the cases" />
      {from === undefined ? (
        <>
          <PageHeading title="Whose work is to be handed over?" />
          <ul class="govuk-list">
            {people.map((person) => (
              <li key={person.accountId}>
                <Link href={`/reassign?from=${person.accountId}`} text={person.name} />
                {`: ${person.openMatters} open${person.away ? ', away' : ''}`}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <HandOverForm {...props} from={from} />
      )}
    </>
  )
}

function HandOverForm({
  people,
  from,
  matters,
  more,
  hidden,
  typed,
  errors = [],
}: ReassignProps & { readonly from: Colleague }): VNode {
  return (
    <>
      <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
      <PageHeading title={`Hand over the work of ${from.name}`} />
      {matters.length === 0 ? (
        <EmptyList>{`${from.name} owns nothing that is open.`}</EmptyList>
      ) : (
        <PostForm action={`/reassign?from=${from.accountId}`} csrfToken={hidden.antiForgery}>
          <HandOverFields
            matters={matters}
            people={people.filter(({ accountId }) => accountId !== from.accountId)}
            hidden={hidden}
            allChosen
            typed={typed}
            errors={errors}
          />
          {more && (
            <Note>{`The first ${matters.length}. The rest stands here when these are handed over.`}</Note>
          )}
        </PostForm>
      )}
    </>
  )
}

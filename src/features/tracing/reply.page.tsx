import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { ErrorSummary, InsetText } from '../../web/components/govuk/messages.tsx'
import { FactList } from '../../web/components/onroll/boxes.tsx'
import { P, PageHeading } from '../../web/components/onroll/headings.tsx'
import { type Field, type FieldError, FieldOf } from '../cases/index.ts'
import type { Form, HiddenFields } from '../slice.ts'
import type { Link as FoundLink } from './reply-link.store.ts'
import { tracingPaths } from './tracing.paths.ts'

const FIELDS: readonly Field[] = [
  {
    kind: 'text',
    name: 'initials',
    label: 'Initials of the child you were asked about',
    hint: 'First name, then surname, for example RT',
    width: 'short',
  },
  { kind: 'text', name: 'bornYear', label: 'Year in which the child was born', width: 'short' },
  {
    kind: 'radios',
    name: 'result',
    label: 'What did you find?',
    choices: [
      { value: 'found-something', text: 'Something that may help' },
      { value: 'nothing-found', text: 'Nothing' },
    ],
  },
  { kind: 'textarea', name: 'words', label: 'Your answer', hint: 'Only what was asked' },
  { kind: 'text', name: 'byName', label: 'Your name' },
  { kind: 'text', name: 'byJob', label: 'Your job, and where you work' },
]

export interface ReplyPageProps {
  readonly token: string
  readonly link: FoundLink
  readonly hidden: HiddenFields
  readonly typed?: Form | undefined
  readonly errors?: readonly FieldError[] | undefined
}

/** What was asked, and room for the answer. Nothing stands here that the request did not tell. */
export function ReplyPage({ token, link, hidden, typed, errors = [] }: ReplyPageProps): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <PageHeading
          title={`${link.authority} asks ${link.asked}`}
          lead={link.standing === 'open' ? link.asksFor : undefined}
        />
        {link.standing === 'late' && (
          <InsetText>
            {`This link ended on ${displayDate(link.endsOn)}, so the details are no longer shown. You can still answer from the letter you have: what you write goes to the officer.`}
          </InsetText>
        )}
        {link.standing === 'used' && (
          <InsetText>
            This link has been answered, so the details are no longer shown. If there is more to say, write it
            here: it goes to the officer beside the first answer.
          </InsetText>
        )}
        {link.told.length > 0 && <FactList facts={link.told} />}
        <PostForm action={tracingPaths.link(token)} csrfToken={hidden.antiForgery}>
          {FIELDS.map((field) => (
            <FieldOf key={field.name} field={field} typed={typed} errors={errors} />
          ))}
          <Button text="Send the answer" />
        </PostForm>
        <P>If you think that a child is in danger now, ring 999 first.</P>
      </div>
    </div>
  )
}

export function AnsweredPage({
  came,
  authority,
}: {
  readonly came: string
  readonly authority: string
}): VNode {
  const { title, text } = WORDS[came] ?? WORD_OF_FULL
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading title={title} />
        <P>{text}</P>
        <P>{`You can close this page. To say more, ring or write to ${authority} with the reference in the letter.`}</P>
      </div>
    </div>
  )
}

const WORD_OF_FULL = {
  title: 'Please ring us instead',
  text: 'Very many answers came by this link, so this one was not taken. Ring or write with the reference in the letter.',
}

const WORDS: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  'in-time': {
    title: 'Thank you, we have your answer',
    text: 'The officer who asked will read it. The link cannot be used again.',
  },
  late: {
    title: 'Your answer came after the link had ended, and we have it',
    text: 'It is kept for the officer, who reads it beside what was found meanwhile.',
  },
  again: {
    title: 'This link was answered before, and we have what you added',
    text: 'It is kept for the officer beside the first answer.',
  },
  'other-child': {
    title: 'These are not the initials or the year of the child we asked about',
    text: 'What you wrote is kept for the officer, marked as perhaps about another child. Compare the letter; if you mistyped, open the link again and answer once more.',
  },
}

/** No such link: the same page for one that never was. */
export function NoLinkPage(): VNode {
  return (
    <>
      <PageHeading title="There is no request at this address" />
      <P>
        Copy the whole link from the letter, with every letter and sign. If it still leads here, ring or write
        to whoever asked you and give the reference in the letter.
      </P>
    </>
  )
}

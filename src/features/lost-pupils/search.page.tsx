import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { formatInstant } from '../../web/components/date-words.ts'
import { Button, LinkButton, PostForm } from '../../web/components/govuk/buttons.tsx'
import { ErrorSummary, InsetText, Tag } from '../../web/components/govuk/messages.tsx'
import { Answer, AsideBox, FactList } from '../../web/components/onroll/boxes.tsx'
import { DueDate } from '../../web/components/onroll/due-date.tsx'
import { Columns, Link, Note, P, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { type Field, type FieldError, FieldOf, listName, matterPaths } from '../cases/index.ts'
import type { Form, HiddenFields } from '../slice.ts'
import { LikeChildren } from './like-children.page.tsx'
import type { LikeChild } from './like-children.ts'
import { lostPupilPaths } from './lost-pupils.paths.ts'
import { sexInWords } from './search.form.ts'
import { dueWhy } from './search-due.ts'
import type { SearchStep } from './search-steps.store.ts'
import { isOpenSearch, nextStepWords, searchStateWords } from './search-words.ts'
import type { LostPupilSearch } from './searches.store.ts'

export interface SearchPageProps {
  readonly search: LostPupilSearch
  readonly steps: readonly SearchStep[]
  readonly today: PlainDate
  readonly hidden: HiddenFields
  /** Absent for the school, which never sees another child's record. */
  readonly office?: OfficeProps | undefined
}

export interface OfficeProps {
  readonly likes: readonly LikeChild[]
  readonly overAge: string | undefined
  readonly fields: readonly Field[]
  readonly mayTake: boolean
  readonly typed?: Form | undefined
  readonly errors?: readonly FieldError[] | undefined
}

/** One search: what was asked, what came of it, and for the CME team the look at its own records and the answer. */
export function SearchPage({ search, steps, today, hidden, office }: SearchPageProps): VNode {
  const errors = office?.errors ?? []
  const open = isOpenSearch(search.state)
  return (
    <>
      <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
      <PageHeading
        above={`Search ${search.reference}, asked by ${search.askerName}`}
        title={office ? 'Lost pupil search' : 'Your search for a child’s file'}
        lead={searchStateWords(search.state)}
        action={
          !office &&
          search.state === 'needs-information' && (
            <LinkButton href={lostPupilPaths.information(search.id)} text="Answer the CME team" />
          )
        }
      />
      <Columns
        main={
          <>
            {search.answer !== null && <Answer>{search.answer}</Answer>}
            <Asked key="asked" search={search} overAge={office?.overAge} />
            {office && <LikeChildren likes={office.likes} today={today} />}
            {office && search.state === 'asked' && (
              <AnswerForm search={search} office={office} hidden={hidden} errors={errors} />
            )}
            {office && search.state === 'needs-information' && (
              <InsetText>It is the school’s turn. The search comes back here when it has answered.</InsetText>
            )}
            <Steps steps={steps} />
          </>
        }
        side={
          <AsideBox title="Who and when">
            <FactList
              narrow
              facts={[
                { label: 'Owner', value: search.ownerName ?? 'nobody yet' },
                { label: 'Next', value: nextStepWords(search.state) },
                ...(open && search.dueOn !== null
                  ? [
                      {
                        label: 'Due',
                        value: <DueDate due={search.dueOn} today={today} />,
                        note: dueWhy(search),
                      },
                    ]
                  : []),
                ...(search.endedOn === null
                  ? []
                  : [{ label: 'Answered', value: displayDate(search.endedOn) }]),
              ]}
            />
            {office?.mayTake && open && (
              <PostForm action={lostPupilPaths.take(search.id)} csrfToken={hidden.antiForgery}>
                <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
                <input type="hidden" name="version" value={String(search.version)} />
                <Button text="Make it mine" kind="plain" small />
              </PostForm>
            )}
          </AsideBox>
        }
      />
      <Note>
        <Link href={lostPupilPaths.list} text={office ? 'All lost pupil searches' : 'All your searches'} />
      </Note>
    </>
  )
}

function Asked({
  search,
  overAge,
}: {
  readonly search: LostPupilSearch
  readonly overAge: string | undefined
}): VNode {
  return (
    <Section title="The child" tight>
      <FactList
        facts={[
          { label: 'Name', value: listName(search) },
          ...(search.formerNames === null ? [] : [{ label: 'Other names', value: search.formerNames }]),
          { label: 'Born', value: displayDate(search.bornOn), ...(overAge ? { note: overAge } : {}) },
          { label: 'Sex', value: sexInWords(search.sex) },
          { label: 'UPN', value: search.upn ?? 'not known' },
          { label: 'At school before', value: search.seenLast ?? 'not said' },
          ...(search.country === null ? [] : [{ label: 'Country', value: search.country }]),
          ...(search.admittedOn === null
            ? []
            : [{ label: 'Admitted', value: displayDate(search.admittedOn) }]),
        ]}
      />
    </Section>
  )
}

interface AnswerFormProps {
  readonly search: LostPupilSearch
  readonly office: OfficeProps
  readonly hidden: HiddenFields
  readonly errors: readonly FieldError[]
}

function AnswerForm({ search, office, hidden, errors }: AnswerFormProps): VNode {
  return (
    <Section title="The result">
      <P>
        {search.matterId === null
          ? 'Search on s2s, then write down what you found. The school reads the answer at once.'
          : 'Search on s2s, then write down what you found. The result is written on the case.'}
      </P>
      <PostForm action={lostPupilPaths.answer(search.id)} csrfToken={hidden.antiForgery}>
        <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
        <input type="hidden" name="version" value={String(search.version)} />
        <input type="hidden" name="seen" value={office.likes.map(({ child }) => child.id).join(' ')} />
        {office.fields.map((field) => (
          <FieldOf key={field.name} field={field} typed={office.typed} errors={errors} />
        ))}
        <Button text="Record the result" />
      </PostForm>
      <p class="govuk-body-s onr-cite">Policy 4.14</p>
    </Section>
  )
}

const STEP_WORDS: Readonly<Record<SearchStep['kind'], string>> = {
  asked: 'Asked',
  'owner-changed': 'Owner',
  'needs-information': 'The CME team asks',
  'information-given': 'The school answers',
  looked: 'Own records',
  joined: 'Joined',
  answered: 'Answered',
}

function Steps({ steps }: { readonly steps: readonly SearchStep[] }): VNode {
  return (
    <Section>
      <StackingTable
        caption="What happened"
        columns={[
          { header: 'What' },
          { header: 'In words' },
          { header: 'Who', labelWhenStacked: true },
          { header: 'When', nowrap: true },
        ]}
        rows={steps.map((step) => ({
          key: String(step.seq),
          cells: [
            STEP_WORDS[step.kind],
            <>
              {step.words}
              {step.matterId !== null && (
                <>
                  {' '}
                  <Link href={matterPaths.matter(step.matterId)} text="Open the case" />
                </>
              )}
              {!step.forAsker && <Tag text="CME team only" />}
            </>,
            `${step.byName}, ${step.organisationName}`,
            formatInstant(step.recordedAt.toISOString()),
          ],
        }))}
      />
    </Section>
  )
}

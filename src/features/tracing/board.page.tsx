import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { formatInstant } from '../../web/components/date-words.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { DecisionBox } from '../../web/components/onroll/boxes.tsx'
import { Link, Note, P, PageHeading, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { matterPaths } from '../cases/index.ts'
import type { HiddenFields } from '../slice.ts'
import { LABELS } from './least-data.ts'
import type { SourceStanding } from './source-standing.ts'
import { tracingPaths } from './tracing.paths.ts'
import type { Reply } from './tracing.store.ts'

export interface BoardProps {
  readonly matterId: string
  readonly givenName: string
  readonly open: boolean
  readonly sources: readonly SourceStanding[]
  readonly replies: readonly Reply[]
  readonly labels: ReadonlyMap<string, string>
  readonly today: PlainDate
  readonly hidden: HiddenFields
}

/** Every lawful source for one child: what is waiting, what can be tried next and why, what was answered. */
export function BoardPage(props: BoardProps): VNode {
  const { matterId, givenName, sources, today } = props
  const of = (standing: SourceStanding['standing']) => sources.filter((each) => each.standing === standing)
  const waiting = of('waiting').toSorted((a, b) => b.days - a.days)
  return (
    <>
      <PageHeading
        title={`Who can tell where ${givenName} is?`}
        lead={`${of('not-tried').length} not tried, ${waiting.length} waiting, ${of('answered').length} answered. The least intrusive come first, and among those what has found most families here.`}
      />
      {props.replies.map((reply) => (
        <ReplyToRead key={reply.id} reply={reply} {...props} />
      ))}
      <Section>
        <StackingTable
          caption="Waiting for an answer"
          columns={[
            { header: 'Asked' },
            { header: 'Age', nowrap: true },
            { header: 'Ask again after', nowrap: true },
            { header: 'Answer' },
          ]}
          empty="Nobody is being waited for."
          rows={waiting.map((each) => ({
            key: each.check.id,
            cells: [
              <>
                {each.check.label}
                <Sub>{each.asked ?? each.check.asks}</Sub>
              </>,
              days(each.days),
              each.chaseOn === undefined ? (
                'no day'
              ) : each.chaseOn < today ? (
                <b class="onr-late">{`${displayDate(each.chaseOn)}, past`}</b>
              ) : (
                displayDate(each.chaseOn)
              ),
              props.open ? (
                <Link
                  href={`${matterPaths.act(matterId, 'record-answer')}?check=${each.check.id}`}
                  text="Record the answer"
                  about={each.check.label}
                />
              ) : (
                ''
              ),
            ],
          }))}
        />
      </Section>
      <Section>
        <StackingTable
          caption="Not tried"
          columns={[
            { header: 'Source' },
            { header: 'Why here in the list', labelWhenStacked: true },
            { header: 'What it is told', labelWhenStacked: true },
            { header: 'Next' },
          ]}
          empty="Every source was tried."
          rows={of('not-tried').map((each) => ({
            key: each.check.id,
            cells: [
              <>
                {each.check.label}
                <Sub>{[each.check.gateway?.basis, each.check.gateway?.note].filter(Boolean).join('; ')}</Sub>
              </>,
              each.because,
              toldWords(each),
              props.open ? <NextOf key="next" matterId={matterId} source={each} /> : '',
            ],
          }))}
        />
      </Section>
      <Section>
        <StackingTable
          caption="Answered"
          columns={[
            { header: 'Source' },
            { header: 'Took', nowrap: true },
            { header: 'Answer' },
            { header: 'Next' },
          ]}
          empty="Nothing was answered yet."
          rows={of('answered').map((each) => ({
            key: each.check.id,
            cells: [
              each.check.label,
              each.days === 0 ? 'the same day' : days(each.days),
              each.answer ?? '',
              props.open ? <NextOf key="next" matterId={matterId} source={each} again /> : '',
            ],
          }))}
        />
      </Section>
      <P>
        <Link href={matterPaths.matter(matterId)} text="Back to the case" />
      </P>
      <Note>
        Policy 2.4 and 3.2. What each source has given is counted from the last year in this authority. A
        suspicion of danger waits for no list: ring 999.
      </Note>
    </>
  )
}

function NextOf({
  matterId,
  source,
  again,
}: {
  readonly matterId: string
  readonly source: SourceStanding
  readonly again?: boolean
}): VNode {
  const { check } = source
  if (check.tracing?.channel === 'in-house')
    return (
      <Link
        href={`${matterPaths.act(matterId, 'request-check')}?check=${check.id}`}
        text={again ? 'Look again' : 'Record that you look'}
        about={check.label}
      />
    )
  return (
    <Link
      href={tracingPaths.askSource(matterId, check.id)}
      text={again ? 'Ask again' : 'Prepare the request'}
      about={check.label}
    />
  )
}

function toldWords({ check }: SourceStanding): string {
  const { tracing } = check
  if (tracing === undefined || tracing.tells.length === 0) return 'nothing'
  return `${tracing.tells.map((item) => LABELS[item]).join(', ')}${tracing.twoTier ? '. A district council is a separate authority' : ''}`
}

export function days(count: number): string {
  return count === 0 ? 'today' : `${count} day${count === 1 ? '' : 's'}`
}

export const CAME = {
  'in-time': 'Answered by the link',
  late: 'Came after the link had ended',
  again: 'Came after an answer by the same link',
  'other-child': 'The initials or year of birth are not this child’s: read with care',
} as const

function ReplyToRead({ reply, matterId, labels, hidden }: BoardProps & { readonly reply: Reply }): VNode {
  return (
    <DecisionBox>
      <h2 class="onr-h2">{`To read: ${labels.get(reply.source) ?? reply.source}, ${reply.asked}`}</h2>
      <p class="onr-p">
        {reply.came !== 'in-time' && <b class="onr-late">{`${CAME[reply.came]}. `}</b>}
        {`${reply.result === 'found-something' ? 'Found something' : 'Nothing found'}: ${reply.words || 'no words'}`}
        <Sub>{`${reply.byName}, ${reply.byJob}, ${formatInstant(reply.receivedAt.toISOString())}`}</Sub>
      </p>
      <PostForm action={tracingPaths.settle(matterId, reply.id)} csrfToken={hidden.antiForgery}>
        <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
        <div class="onr-btns">
          <Button text="Record as the answer" name="became" value="answer" kind="plain" />
          <Button text="Put aside, it stays on record" name="became" value="put-aside" kind="plain" />
        </div>
      </PostForm>
    </DecisionBox>
  )
}

/** What came back by links and nobody has read, whichever case it is about. */
export function RepliesPage({
  replies,
  labels,
}: {
  readonly replies: readonly Reply[]
  readonly labels: ReadonlyMap<string, string>
}): VNode {
  return (
    <>
      <PageHeading
        title="Answers to read"
        lead="What partners answered by their one-time links, the longest waiting first. Late answers and answers about another child come here too."
      />
      <StackingTable
        caption="Answers to read"
        captionHidden
        columns={[
          { header: 'From' },
          { header: 'How it came', labelWhenStacked: true },
          { header: 'Received', nowrap: true },
        ]}
        empty="Nothing waits. An answer stands here as soon as a partner sends one."
        rows={replies.map((reply) => ({
          key: reply.id,
          cells: [
            <Link
              key="to"
              href={tracingPaths.board(reply.matterId)}
              text={`${labels.get(reply.source) ?? reply.source}: ${reply.asked}`}
            />,
            CAME[reply.came],
            formatInstant(reply.receivedAt.toISOString()),
          ],
        }))}
      />
    </>
  )
}

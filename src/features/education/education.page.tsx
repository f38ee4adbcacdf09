import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { EducationOnDay } from '../../domain/education/education-on.ts'
import { educationStatusOf } from '../../domain/education/education-status.ts'
import { formatInstant } from '../../web/components/date-words.ts'
import { Button, LinkButton } from '../../web/components/govuk/buttons.tsx'
import { DateInput } from '../../web/components/govuk/date-input.tsx'
import { ErrorSummary, InsetText } from '../../web/components/govuk/messages.tsx'
import { FactList } from '../../web/components/onroll/boxes.tsx'
import { Columns, Note, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import type { AskedDays } from './asked-days.ts'
import type { AddressOnDay } from './education-facts.store.ts'
import type { Word } from './later-words.ts'
import { EducationFacts } from './status.page.tsx'

const SHOWN = 50

export interface EducationPageProps {
  readonly givenName: string
  readonly here: string
  readonly asked: AskedDays
  readonly today: PlainDate
  /** As known on the day asked for, and as known now. */
  readonly then: EducationOnDay
  readonly now: EducationOnDay
  readonly known: readonly Word[]
  readonly later: readonly Word[]
  readonly address: AddressOnDay | undefined
  readonly recordHref: string | undefined
}

/** Where was this child: any day, as it is known now or as it was known on any other day. */
export function EducationPage(props: EducationPageProps): VNode {
  const { asked, givenName, then, now } = props
  const isToday = asked.on === props.today && asked.knownOn === undefined
  return (
    <>
      <ErrorSummary errors={asked.errors.map(({ field, message }) => ({ text: message, field }))} />
      <PageHeading
        title={isToday ? `How is ${givenName} educated?` : `Where was ${givenName}?`}
        lead={`${displayDate(asked.on)}, ${asked.knownOn ? `as we knew it on ${displayDate(asked.knownOn)}` : 'as we know it now'}`}
        action={
          props.recordHref && (
            <LinkButton href={props.recordHref} text="Record other provision" kind="plain" />
          )
        }
      />
      <Columns
        main={[
          <EducationFacts key="then" found={then} />,
          <Difference key="difference" {...props} />,
          <Words
            key="known"
            caption={
              asked.knownOn ? `What had been said by ${displayDate(asked.knownOn)}` : 'What has been said'
            }
            words={props.known}
            empty="Nothing had been said of days up to then."
          />,
          asked.knownOn && (
            <Words
              key="later"
              caption="What was said or corrected only later"
              words={props.later}
              empty="Nothing about these days was said later."
            />
          ),
        ]}
        side={[<Question key="question" {...props} />, <Address key="address" {...props} />]}
      />
      {now.status !== then.status && <Note>Nothing is changed afterwards: a correction is a new line.</Note>}
    </>
  )
}

function Difference({ asked, then, now }: EducationPageProps): VNode | null {
  if (asked.knownOn === undefined || (then.status === now.status && then.where === now.where)) return null
  const where = now.where ? `, ${now.where}` : ''
  return (
    <InsetText>
      We know better now. Of {displayDate(asked.on)} we say today: {educationStatusOf(now.status).label}
      {where}.
    </InsetText>
  )
}

function Question({ here, asked, today }: EducationPageProps): VNode {
  const error = (name: string) => asked.errors.find(({ field }) => field.startsWith(`${name}-`))?.message
  return (
    <form method="get" action={here} class="onr-panel">
      <DateInput
        name="on"
        label="On which day?"
        labelSize="s"
        hint="Today unless you say otherwise"
        value={asked.typed.on}
        error={error('on')}
      />
      <DateInput
        name="known"
        label="As we knew it on"
        labelSize="s"
        hint={`Leave empty for what we know today, ${displayDate(today)}`}
        value={asked.typed.known}
        error={error('known')}
      />
      <Button text="Show that day" />
    </form>
  )
}

function Address({ address }: EducationPageProps): VNode {
  if (address === undefined)
    return (
      <InsetText>No address is shown for that day. Either none was on file, or it is kept back.</InsetText>
    )
  return (
    <FactList
      narrow
      facts={[
        {
          label: 'Address that day',
          value: [address.lines, address.postcode].filter(Boolean).join(', '),
          note: `${address.protected ? 'Protected: do not pass on. ' : ''}Source: ${address.source}; since ${displayDate(address.fromOn)}; written down ${formatInstant(address.recordedAt.toISOString())}`,
        },
      ]}
    />
  )
}

function Words(props: {
  readonly caption: string
  readonly words: readonly Word[]
  readonly empty: string
}): VNode {
  return (
    <Section>
      <StackingTable
        caption={props.caption}
        columns={[
          { header: 'Day', nowrap: true },
          { header: 'What' },
          { header: 'Who said it', labelWhenStacked: true },
          { header: 'Written down', nowrap: true, labelWhenStacked: true },
        ]}
        empty={props.empty}
        rows={props.words.slice(0, SHOWN).map((word) => ({
          key: word.key,
          cells: [displayDate(word.on), word.what, word.who, formatInstant(word.recordedAt)],
        }))}
      />
      {props.words.length > SHOWN && (
        <Note>
          The latest {SHOWN} of {props.words.length} are shown. The timelines hold all of them.
        </Note>
      )}
    </Section>
  )
}

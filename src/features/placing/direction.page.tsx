import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { MatterEventOf } from '../../domain/case/matter-event.ts'
import { BackLink } from '../../web/components/govuk/links.tsx'
import { DueDate } from '../../web/components/onroll/due-date.tsx'
import { EmptyList, Link, Note, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { matterPaths } from '../cases/index.ts'
import { citationWords } from '../deadlines/index.ts'
import type { DirectionStep } from './direction-steps.ts'

export interface DirectionProps {
  readonly matterId: string
  readonly givenName: string
  readonly steps: readonly DirectionStep[]
  readonly delays: readonly MatterEventOf<'place-delayed'>[]
  readonly today: PlainDate
  readonly hrefOf: (action: string) => string | undefined
}

/** The way of a direction, step by step: done when, due when, why, and what was late for which reason. */
export function DirectionPage({ matterId, givenName, steps, delays, today, hrefOf }: DirectionProps): VNode {
  return (
    <>
      <BackLink href={matterPaths.matter(matterId)} text="Back to the case" />
      <PageHeading
        title={`A direction to admit ${givenName}`}
        lead={
          steps.length === 0
            ? 'No direction is under way.'
            : 'Each step has its time. Too early is refused; too late needs a reason and an owner.'
        }
      />
      <StackingTable
        caption="Steps of the direction"
        captionHidden
        columns={[
          { header: 'Step' },
          { header: 'Done', nowrap: true, labelWhenStacked: true },
          { header: 'Date', nowrap: true, labelWhenStacked: true },
          { header: 'Why', labelWhenStacked: true },
          { header: 'Record', headerHidden: true, action: true },
        ]}
        empty="A direction begins when a school is consulted, or an academy asked."
        rows={steps.map((step) => ({
          key: step.title,
          cells: [
            <>
              {step.title}
              {step.note !== undefined && <small>{step.note}</small>}
            </>,
            step.doneOn === null ? 'not yet' : displayDate(step.doneOn),
            <When key="when" step={step} today={today} />,
            step.due === undefined
              ? ''
              : `${step.due.count} ${step.due.unit.replace('-', ' ')}s; ${citationWords(step.due.because) ?? ''}`,
            <Record key="record" step={step} href={step.action && hrefOf(step.action)} />,
          ],
        }))}
      />
      <Section title="Delays">
        {delays.length === 0 ? (
          <EmptyList>None recorded. A delay stands here with its reason, its owner and its end.</EmptyList>
        ) : (
          <StackingTable
            caption="Delays"
            captionHidden
            columns={[
              { header: 'Reason' },
              { header: 'Who owns it', labelWhenStacked: true },
              { header: 'Recorded', nowrap: true, labelWhenStacked: true },
              { header: 'Until', nowrap: true, labelWhenStacked: true },
            ]}
            rows={delays.map(({ seq, facts, happenedOn }) => ({
              key: String(seq),
              cells: [facts.reason, facts.owner, displayDate(happenedOn), displayDate(facts.until)],
            }))}
          />
        )}
      </Section>
      <Note>Policy 3.4; School Standards and Framework Act 1998, sections 97A to 97C.</Note>
    </>
  )
}

function When({ step, today }: { readonly step: DirectionStep; readonly today: PlainDate }): VNode | null {
  const { due, doneOn } = step
  if (due === undefined) return null
  if (doneOn !== null) return <>{displayDate(due.dueOn)}</>
  return <DueDate due={due.dueOn} today={today} whyHref={matterPaths.why(due.id)} what={step.title} />
}

function Record(props: { readonly step: DirectionStep; readonly href: string | undefined }): VNode | null {
  const { step, href } = props
  return step.doneOn === null && href ? <Link href={href} text="Record" about={step.title} /> : null
}

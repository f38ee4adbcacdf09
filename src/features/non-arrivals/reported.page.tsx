import { displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import { LinkButton } from '../../web/components/govuk/buttons.tsx'
import { ConfirmationPanel } from '../../web/components/govuk/messages.tsx'
import { Link, P, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { type ActContext, identityOf, matterPaths } from '../cases/index.ts'
import { becauseWords, type DeadlineRow } from '../deadlines/index.ts'
import type { Page } from '../slice.ts'
import { firstSteps } from './what-happened.ts'

export interface ReportedProps {
  readonly context: ActContext
  readonly deadlines: readonly DeadlineRow[]
  readonly owner: string | undefined
  readonly deputy: string | undefined
}

/** The end of the report: what happens next, on which day, under which paragraph. */
export function reportedPage({ context, deadlines, owner, deputy }: ReportedProps): Page {
  const { matter, child, state } = context
  return {
    title: 'Report sent',
    section: 'enquiries',
    safety: 'full',
    identity: identityOf(context),
    content: (
      <>
        <ConfirmationPanel title="Report sent">Reference {matter.reference}</ConfirmationPanel>
        <P>
          {state.route === 'R4'
            ? `${child.givenName} stays on your register until the headteacher removes the name on a ground of the law.`
            : state.dayZero
              ? `School days are counted from ${displayDateWithWeekday(state.dayZero)}. ${child.givenName} is on your register${state.route === 'R1' ? ' from that day' : ' and stays on it'}.`
              : `${child.givenName} is on your register. The count cannot start yet: the term dates for that day are missing.`}
        </P>
        <P>
          Owner: {owner ?? 'nobody yet'}. Deputy: {deputy ?? 'nobody yet'}.
        </P>
        <Section title="What happens next">
          <P>{firstSteps(state.route)}</P>
          <StackingTable
            caption="What happens next"
            captionHidden
            columns={[{ header: 'By' }, { header: 'What' }, { header: 'Because' }]}
            rows={deadlines.map((deadline) => ({
              key: deadline.id,
              cells: [
                <>
                  {displayDateWithWeekday(deadline.dueOn)}
                  <Sub>
                    <Link href={matterPaths.why(deadline.id)} text="why this date?" about={deadline.label} />
                  </Sub>
                </>,
                deadline.label,
                becauseWords(deadline),
              ],
            }))}
            empty="Nothing is due."
          />
        </Section>
        <div class="onr-btns">
          <LinkButton href={matterPaths.matter(matter.id)} text="Go to the enquiry" />
        </div>
      </>
    ),
  }
}

import type { VNode } from 'preact'
import { clockTime } from '../../web/components/date-words.ts'
import { LinkButton } from '../../web/components/govuk/buttons.tsx'
import { InsetText } from '../../web/components/govuk/messages.tsx'
import { AsideBox } from '../../web/components/onroll/boxes.tsx'
import { CheckList } from '../../web/components/onroll/check-list.tsx'
import { ClockPanel } from '../../web/components/onroll/clock-panel.tsx'
import { EnquiryLedger } from '../../web/components/onroll/enquiry-ledger.tsx'
import { Columns, Link, Note, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { Steps } from '../../web/components/onroll/steps.tsx'
import { CasesOfSiblings, matterPaths } from '../cases/index.ts'
import type { EnquiryView } from './enquiry-view.ts'
import { ActLinks, MatterTabs, NextSteps } from './matter-parts.page.tsx'
import { openDeadlines } from './matter-view.ts'

/** A school's enquiry, as school, Admissions, team and authority see it: each with the act that is theirs. */
export function EnquiryPage({ view }: { readonly view: EnquiryView }): VNode {
  const { clock, main, today, matter, tried, checks, next, authorityCase } = view
  return (
    <>
      <MatterTabs view={view} current="overview" />
      <PageHeading
        title={view.heading}
        lead={view.lead}
        action={main && <LinkButton href={main.href} text={main.label} />}
      />
      {clock && (
        <ClockPanel
          headline={clock.headline}
          dueLabel={clock.dueLabel}
          due={clock.due}
          whyHref={matterPaths.why(clock.deadlineId)}
          days={clock.days}
          today={today}
          flags={clock.flags}
        />
      )}
      <CasesOfSiblings cases={view.casesOfSiblings} givenName={view.child.givenName} />
      {authorityCase && (
        <InsetText>
          {authorityCase.href === undefined ? (
            authorityCase.text
          ) : (
            <Link href={authorityCase.href} text={authorityCase.text} />
          )}
        </InsetText>
      )}
      {view.removalHref && (
        <Note>
          {`${view.child.givenName} stays on roll until ${view.state.agreedOutcome === null ? 'school and authority have written down the same outcome' : 'the headteacher removes the name'}. `}
          <Link href={view.removalHref} text="Can the name be removed?" />
        </Note>
      )}
      <div class="onr-section">
        <Columns
          main={[
            <EnquiryLedger
              key="tried"
              entries={tried.map(({ at, ...line }) => ({ ...line, time: at && clockTime(at) }))}
            />,
            <Section key="due" title="What is due">
              <NextSteps view={view} rows={openDeadlines(view)} />
            </Section>,
            <Section key="next" title="What happens next">
              <Steps items={next} />
            </Section>,
          ]}
          side={[
            <AsideBox key="checks" title="Reasonable enquiries">
              <p class="onr-s">{view.checksSummary}</p>
              <CheckList items={checks} />
            </AsideBox>,
            <ActLinks key="acts" view={view} />,
          ]}
        />
      </div>
      <Note>{`Reference ${matter.reference}.`}</Note>
    </>
  )
}

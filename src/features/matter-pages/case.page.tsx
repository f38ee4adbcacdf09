import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import { stateOf } from '../../domain/case/process-states.ts'
import { may } from '../../platform/auth/roles.ts'
import { shortMonthDay } from '../../web/components/date-words.ts'
import { AsideBox, DoThisNext, FactList } from '../../web/components/onroll/boxes.tsx'
import { Columns, Link, Note, PageHeading, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { YouAreHere } from '../../web/components/onroll/you-are-here.tsx'
import { SmallMap } from '../../web/components/policy-map/small-map.tsx'
import { statesAfter } from '../../web/components/policy-map/way-in-words.ts'
import { CasesOfSiblings, matterPaths } from '../cases/index.ts'
import { SearchesOfCase } from '../lost-pupils/index.ts'
import { receivedPaths } from '../received-reports/index.ts'
import type { CaseView } from './case-view.ts'
import { ActLinks, MatterTabs, NextSteps } from './matter-parts.page.tsx'
import { openDeadlines } from './matter-view.ts'
import { RulesThatHeld } from './rules-that-held.page.tsx'
import { EventTimeline } from './timeline.page.tsx'

const LATEST = 4

/** An authority's case, or a home education record: what to do next, what was asked, the family, where it stands. */
export function CasePage({ view }: { readonly view: CaseView }): VNode {
  const { matter, events, state, child } = view
  const home = matter.kind === 'home-education'
  return (
    <>
      <MatterTabs view={view} current="overview" />
      <Columns
        main={[
          <PageHeading
            key="title"
            title={home ? `${child.givenName}’s home education` : `Finding ${child.givenName}’s education`}
            lead={stateOf(state.state).meaning}
          />,
          <CasesOfSiblings key="siblings" cases={view.casesOfSiblings} givenName={child.givenName} />,
          <Next key="next" view={view} />,
          <Section key="steps" title="Next steps">
            <NextSteps view={view} rows={openDeadlines(view)} />
          </Section>,
          !home && <Checks key="checks" view={view} />,
          !home && may(view.by.role, 'work-lost-pupils') && (
            <SearchesOfCase key="searches" matterId={matter.id} open={state.open} searches={view.searches} />
          ),
          <Section key="latest" title="Latest on the timeline">
            <EventTimeline events={events.toReversed().slice(0, LATEST)} />
            <Note>
              <Link
                href={matterPaths.act(matter.id, 'timeline')}
                text={`Whole timeline, ${events.length} ${events.length === 1 ? 'entry' : 'entries'}`}
              />
            </Note>
          </Section>,
        ]}
        side={[
          <Here key="here" view={view} />,
          <Direction key="direction" view={view} />,
          <Family key="family" view={view} />,
          <WhyRed key="red" view={view} />,
          <RulesThatHeld key="rules" events={view.events} />,
          <Reports key="reports" view={view} />,
          <ActLinks key="acts" view={view} />,
        ]}
      />
      <Note>{`Reference ${matter.reference}.`}</Note>
    </>
  )
}

function Next({ view }: { readonly view: CaseView }): VNode | null {
  const { doNext, enquiry } = view
  if (doNext === undefined) return null
  const { action, title, text } = doNext
  if (action === undefined) {
    return (
      <Section>
        <p class="onr-p">
          <b>{title}</b>. {text}
        </p>
      </Section>
    )
  }
  return <DoThisNext title={title} text={text} action={action} other={enquiry} />
}

function Reports({ view: { reports } }: { readonly view: CaseView }): VNode | null {
  if (reports.length === 0) return null
  return (
    <AsideBox title="What people told us">
      <FactList
        narrow
        facts={reports.map(({ id, reference, receivedOn, form }) => ({
          label: displayDate(receivedOn),
          value: <a class="govuk-link" href={receivedPaths.report(id)}>{`Report ${reference}`}</a>,
          note: form === 'public' ? 'from the public' : 'from a professional',
        }))}
      />
    </AsideBox>
  )
}

function Checks({ view }: { readonly view: CaseView }): VNode | null {
  const { checks, notAsked } = view
  const ask = view.acts.find((act) => act.action === 'request-check')
  if (checks.length + notAsked.always.length + notAsked.sometimes.length === 0) return null
  return (
    <Section title="Checks made to find the family">
      <StackingTable
        caption="Checks made to find the family"
        captionHidden
        columns={[
          { header: 'Asked' },
          { header: 'Date', nowrap: true, labelWhenStacked: true },
          { header: 'Time taken', labelWhenStacked: true },
          { header: 'Answer' },
        ]}
        rows={[
          ...checks.map((check) => ({
            key: check.key,
            cells: [
              <>
                {check.asked}
                {check.gateway !== undefined && <Sub>{check.gateway}</Sub>}
              </>,
              shortMonthDay(check.on),
              check.late ? <b class="onr-late">{check.taken}</b> : check.taken,
              check.answer,
            ],
          })),
          ...notAsked.always.map((check) => ({
            key: check.id,
            cells: [
              <>
                {check.label}
                <Sub>{check.gateway?.basis ?? 'not asked'}</Sub>
              </>,
              '',
              '',
              <>Not asked yet {ask && <Link href={ask.href} text="Ask" about={check.label} />}</>,
            ],
          })),
        ]}
      />
      <Note>
        Under each name: the law that lets us ask.{' '}
        {ask && (
          <Link
            href={matterPaths.act(view.matter.id, 'tracing')}
            text="Every source, in the order suggested"
          />
        )}{' '}
        {ask && <Link href={ask.href} text="Ask somebody else" />}
      </Note>
      {notAsked.sometimes.length > 0 && (
        <Note>{`Needed only for some children, not asked: ${notAsked.sometimes.map(({ label }) => label).join('; ')}.`}</Note>
      )}
    </Section>
  )
}

function Here({ view }: { readonly view: CaseView }): VNode {
  const { state, walked, since } = view
  const here = stateOf(state.state)
  const next = state.open ? statesAfter(here.id) : []
  return (
    <YouAreHere
      here={{ id: here.id, name: here.label }}
      since={state.open ? since : `ended on ${state.endedOn === null ? '' : displayDate(state.endedOn)}`}
      walked={walked}
      next={next.map((id) => ({ id, name: stateOf(id).label }))}
      map={{ href: '/policy-map', text: 'Open the policy map' }}
      drawing={<SmallMap walked={walked} here={here.id} next={next} />}
    />
  )
}

function Direction({ view }: { readonly view: CaseView }): VNode | null {
  const { direction } = view.state
  if (direction === null || !may(view.by.role, 'view-looked-after')) return null
  return (
    <AsideBox title="Direction">
      <p class="onr-p">{direction.school}</p>
      <Link href={matterPaths.act(view.matter.id, 'direction')} text="Steps of the direction" />
    </AsideBox>
  )
}

/** Brothers and sisters with where they are taught, and the adults around them. */
export function Family({ view }: { readonly view: Pick<CaseView, 'family' | 'matter'> }): VNode {
  const { siblings, contacts } = view.family
  return (
    <AsideBox title="Family">
      {siblings.length + contacts.length === 0 && (
        <p class="onr-s">Nobody else of the family is on file here.</p>
      )}
      <FactList
        narrow
        facts={[
          ...siblings.map((sibling) => ({
            label: (
              <Link href={matterPaths.child(sibling.childId)} text={`${sibling.name}, ${sibling.age}`} />
            ),
            value: (
              <>
                {sibling.where}
                {sibling.matters.map((matter) => (
                  <Sub key={matter.href}>
                    <Link href={matter.href} text={matter.text} />
                  </Sub>
                ))}
              </>
            ),
          })),
          ...contacts.map((contact) => ({
            label: capital(contact.relationship),
            value: contact.name,
            note: contact.mustNotContact ? 'must not be contacted' : undefined,
          })),
        ]}
      />
    </AsideBox>
  )
}

function WhyRed({ view }: { readonly view: CaseView }): VNode | null {
  const { state, flags } = view
  if (state.lane !== 'red') return null
  return (
    <AsideBox title="Why red lane">
      {state.redReasons.map((reason) => (
        <p key={reason} class="onr-p">
          {view.labels.get(reason) ?? reason}
        </p>
      ))}
      {flags.map((flag) => (
        <p key={flag.code} class="onr-s">
          {`${view.labels.get(flag.code) ?? flag.code.replaceAll('-', ' ')}, from ${flag.source}, since ${displayDate(flag.fromOn)}`}
        </p>
      ))}
      <p class="onr-s">A reason puts a child here, never a score.</p>
    </AsideBox>
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

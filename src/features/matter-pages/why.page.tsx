import type { VNode } from 'preact'
import { displayDate, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import { BackLink } from '../../web/components/govuk/links.tsx'
import { FactList } from '../../web/components/onroll/boxes.tsx'
import { ClockStrip } from '../../web/components/onroll/clock-strip.tsx'
import { ConflictNote } from '../../web/components/onroll/decision.tsx'
import { Columns, Link, Note, P, PageHeading, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { DateSum, Steps } from '../../web/components/onroll/steps.tsx'
import { Table } from '../../web/components/onroll/table.tsx'
import { matterPaths } from '../cases/index.ts'
import type { MatterView } from './matter-view.ts'
import { ownerWords } from './matter-words.ts'
import type { WhyView } from './why-view.ts'

const STRENGTHS: Readonly<Record<string, string>> = {
  statute: 'the law',
  'statutory-guidance': 'statutory guidance',
  'local-policy': 'the authority’s own policy or setting',
}
const CONFIDENCE: Readonly<Record<string, string>> = {
  V: 'checked against the text',
  S: 'read second-hand, not checked against the original',
  K: 'known, not checked',
  I: 'chosen by the authority; no text says it',
}

/** The rule behind a due date, its count day by day, and how it changed. Every date can be asked why. */
export function WhyPage({ view, why }: { readonly view: MatterView; readonly why: WhyView }): VNode {
  const { row } = why
  return (
    <>
      <BackLink href={matterPaths.matter(view.matter.id)} text="Back to the page" />
      <PageHeading title={`Why ${displayDateWithWeekday(row.dueOn)}?`} lead={why.lead} />
      {why.sum.length > 0 && <DateSum parts={why.sum} />}
      {why.days.length > 0 && (
        <div class="onr-clock">
          <ClockStrip days={why.days} today={view.today} due={row.dueOn} />
        </div>
      )}
      <div class="onr-section">
        <Columns
          main={
            <>
              <Rule view={view} why={why} />
              {why.conflicts.map((conflict) => (
                <ConflictNote key={conflict.key}>
                  {`${conflict.label}: ${conflict.effect} (${conflict.governs.title}, ${conflict.governs.at})`}
                </ConflictNote>
              ))}
            </>
          }
          side={[<PassedOver key="skipped" why={why} />, <Changes key="changes" why={why} />]}
        />
      </div>
    </>
  )
}

function Rule({ view, why }: { readonly view: MatterView; readonly why: WhyView }): VNode {
  const { row, citations, starts, transitions, pack } = why
  return (
    <Section title="The rule" tight>
      <FactList
        facts={[
          {
            label: 'What is due',
            value: row.label,
            note:
              transitions.length > 0
                ? `Transition${transitions.length === 1 ? '' : 's'} ${transitions.join(', ')} of the process`
                : undefined,
          },
          { label: 'Who', value: ownerWords(view, row), note: statusWords(why) },
          {
            label: 'Says who',
            value: citations.length === 0 ? 'Nobody but the person who promised it' : <Citations why={why} />,
          },
          { label: 'Starts with', value: starts.text, note: starts.note },
          ...(row.unit === 'agreed'
            ? []
            : [
                {
                  label: 'Counted in',
                  value: countedWords(row.unit),
                  note: row.firstDay === 'counts' ? 'The first day counts' : 'The first day does not count',
                },
              ]),
          {
            label: 'Calendar',
            value: calendarWords(view, row.unit),
            note: NO_CALENDAR.has(row.unit) ? undefined : `Edition ${row.calendarEdition}`,
          },
          {
            label: 'Rules used',
            value: `Pack edition ${pack.edition}`,
            note: pack.isNow
              ? 'The edition in use today'
              : 'Another edition than today’s: the rules of the day it began apply',
          },
        ]}
      />
      <Note>
        <Link href="/rules" text="All rules in force" />
      </Note>
    </Section>
  )
}

function statusWords({ row }: WhyView): string {
  if (row.metOn !== null) return `Done on ${displayDate(row.metOn)}`
  return row.status === 'dropped' ? 'No longer has to be done' : 'Still to be done'
}

function Citations({ why }: { readonly why: WhyView }): VNode {
  return (
    <>
      {why.citations.map((citation) => (
        <p key={`${citation.source} ${citation.at}`} class="onr-p">
          {`${citation.title ?? citation.source}, ${citation.at}`}
          {citation.words !== undefined && <Sub>{citation.words}</Sub>}
          <Sub>
            {[STRENGTHS[citation.strength ?? ''], CONFIDENCE[citation.confidence ?? '']]
              .filter(Boolean)
              .join('; ')}
          </Sub>
        </p>
      ))}
    </>
  )
}

function countedWords(unit: string): string {
  if (unit === 'school-day') return 'School days: days on which the school has a session'
  if (unit === 'working-day') return 'Working days: Mondays to Fridays less bank holidays'
  return unit === 'day'
    ? 'Days: every day of the calendar'
    : `${unit.charAt(0).toUpperCase()}${unit.slice(1)}s of the calendar`
}

const NO_CALENDAR: ReadonlySet<string> = new Set(['agreed', 'day'])

function calendarWords(view: MatterView, unit: string): string {
  if (unit === 'agreed') return 'None: a day that was promised'
  if (unit === 'day') return 'None: every day of the year counts'
  if (unit !== 'school-day') return 'Bank holidays of England and Wales'
  return view.matter.kind === 'school-enquiry' && view.school !== undefined
    ? view.school.name
    : 'The authority’s term dates'
}

function PassedOver({ why }: { readonly why: WhyView }): VNode {
  return (
    <Section tight>
      <Table
        caption="Days passed over"
        columns={[{ header: 'Reason' }, { header: 'Days', numeric: true }]}
        empty="None: every day from first to last counts."
        rows={why.skipped.map(({ label, days, which }) => ({
          key: label,
          cells: [
            <>
              {label.charAt(0).toUpperCase() + label.slice(1)}
              <small>{which}</small>
            </>,
            days,
          ],
        }))}
        foot={['Together', why.skipped.reduce((sum, each) => sum + each.days, 0)]}
      />
    </Section>
  )
}

function Changes({ why }: { readonly why: WhyView }): VNode {
  return (
    <Section title="How this date has changed" tight>
      {why.changes.length === 0 ? (
        <P>It has not changed since it was worked out first.</P>
      ) : (
        <Steps
          items={why.changes.map(({ title, note }, index) => ({
            title,
            note,
            state: index === 0 ? ('here' as const) : ('ahead' as const),
          }))}
        />
      )}
    </Section>
  )
}

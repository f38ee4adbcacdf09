import type { VNode } from 'preact'
import { displayDate, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { Pagination } from '../../web/components/govuk/links.tsx'
import { Link, Note, P, PageHeading } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { receivedPaths, type Shown } from './received.paths.ts'
import { ON_A_PAGE, type ReceivedReport, type ReportCounts } from './received-reports.store.ts'
import { SETTLED_WORDS } from './report.forms.ts'
import { signsInWords, whoseReport } from './report-words.ts'

export interface ReceivedListProps {
  readonly shown: Shown
  readonly page: number
  readonly reports: readonly ReceivedReport[]
  readonly counts: ReportCounts
  readonly today: PlainDate
}

/** What people told us: to be matched, set apart, done. Each list has its own count, so that none hides another. */
export function ReceivedListPage({ shown, page, reports, counts, today }: ReceivedListProps): VNode {
  const count = { waiting: counts.waiting, 'set-apart': counts.setApart, settled: counts.settled }[shown]
  return (
    <>
      <PageHeading
        title="Reports received"
        lead="From the public and from professionals, without an account."
      />
      <P>
        {TABS.map(({ value, text }, index) => (
          <span key={value}>
            {index > 0 && ' · '}
            {value === shown ? (
              <b>{text(counts)}</b>
            ) : (
              <Link href={receivedPaths.listOf(value)} text={text(counts)} />
            )}
          </span>
        ))}
      </P>
      {shown === 'set-apart' && (
        <Note>
          These carry signs of a machine. Nothing is dropped: look, and release what may be real. Those with
          the fewest signs come first.
        </Note>
      )}
      <StackingTable
        caption={TABS.find(({ value }) => value === shown)?.text(counts) ?? ''}
        captionHidden
        columns={[
          { header: 'Received', nowrap: true, labelWhenStacked: true },
          { header: 'About' },
          { header: shown === 'settled' ? 'How it ended' : 'Next', labelWhenStacked: true },
          { header: 'Owner', labelWhenStacked: true },
          { header: 'Open', headerHidden: true, action: true },
        ]}
        rows={reports.map((report) => ({
          key: report.id,
          cells: [
            displayDate(report.receivedOn),
            <>
              {aboutWords(report)}
              <span class="onr-sub">
                {whoseReport(report)}
                {report.signs.length > 0 && `; ${signsInWords(report.signs)}`}
              </span>
            </>,
            nextWords(report, today),
            report.owner ?? 'nobody yet',
            <Link href={receivedPaths.report(report.id)} text="Open" about={report.reference} />,
          ],
        }))}
        empty={EMPTY[shown]}
      />
      <Pagination
        label="Pages of reports"
        current={page}
        pageCount={Math.max(1, Math.ceil(count / ON_A_PAGE))}
        hrefOf={(wanted) => receivedPaths.listOf(shown, wanted)}
      />
    </>
  )
}

const TABS: readonly { readonly value: Shown; readonly text: (counts: ReportCounts) => string }[] = [
  { value: 'waiting', text: ({ waiting }) => `To be matched: ${waiting}` },
  { value: 'set-apart', text: ({ setApart }) => `Set apart: ${setApart}` },
  { value: 'settled', text: ({ settled }) => `Done: ${settled}` },
]

const EMPTY: Readonly<Record<Shown, string>> = {
  waiting: 'None waits. A report stands here until it is matched to a child or ended with a reason.',
  'set-apart': 'None. A report with signs of a machine stands here until somebody has looked.',
  settled: 'None yet.',
}

function aboutWords({ said }: ReceivedReport): string {
  const name = [said.givenName, said.familyName].filter(Boolean).join(' ')
  const age = said.bornOn === null ? said.age : `born ${displayDate(said.bornOn)}`
  return [name || 'A child without a name', age].filter(Boolean).join(', ')
}

function nextWords(report: ReceivedReport, today: PlainDate): VNode {
  if (report.settledAs !== null) return <>{SETTLED_WORDS[report.settledAs]}</>
  const { nextAction, nextDueOn } = report
  const late = nextDueOn !== null && nextDueOn < today
  return (
    <>
      {nextAction}
      {nextDueOn !== null && (
        <span class={late ? 'onr-sub onr-late' : 'onr-sub'}>
          by {displayDateWithWeekday(nextDueOn)}
          {late && ', late'}
        </span>
      )}
    </>
  )
}

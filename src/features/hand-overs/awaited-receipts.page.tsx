import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { LinkButton } from '../../web/components/govuk/buttons.tsx'
import { Link, Note, PageHeading, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { matterPaths } from '../cases/index.ts'
import { fingerprintInWords } from '../cme-directory/index.ts'
import { handOverPaths } from './hand-over.paths.ts'
import type { WaitingHandOver } from './hand-overs.store.ts'
import type { ReceivedLine } from './received.store.ts'

export interface WaitingPageProps {
  readonly waiting: readonly WaitingHandOver[]
  readonly answered: readonly WaitingHandOver[]
  readonly received: readonly ReceivedLine[]
  readonly today: PlainDate
  readonly chaseAfter: number
  readonly fingerprint: string | undefined
}

const STATUS = {
  offered: 'Waiting',
  accepted: 'Accepted',
  refused: 'Refused',
  withdrawn: 'Taken back',
} as const

/** Handed over, no receipt: how many days, to whom, whose; and what others handed over to us. */
export function WaitingPage(props: WaitingPageProps): VNode {
  const { waiting, answered, received, today, chaseAfter } = props
  const old = waiting.filter(({ offeredOn }) => daysBetween(offeredOn, today) >= chaseAfter).length
  return (
    <>
      <PageHeading
        title="Hand-overs between authorities"
        lead={
          waiting.length === 0
            ? 'No child waits for the receipt of another authority.'
            : `${waiting.length} ${waiting.length === 1 ? 'child waits' : 'children wait'} for a receipt, ${old} for a week or more. All of them are still ours.`
        }
        action={<LinkButton href={handOverPaths.receive} text="Open a file from another authority" />}
      />
      <Section title="Handed over, no receipt">
        <StackingTable
          caption="Handed over, no receipt"
          captionHidden
          columns={[
            { header: 'Child' },
            { header: 'Authority', labelWhenStacked: true },
            { header: 'Days', numeric: true, labelWhenStacked: true },
            { header: 'Owner', labelWhenStacked: true },
            { header: 'Link until', labelWhenStacked: true },
          ]}
          rows={waiting.map((row) => {
            const days = daysBetween(row.offeredOn, today)
            return {
              key: row.id,
              cells: [
                <>
                  <Link
                    href={matterPaths.matter(row.matterId)}
                    text={`${row.familyName}, ${row.givenName}`}
                  />
                  <Sub>{`${row.matterReference}, file ${row.reference}`}</Sub>
                </>,
                row.toName,
                days >= chaseAfter ? <b class="onr-late">{`${days}, ask again`}</b> : String(days),
                row.owner ?? 'nobody',
                row.linkUntil < today ? (
                  <b class="onr-late">{`${displayDate(row.linkUntil)}, over`}</b>
                ) : (
                  displayDate(row.linkUntil)
                ),
              ],
            }
          })}
          empty="Nothing waits. A child stands here from the offer until the other authority answers."
        />
      </Section>
      <Section title="Answered in the last four weeks">
        <StackingTable
          caption="Answered in the last four weeks"
          captionHidden
          columns={[
            { header: 'Child' },
            { header: 'Authority', labelWhenStacked: true },
            { header: 'Answer', labelWhenStacked: true },
            { header: 'Owner', labelWhenStacked: true },
          ]}
          rows={answered.map((row) => ({
            key: row.id,
            cells: [
              <Link
                key="child"
                href={matterPaths.matter(row.matterId)}
                text={`${row.familyName}, ${row.givenName}`}
              />,
              row.toName,
              STATUS[row.status],
              row.owner ?? 'nobody',
            ],
          }))}
          empty="No answer came in this time."
        />
      </Section>
      <Section title="Received from others">
        <StackingTable
          caption="Received from others"
          captionHidden
          columns={[
            { header: 'From' },
            { header: 'Their reference', labelWhenStacked: true },
            { header: 'Received', labelWhenStacked: true },
            { header: 'Case', labelWhenStacked: true },
          ]}
          rows={received.map((row) => ({
            key: row.id,
            cells: [
              <Link
                key="from"
                href={handOverPaths.received(row.id)}
                text={row.fromName}
                about={row.reference}
              />,
              row.reference,
              displayDate(row.receivedOn),
              row.matterId === null ? (
                <b class="onr-late">not opened yet</b>
              ) : (
                <Link
                  href={matterPaths.matter(row.matterId)}
                  text={row.matterReference ?? 'Case'}
                  about={row.reference}
                />
              ),
            ],
          }))}
          empty="Nothing was received. A file stands here once somebody has opened it with its passphrase."
        />
      </Section>
      <Note>
        <Link href="/directory" text="CME contacts of other authorities" />
        {props.fingerprint && `. Our key, to read to others: ${fingerprintInWords(props.fingerprint)}`}
      </Note>
    </>
  )
}

import type { VNode } from 'preact'
import { formatInstant } from '../../web/components/date-words.ts'
import { Link, Note, P, PageHeading, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { matterPaths } from '../cases/index.ts'
import type { DisclosureLine } from './disclosures.store.ts'

export interface SharingLogProps {
  readonly title: string
  readonly lines: readonly DisclosureLine[]
  /** Whether each line leads to its child: not on the child’s own page, and not for an auditor. */
  readonly leadsToChild: boolean
  readonly olderHref: string | undefined
  readonly backHref: string | undefined
}

/** What of children was told to whom, why, under which law, how, and who let it go. */
export function SharingLogPage({ title, lines, leadsToChild, olderHref, backHref }: SharingLogProps): VNode {
  return (
    <>
      <PageHeading
        title={title}
        lead="Each disclosure once for each child: what, to whom, why, on which basis, and who authorised it. Nothing here can be changed."
      />
      <StackingTable
        caption={title}
        captionHidden
        columns={[
          { header: 'What was told' },
          { header: 'To whom, why', labelWhenStacked: true },
          { header: 'Basis', labelWhenStacked: true },
          { header: 'When, by whom', labelWhenStacked: true },
        ]}
        empty="Nothing was told to anybody. A line stands here as soon as somebody is asked with a child’s details."
        rows={lines.map((line) => ({
          key: line.id,
          cells: [
            <>
              {line.what}
              <Sub>
                {leadsToChild ? (
                  <Link href={matterPaths.child(line.childId)} text={`Child ${line.childReference ?? ''}`} />
                ) : (
                  `Child ${line.childReference ?? line.childId}`
                )}
              </Sub>
            </>,
            <>
              {line.toWhom}
              <Sub>{line.why}</Sub>
            </>,
            line.basis,
            <>
              {formatInstant(line.at.toISOString())}
              <Sub>{[line.authorisedBy, line.how].filter(Boolean).join('; ')}</Sub>
            </>,
          ],
        }))}
      />
      {olderHref && (
        <P>
          <Link href={olderHref} text="Older disclosures" />
        </P>
      )}
      {backHref && (
        <P>
          <Link href={backHref} text="Back to the record of the child" />
        </P>
      )}
      <Note>Policy 2.4</Note>
    </>
  )
}

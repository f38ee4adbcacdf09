import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import { EXCHANGE_TOPICS } from '../../domain/case/authority-case-facts.ts'
import { FilterForm } from '../../web/components/onroll/filter-form.tsx'
import { Columns, Link, Note, PageHeading } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { listName, matterPaths } from '../cases/index.ts'
import type { ExchangeFilter, ExchangeLine } from './exchanges.store.ts'
import { TOPIC_WORDS } from './topic-words.ts'

export interface ExchangesProps {
  readonly rows: readonly ExchangeLine[]
  readonly filter: ExchangeFilter
  readonly next: string | undefined
}

/** What was exchanged with other authorities, by topic, the newest first. */
export function ExchangesPage({ rows, filter, next }: ExchangesProps): VNode {
  return (
    <>
      <PageHeading
        title="Exchanges with other authorities"
        lead="Recorded on the case of the child. The newest come first."
      />
      <Columns
        shape="left"
        side={
          <FilterForm
            label="Filter exchanges"
            action="/exchanges"
            groups={[
              {
                kind: 'one',
                name: 'topic',
                label: 'Topic',
                options: [
                  { value: '', text: 'All topics' },
                  ...EXCHANGE_TOPICS.map((value) => ({ value, text: TOPIC_WORDS[value] })),
                ],
                chosen: filter.topic ?? '',
              },
              { kind: 'text', name: 'authority', label: 'Name of the authority', value: filter.authority },
            ]}
          />
        }
        main={
          <>
            <StackingTable
              caption="Exchanges with other authorities"
              captionHidden
              columns={[
                { header: 'Day', nowrap: true },
                { header: 'Authority', labelWhenStacked: true },
                { header: 'Topic', labelWhenStacked: true },
                { header: 'Child', labelWhenStacked: true },
                { header: 'What was said', labelWhenStacked: true },
              ]}
              empty="Nothing in this view. An exchange stands here when it is recorded on a case."
              rows={rows.map((row) => ({
                key: row.id,
                cells: [
                  displayDate(row.on),
                  <>
                    {row.authority}
                    <small>{row.way === 'sent' ? 'we told or asked them' : 'they told or asked us'}</small>
                  </>,
                  TOPIC_WORDS[row.topic] ?? row.topic,
                  <>
                    <Link href={matterPaths.matter(row.matterId)} text={listName(row)} />
                    <small>{row.reference}</small>
                  </>,
                  <>
                    {row.what}
                    <small>{row.byName}</small>
                  </>,
                ],
              }))}
            />
            {next !== undefined && (
              <Note>
                <Link href={next} text={`Next ${rows.length}`} />
              </Note>
            )}
            <Note>Policy 3.5.</Note>
          </>
        }
      />
    </>
  )
}

import type { VNode } from 'preact'
import { displayDate, displayDateNear } from '../../domain/calendar/display-date.ts'
import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { londonDay } from '../../platform/clock/clock.ts'
import { LinkButton } from '../../web/components/govuk/buttons.tsx'
import { DueDate } from '../../web/components/onroll/due-date.tsx'
import { FilterForm } from '../../web/components/onroll/filter-form.tsx'
import { Columns, Link, Note, PageHeading, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { listName } from '../cases/index.ts'
import { lostPupilPaths } from './lost-pupils.paths.ts'
import { dueWhy } from './search-due.ts'
import { isOpenSearch, nextStepWords, searchStateWords } from './search-words.ts'
import { type LostPupilSearch, SEARCH_STATES } from './searches.store.ts'
import { type SearchView, viewAddress } from './searches.view.ts'

export interface SearchesProps {
  readonly rows: readonly LostPupilSearch[]
  readonly view: SearchView
  readonly today: PlainDate
  readonly ofSchool: boolean
  readonly askHref: string | undefined
  readonly more: boolean
}

/** Searches of the Lost Pupils Database: a school's own, or the queue of the CME team. */
export function SearchesPage(props: SearchesProps): VNode {
  const { rows, view, today, ofSchool, askHref, more } = props
  const last = rows.at(-1)
  return (
    <>
      <PageHeading
        title={ofSchool ? 'Searches for a child’s file' : 'Lost pupil searches'}
        lead={
          ofSchool
            ? 'For a pupil who was admitted without any school history. Only the authority can search.'
            : 'A school admitted a child without school history and asks you to search the Lost Pupils Database.'
        }
        action={askHref && <LinkButton href={askHref} text="Ask for a search" />}
      />
      <Columns
        shape="left"
        side={
          <FilterForm
            label="Filter the searches"
            action={lostPupilPaths.list}
            groups={[
              {
                kind: 'any',
                name: 'state',
                label: 'Where it stands',
                options: SEARCH_STATES.map((value) => ({ value, text: searchStateWords(value) })),
                chosen: view.states,
              },
              ...(ofSchool
                ? []
                : [
                    {
                      kind: 'any' as const,
                      name: 'whose',
                      label: 'Whose',
                      options: [{ value: 'mine', text: 'Mine only' }],
                      chosen: view.mine ? ['mine'] : [],
                    },
                  ]),
              {
                kind: 'any',
                name: 'due',
                label: 'Due',
                options: [{ value: 'late', text: 'Overdue only' }],
                chosen: view.late ? ['late'] : [],
              },
            ]}
          />
        }
        main={
          <>
            <StackingTable
              caption="Searches"
              captionHidden
              columns={[
                { header: 'Child' },
                { header: 'Where it stands' },
                { header: 'Due', nowrap: true },
                { header: 'Owner', labelWhenStacked: true },
                { header: 'Asked', labelWhenStacked: true },
              ]}
              empty={
                ofSchool
                  ? 'No searches in this view. One starts when you ask for it.'
                  : 'No searches in this view. One stands here when a school asks.'
              }
              rows={rows.map((row) => ({
                key: row.id,
                cells: [
                  <>
                    <Link href={lostPupilPaths.one(row.id)} text={listName(row)} />
                    <small>{`${row.reference}, born ${displayDate(row.bornOn)}`}</small>
                  </>,
                  <>
                    {searchStateWords(row.state)}
                    {isOpenSearch(row.state) && <Sub>{nextStepWords(row.state)}</Sub>}
                  </>,
                  row.dueOn === null ? (
                    row.endedOn === null ? (
                      'no date'
                    ) : (
                      `answered ${displayDateNear(row.endedOn, today)}`
                    )
                  ) : (
                    <>
                      <DueDate due={row.dueOn} today={today} />
                      <Sub>{dueWhy(row)}</Sub>
                    </>
                  ),
                  row.ownerName ?? 'nobody yet',
                  <>
                    {ofSchool ? '' : row.askerName}
                    <Sub>{ageWords(londonDay(row.askedAt), today)}</Sub>
                  </>,
                ],
              }))}
            />
            {more && last && (
              <Note>
                <Link
                  href={viewAddress(view, `${last.dueOn ?? 'none'}.${last.id}`)}
                  text={`Next ${rows.length}`}
                />
              </Note>
            )}
          </>
        }
      />
    </>
  )
}

function ageWords(asked: PlainDate, today: PlainDate): string {
  const days = daysBetween(asked, today)
  if (days <= 0) return 'today'
  return days === 1 ? 'yesterday' : `${days} days ago`
}

import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { ageOn, yearGroupName, yearGroupOf } from '../../domain/child/year-group.ts'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { FindForm } from '../../web/components/onroll/filter-form.tsx'
import { Link, Note, P, PageHeading, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { listName, matterPaths } from '../cases/index.ts'
import type { Child } from '../children/index.ts'
import type { HiddenFields } from '../slice.ts'

export interface FoundChild {
  readonly child: Child
  readonly school: string | undefined
  readonly matters: readonly { readonly text: string; readonly href: string }[]
}

export interface FindChildProps {
  readonly hidden: HiddenFields
  readonly today: PlainDate
  readonly typed?: string
  readonly error?: string
  readonly found?: readonly FoundChild[]
  readonly full?: boolean
}

/** One box for a name, a birth date or a number. What was typed stays out of addresses and logs. */
export function FindChildPage({ hidden, today, typed, error, found, full }: FindChildProps): VNode {
  return (
    <>
      <ErrorSummary errors={error === undefined ? [] : [{ text: error, field: 'find' }]} />
      <PageHeading title="Find a child" />
      <P>Names in any order, a birth date in any form, a UPN, or a reference such as C-00012.</P>
      <FindForm action="/find" csrfToken={hidden.antiForgery} value={typed} />
      {found !== undefined && (
        <Section>
          <StackingTable
            caption={countWords(found.length, full === true)}
            columns={[
              { header: 'Child' },
              { header: 'Born', nowrap: true },
              { header: 'School', labelWhenStacked: true },
              { header: 'Open work' },
            ]}
            empty="Nobody like that is on record here. Try another spelling, or the birth date alone."
            rows={found.map(({ child, school, matters }) => ({
              key: child.id,
              cells: [
                <>
                  <Link href={matterPaths.child(child.id)} text={listName(child)} />
                  <small>{aliases(child)}</small>
                </>,
                <>
                  {displayDate(child.bornOn)}
                  <Sub>{ageWords(child.bornOn, today)}</Sub>
                </>,
                school ?? 'none on file here',
                matters.length === 0
                  ? 'none'
                  : matters.map((matter) => (
                      <Sub key={matter.href}>
                        <Link href={matter.href} text={matter.text} />
                      </Sub>
                    )),
              ],
            }))}
          />
          {full && <Note>More are alike. Add the birth date to see fewer.</Note>}
        </Section>
      )}
    </>
  )
}

function countWords(count: number, full: boolean): string {
  if (full) return `The first ${count} children`
  return count === 1 ? 'One child' : `${count} children`
}

function aliases({ reference, upn, knownAs, formerFamilyName }: Child): string {
  return [
    `Reference ${reference}`,
    upn === null ? '' : `UPN ${upn}`,
    knownAs === null ? '' : `known as ${knownAs}`,
    formerFamilyName === null ? '' : `formerly ${formerFamilyName}`,
  ]
    .filter((part) => part !== '')
    .join('; ')
}

function ageWords(bornOn: PlainDate, today: PlainDate): string {
  const year = yearGroupOf(bornOn, today)
  return [`${ageOn(bornOn, today)} years old`, year && yearGroupName(year)].filter(Boolean).join(', ')
}

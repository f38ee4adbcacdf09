import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import { InsetText } from '../../web/components/govuk/messages.tsx'
import type { CaseOfSibling } from './cases-of-siblings.store.ts'

/** Said on the form before it is sent, and on the enquiry and the case: the family is looked for already. */
export function CasesOfSiblings({
  cases,
  givenName,
}: {
  readonly cases: readonly CaseOfSibling[]
  readonly givenName: string
}): VNode | null {
  if (cases.length === 0) return null
  const list = cases
    .map(({ reference, openedOn }) => `${reference}, since ${displayDate(openedOn)}`)
    .join('; ')
  return (
    <InsetText>
      <b>
        {cases.length === 1
          ? `A brother or sister of ${givenName} has an open case.`
          : `Brothers or sisters of ${givenName} have open cases.`}
      </b>{' '}
      {`${list}. The CME team looks for the family once, so say what you know of them all.`}
    </InsetText>
  )
}

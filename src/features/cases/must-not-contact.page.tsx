import type { VNode } from 'preact'
import type { CaseAction } from '../../domain/case/case-actions.ts'
import { WarningText } from '../../web/components/govuk/messages.tsx'

export interface Forbidden {
  readonly id: string
  readonly name: string
  readonly relationship: string
  readonly mustNotContactReason: string | null
}

/** Acts in which somebody rings, writes to or visits the family, or is about to ask somebody to. */
const CONTACTING: ReadonlySet<CaseAction> = new Set<CaseAction>([
  'record-enquiry',
  'record-parent-reached',
  'ask-team',
  'accept-request',
  'record-visit',
  'record-team-outcome',
  'request-check',
  'record-contact',
  'record-assessment',
  'record-located',
  'ask-team-about-education',
])

export function contactsFamily(action: CaseAction): boolean {
  return CONTACTING.has(action)
}

/** Whom nobody may contact and why, said wherever somebody is about to. */
export function MustNotContact({ people }: { readonly people: readonly Forbidden[] }): VNode | null {
  if (people.length === 0) return null
  return (
    <WarningText>
      {people.map(({ id, name, relationship, mustNotContactReason }) => (
        <span key={id}>
          {`Do not contact ${name} (${relationship})${mustNotContactReason ? `: ${mustNotContactReason}` : ''}. `}
        </span>
      ))}
    </WarningText>
  )
}

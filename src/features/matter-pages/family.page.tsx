import type { VNode } from 'preact'
import { PageHeading } from '../../web/components/onroll/headings.tsx'
import { type CaseOfSibling, CasesOfSiblings } from '../cases/index.ts'
import { type Household, HouseholdRecord } from '../family/index.ts'
import { MatterTabs } from './matter-parts.page.tsx'
import type { MatterView } from './matter-view.ts'

export interface FamilyPageProps {
  readonly view: MatterView
  readonly household: Household
  readonly casesOfSiblings: readonly CaseOfSibling[]
  readonly mayRecord: boolean
  readonly mayJoin: boolean
}

/** The people around a child. A protected address is not in the answer of the database for most people. */
export function FamilyPage({ view, household, casesOfSiblings, mayRecord, mayJoin }: FamilyPageProps): VNode {
  const { child, today } = view
  return (
    <>
      <MatterTabs view={view} current="family" />
      <PageHeading title="Family" />
      <CasesOfSiblings cases={casesOfSiblings} givenName={child.givenName} />
      <HouseholdRecord
        childId={child.id}
        givenName={child.givenName}
        household={household}
        today={today}
        mayRecord={mayRecord}
        mayJoin={mayJoin}
      />
    </>
  )
}

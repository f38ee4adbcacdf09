import type { ComponentProps, VNode } from 'preact'
import { InsetText } from '../../web/components/govuk/messages.tsx'
import { Link, PageHeading } from '../../web/components/onroll/headings.tsx'
import { matterPaths } from '../cases/index.ts'
import { HouseholdRecord } from './household.page.tsx'

/** The whole family of a child, on a day. */
export function FamilyPage(props: ComponentProps<typeof HouseholdRecord>): VNode {
  return (
    <>
      <PageHeading
        title={`${props.givenName}’s family`}
        lead="Who is who, since when, and who says so. Nothing is written over: a correction is a new line."
      />
      <HouseholdRecord {...props} />
      <p class="onr-p">
        <Link href={matterPaths.child(props.childId)} text="Back to the record of the child" />
      </p>
    </>
  )
}

/** What somebody must read before the form. */
export function NoticeAbove({ notice }: { readonly notice: string | undefined }): VNode | null {
  return notice === undefined ? null : <InsetText>{notice}</InsetText>
}

import type { VNode } from 'preact'
import { Link, PageHeading, Section, Sub } from '../../web/components/onroll/headings.tsx'

export interface MorePart {
  readonly title: string
  readonly pages: readonly { readonly text: string; readonly href: string; readonly what: string }[]
}

/** The lists that are not wanted every hour, by what they are for. */
export function MorePage({ parts }: { readonly parts: readonly MorePart[] }): VNode {
  return (
    <>
      <PageHeading title="More lists" lead="What is not wanted every hour." />
      {parts.map(({ title, pages }) => (
        <Section key={title} title={title} tight>
          <ul class="govuk-list govuk-list--spaced">
            {pages.map(({ text, href, what }) => (
              <li key={href}>
                <Link href={href} text={text} />
                <Sub>{what}</Sub>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}

import type { VNode } from 'preact'
import { fromGovuk } from '../from-template.tsx'

/** A place to go, in words. */
export interface NavigationLink {
  readonly href: string
  readonly text: string
}

/** Back to where the person came from. Say where: "Back to Rowan’s enquiry". */
export function BackLink({
  href,
  text = 'Back',
}: {
  readonly href: string
  readonly text?: string | undefined
}): VNode {
  return fromGovuk('back-link', { href, text })
}

/** The places above this page; the last one, without `href`, is the page. */
export function Breadcrumbs({
  items,
}: {
  readonly items: readonly { text: string; href?: string | undefined }[]
}): VNode {
  return fromGovuk('breadcrumbs', { items, collapseOnMobile: true })
}

/** First on the page: over the header to the main part. */
export function SkipLink(): VNode {
  return fromGovuk('skip-link', { text: 'Skip to main content', href: '#main' })
}

export interface PaginationProps {
  readonly label: string
  readonly current: number
  readonly pageCount: number
  /** The address of a page, counted from 1. */
  readonly hrefOf: (page: number) => string
}

/** First, last and the neighbours of the page one is on. Renders nothing for a single page. */
export function Pagination({ label, current, pageCount, hrefOf }: PaginationProps): VNode | null {
  if (pageCount < 2) return null
  return fromGovuk('pagination', {
    landmarkLabel: label,
    items: pagesToShow(current, pageCount).map((page) =>
      page === 'gap'
        ? { ellipsis: true }
        : { number: String(page), href: hrefOf(page), current: page === current },
    ),
    previous: current > 1 ? { href: hrefOf(current - 1) } : undefined,
    next: current < pageCount ? { href: hrefOf(current + 1) } : undefined,
  })
}

function pagesToShow(current: number, pageCount: number): readonly (number | 'gap')[] {
  const near = [1, current - 1, current, current + 1, pageCount].filter(
    (page) => page >= 1 && page <= pageCount,
  )
  const pages = [...new Set(near)]
  return pages.flatMap((page, index) => {
    const before = pages[index - 1]
    return before !== undefined && page - before > 1 ? (['gap', page] as const) : [page]
  })
}

export interface ExitThisPageProps {
  /** Our own address: it ends the session on the server and then goes somewhere harmless. */
  readonly href: string
}

/** A quick way out, on every page that a frightened person may have open. Works without scripts. */
export function ExitThisPage({ href }: ExitThisPageProps): VNode {
  return fromGovuk('exit-this-page', { redirectUrl: href })
}

/** The second skip link, for people who use a keyboard. */
export function ExitSkipLink({ href }: ExitThisPageProps): VNode {
  return (
    <a href={href} class="govuk-skip-link govuk-js-exit-this-page-skiplink" rel="nofollow noreferrer">
      Exit this page quickly
    </a>
  )
}

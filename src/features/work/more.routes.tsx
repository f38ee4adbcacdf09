import { may, type Permission } from '../../platform/auth/roles.ts'
import type { Doors } from '../cases/index.ts'
import { page, type Route } from '../slice.ts'
import { MorePage, type MorePart } from './more.page.tsx'

const PARTS: readonly MorePart[] = [
  {
    title: 'Finding children',
    pages: [
      { text: 'Lost pupils', href: '/lost-pupils', what: 'Searches that schools asked for, and our own' },
      { text: 'Answers', href: '/tracing', what: 'What partners wrote through their one-time links' },
      { text: 'Transfer files', href: '/transfer-files', what: 'On their way, rejected, not collected' },
    ],
  },
  {
    title: 'Places',
    pages: [
      { text: 'Looked after', href: '/looked-after', what: 'Looked-after children without a place' },
      { text: 'Exchanges', href: '/exchanges', what: 'What was settled with other authorities' },
    ],
  },
  {
    title: 'Other authorities',
    pages: [
      { text: 'Hand-overs', href: '/hand-overs', what: 'Children handed over, and receipts awaited' },
      { text: 'Contacts', href: '/directory', what: 'The CME contact of every authority' },
    ],
  },
  {
    title: 'Our work',
    pages: [
      { text: 'Caseload', href: '/caseload', what: 'Who has how much' },
      { text: 'Nobody is looking at these', href: '/nobody', what: 'Open work without anybody at it' },
      { text: 'Away', href: '/away', what: 'Who is away, and who covers' },
      { text: 'Outbox', href: '/outbox', what: 'What was written, and whether it went' },
    ],
  },
  {
    title: 'Safeguards and rules',
    pages: [
      {
        text: 'Restricted',
        href: '/restrictions',
        what: 'Families who must not be found; reviews; emergency views',
      },
      { text: 'Shared', href: '/shared', what: 'What was told to whom, why and under which law' },
      { text: 'Rules', href: '/rules', what: 'Every period and wording, with its source' },
    ],
  },
]

// Pages of this slice itself, which no door of the acts tells of.
const OWN: Readonly<Record<string, Permission>> = {
  '/caseload': 'view-caseload',
  '/nobody': 'reassign-matter',
}

/** One page that leads to every list its reader may open. */
export function moreRoutes(doors: Doors): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/more',
      permission: 'reassign-matter',
      record: 'none',
      data: 'none',
      writes: false,
      audit: 'view-more',
      handle: async ({ by }) => {
        const opens = (href: string) => {
          const own = OWN[href]
          return own ? may(by.role, own) : doors.pageHref(href, by.role) !== undefined
        }
        const parts = PARTS.map(({ title, pages }) => ({
          title,
          pages: pages.filter(({ href }) => opens(href)),
        }))
        const content = <MorePage parts={parts.filter(({ pages }) => pages.length > 0)} />
        return page({ title: 'More lists', section: 'more', content })
      },
    },
  ]
}

import type { PlainDate } from '../../../domain/calendar/plain-date.ts'
import type { Content } from '../content.ts'
import type { IdentityBarProps } from './identity-bar.tsx'
import type { SafetyLine } from './safety.tsx'

/** Who is signed in and for whom they act. */
export interface SignedIn {
  readonly name: string
  /** The role in words, in lower case: "attendance lead". */
  readonly actingAs: string
  /** The school or team. Left out for the authority's own officers. */
  readonly organisation?: string | undefined
  readonly csrfToken: string
  /** Where the role is changed. Left out for people with one role. */
  readonly changeHref?: string | undefined
  readonly signOutAction?: string | undefined
}

export interface NavigationItem {
  readonly href: string
  readonly text: string
  readonly current?: boolean | undefined
}

/** What the frame of a page needs, beside what stands in it. */
export interface PageFrame {
  /** Neutral: never a name, and nothing that says a child is missing. It shows in tabs, history and on projectors. */
  readonly title: string
  readonly councilName: string
  readonly signedIn?: SignedIn | undefined
  readonly navigation: readonly NavigationItem[]
  readonly safety: SafetyLine
  /** The full panel in the main part instead of the line: a school's page about one child, and every form. */
  readonly safetyDisplay?: 'strip' | 'panel' | undefined
  readonly identity?: IdentityBarProps | undefined
  /** 1200 px to work in, 960 px to read, 1232 px for the map. */
  readonly width?: 'wide' | 'read' | 'full' | undefined
  readonly demo: boolean
  readonly today: PlainDate
  readonly cspNonce?: string | undefined
  readonly assetVersion?: string | undefined
  readonly homeHref?: string | undefined
  readonly footer?: FooterProps | undefined
}

export interface FooterProps {
  /** "Children missing education team: 01785 278999", from dated configuration. */
  readonly contact?: { readonly label: string; readonly number: string } | undefined
  readonly links?: readonly NavigationItem[] | undefined
}

export interface PageLayoutProps {
  readonly frame: PageFrame
  /** Above everything in the main part: a back link or breadcrumbs. */
  readonly before?: Content | undefined
  readonly children: Content
}

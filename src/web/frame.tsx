import type { ComponentChild, VNode } from 'preact'
import type { OpenFrame, Page } from '../features/slice.ts'
import type { SignedIn } from '../platform/auth/asker.ts'
import { may, ROLES } from '../platform/auth/roles.ts'
import type { Content } from './components/content.ts'
import type { PageFrame } from './components/layout/page-frame.ts'
import { PageLayout } from './components/layout/page-layout.tsx'
import { PublicLayout } from './components/layout/public-layout.tsx'
import { landingOf, navigationFor } from './navigation.ts'
import type { Shell } from './shell.ts'

/** For whom a page is drawn. */
export interface Viewer {
  readonly by: SignedIn | undefined
  readonly antiForgery: string
  readonly nonce: string
  /** The matter that the page is about: a contact is written down on it. */
  readonly matterId?: string | undefined
}

/** The parts of the frame that do not depend on the page. */
export function frameFor(
  shell: Shell,
  viewer: Viewer,
  section?: string,
  authority?: OpenFrame['authority'],
): Omit<PageFrame, 'title'> {
  const { by } = viewer
  const { clock, demo } = shell.deps
  const contacts = shell.contactsOf(authority?.pack ?? by?.pack, clock.now())
  return {
    councilName: authority?.name ?? by?.authorityName ?? shell.councilName,
    signedIn: by && signedInOf(by, viewer.antiForgery),
    navigation: by ? navigationFor(by.role, shell.routes, section) : [],
    safety: { contacts: contacts.safety, recordHref: recordHref(shell, viewer) },
    footer: { contact: contacts.service, links: footerLinks(shell) },
    demo,
    today: clock.today(),
    cspNonce: viewer.nonce,
    assetVersion: shell.assets.version,
    homeHref: by ? landingOf(by.role) : '/sign-in',
  }
}

/** Header, navigation, safety line and footer round the middle of a page. */
export function framed(shell: Shell, viewer: Viewer, page: Page, fault = false): VNode {
  if (page.open !== undefined) return openFramed(shell, viewer, page, page.open)
  const frame: PageFrame = {
    ...frameFor(shell, viewer, page.section),
    title: fault && !page.title.startsWith('Error: ') ? `Error: ${page.title}` : page.title,
    identity: page.identity,
    safetyDisplay: page.safety === 'full' ? 'panel' : 'strip',
    width: page.wide ? 'full' : 'wide',
  }
  return <PageLayout frame={frame}>{asContent(page.content)}</PageLayout>
}

/** The same for a page that anybody may open: no account, no menu, a quick way out. */
function openFramed(shell: Shell, viewer: Viewer, page: Page, open: OpenFrame): VNode {
  const frame = frameFor(shell, viewer, undefined, open.authority)
  return (
    <PublicLayout
      frame={{ ...frame, title: page.title, homeHref: '/tell-us' }}
      service={open.service}
      exitHref={open.exitHref}
    >
      {asContent(page.content)}
    </PublicLayout>
  )
}

// The contract of the slices takes preact's own wide type; the guard on every element refuses what would show as nothing.
function asContent(child: ComponentChild): Content {
  return child as Content
}

function signedInOf(by: SignedIn, antiForgery: string): PageFrame['signedIn'] {
  return {
    name: by.name,
    actingAs: ROLES[by.role].label,
    organisation: by.scope === 'organisation' ? by.organisationName : undefined,
    csrfToken: antiForgery,
    changeHref: by.hasMoreRoles ? '/acting-as' : undefined,
  }
}

const OF_MATTER = '/matters/:matterId/safety-contact'
const OF_NO_MATTER = '/safety-contact'

// Where a person writes down whom they told: on the matter they look at, or without one.
function recordHref(shell: Shell, { by, matterId }: Viewer): string | undefined {
  if (by === undefined) return undefined
  const exists = (path: string) =>
    shell.routes.some(
      (route) => route.method === 'GET' && route.path === path && may(by.role, route.permission),
    )
  if (matterId !== undefined && exists(OF_MATTER)) return OF_MATTER.replace(':matterId', matterId)
  return exists(OF_NO_MATTER) ? OF_NO_MATTER : undefined
}

const FOOTER = [
  { href: '/tell-us', text: 'Tell us about a child' },
  { href: '/accessibility', text: 'Accessibility' },
  { href: '/privacy', text: 'How we use information' },
  { href: '/help', text: 'Help' },
] as const

function footerLinks(shell: Shell) {
  const pages = [...shell.routes, ...shell.openRoutes]
  return FOOTER.filter(({ href }) => pages.some((route) => route.method === 'GET' && route.path === href))
}

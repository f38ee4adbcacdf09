import type { VNode } from 'preact'
import type { Content } from '../content.ts'
import { fromGovuk, textOrHtml, toHtml } from '../from-template.tsx'

/** One fault of a form: what to do, and the id of the field to do it in. */
export interface FieldError {
  readonly text: string
  readonly field?: string | undefined
}

/** All faults of a form, above its title. Renders nothing when there is none. Put `Error: ` before the page title. */
export function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }): VNode | null {
  if (errors.length === 0) return null
  const errorList = errors.map(({ text, field }) => ({
    text,
    ...(field === undefined ? {} : { href: `#${field}` }),
  }))
  return fromGovuk('error-summary', { titleText: 'There is a problem', errorList })
}

/** The words that a page title begins with when its form has faults. */
export function titleWithErrors(title: string, errors: readonly FieldError[]): string {
  return errors.length === 0 ? title : `Error: ${title}`
}

export interface NotificationBannerProps {
  readonly children: Content
  /** `success` is for what was just done; it is read out at once. */
  readonly type?: 'success' | undefined
  readonly title?: string | undefined
}

/** What was just done, or what matters on every page. The first line stands out. */
export function NotificationBanner({ children, type, title }: NotificationBannerProps): VNode {
  return fromGovuk('notification-banner', { ...textOrHtml(children), type, titleText: title })
}

/** Words set apart from the text around them. */
export function InsetText({ children }: { readonly children: Content }): VNode {
  return fromGovuk('inset-text', textOrHtml(children))
}

/** A consequence that must not be missed. */
export function WarningText({ children }: { readonly children: Content }): VNode {
  return fromGovuk('warning-text', { ...textOrHtml(children), iconFallbackText: 'Warning' })
}

export interface DetailsProps {
  readonly summary: string
  readonly children: Content
  readonly open?: boolean | undefined
}

/** Words that few people need, behind a line to open. */
export function Details({ summary, children, open }: DetailsProps): VNode {
  return fromGovuk('details', { summaryText: summary, html: toHtml(children), open })
}

/** The end of a journey: what was done, and its reference. */
export function ConfirmationPanel({
  title,
  children,
}: {
  readonly title: string
  readonly children?: Content
}): VNode {
  return fromGovuk('panel', { titleText: title, ...(children === undefined ? {} : textOrHtml(children)) })
}

export type TagColour =
  | 'grey'
  | 'green'
  | 'teal'
  | 'blue'
  | 'purple'
  | 'magenta'
  | 'red'
  | 'orange'
  | 'yellow'

/** A status or a risk in one or two words. The colour repeats what the words say. */
export function Tag({
  text,
  colour = 'grey',
}: {
  readonly text: string
  readonly colour?: TagColour | undefined
}): VNode {
  return fromGovuk('tag', { text, classes: `onr-tag govuk-tag--${colour}` })
}

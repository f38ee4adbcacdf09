import type { VNode } from 'preact'
import type { Content } from '../content.ts'
import { aroundContent, fromMoj, textOrHtml, toHtml } from '../from-template.tsx'
import { PostForm } from '../govuk/buttons.tsx'
import type { NavigationLink } from '../govuk/links.tsx'

/** One thing that happened. */
export interface TimelineItem {
  readonly title: string
  /** Who; "by" is put before it. */
  readonly by?: string | undefined
  /** An ISO instant, shown in London time. */
  readonly at: string
  readonly text: Content
}

/** What happened, newest first, as given. */
export function Timeline({
  items,
  headingLevel = 3,
}: {
  items: readonly TimelineItem[]
  headingLevel?: 2 | 3 | 4
}): VNode {
  return fromMoj('timeline', {
    classes: 'onr-tl',
    headingLevel,
    items: items.map(({ title, by, at, text }) => ({
      label: { text: title },
      byline: by === undefined ? undefined : { text: by },
      datetime: { timestamp: at, type: 'datetime' },
      html: toHtml(<p>{text}</p>),
    })),
  })
}

export interface SubNavigationProps {
  readonly label: string
  readonly items: readonly {
    readonly href: string
    readonly text: string
    readonly current?: boolean | undefined
  }[]
}

/** The parts of one case or record. */
export function SubNavigation({ label, items }: SubNavigationProps): VNode {
  const links = items.map(({ href, text, current }) => ({ href, text, active: current }))
  return fromMoj('sub-navigation', { label, classes: 'onr-sub-nav', items: links })
}

export interface AlertProps {
  readonly variant: 'information' | 'success' | 'warning' | 'error'
  /** What kind of message it is, for screen readers: "Saved". */
  readonly title: string
  readonly children: Content
}

/** A message about the page: something arrived, something is on hold. */
export function Alert({ variant, title, children }: AlertProps): VNode {
  return fromMoj('alert', { variant, title, ...textOrHtml(children) })
}

export type BadgeColour = 'purple' | 'bright-purple' | 'red' | 'green' | 'blue' | 'black' | 'grey' | 'orange'

/** A mark beside a name. Prefer a `Tag`; badges are for risk. */
export function Badge({
  text,
  colour = 'grey',
}: {
  readonly text: string
  readonly colour?: BadgeColour | undefined
}): VNode {
  return fromMoj('badge', { text, classes: `moj-badge--${colour}` })
}

export interface InterruptionCardProps {
  readonly heading: string
  readonly children: Content
  /** Where the act is done, and the words on the button that does it. */
  readonly action: string
  readonly csrfToken: string
  readonly confirm: string
  /** The way back without doing it. */
  readonly cancel: NavigationLink
  /** Hidden fields that the act needs: a version, an answer given before. */
  readonly fields?: Readonly<Record<string, string>> | undefined
}

/** Stops somebody before an act that cannot be undone, and says what it will do. It is the page's heading. */
export function InterruptionCard(props: InterruptionCardProps): VNode {
  const options = {
    heading: props.heading,
    primaryAction: { text: props.confirm },
    secondaryAction: { text: props.cancel.text, href: props.cancel.href },
  }
  return (
    <PostForm action={props.action} csrfToken={props.csrfToken}>
      {Object.entries(props.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {aroundContent('interruption-card', 'interruptionCard', options, props.children)}
    </PostForm>
  )
}

import type { VNode } from 'preact'
import type { Content } from '../content.ts'

export interface PageHeadingProps {
  readonly title: string
  /** A small line above: the school, or where one is in a journey. */
  readonly above?: string | undefined
  /** The plain sentence a page opens with: where things stand today. */
  readonly lead?: Content | undefined
  /** The page's main action, a green button. */
  readonly action?: Content | undefined
}

/** Title, the sentence that says where things stand, and the main action beside it. */
export function PageHeading({ title, above, lead, action }: PageHeadingProps): VNode {
  return (
    <div class="onr-head">
      <div>
        {above !== undefined && <p class="onr-s onr-s--above">{above}</p>}
        <h1 class="onr-h1">{title}</h1>
        {lead !== undefined && <p class="onr-p">{lead}</p>}
      </div>
      {action}
    </div>
  )
}

export interface SectionProps {
  readonly title?: string | undefined
  /** Needed when a link jumps here. */
  readonly id?: string | undefined
  readonly tight?: boolean | undefined
  readonly children: Content
}

/** A part of the page with its heading. */
export function Section({ title, id, tight, children }: SectionProps): VNode {
  return (
    <section class={tight ? 'onr-section--tight' : 'onr-section'} id={id}>
      {title !== undefined && <h2 class="onr-h2">{title}</h2>}
      {children}
    </section>
  )
}

/** A paragraph. */
export function P({ children }: { readonly children: Content }): VNode {
  return <p class="onr-p">{children}</p>
}

/** A small grey line: a note under a table, a citation. */
export function Note({ children }: { readonly children: Content }): VNode {
  return <p class="onr-s onr-s--below">{children}</p>
}

/** The second, grey line of a cell or an item. */
export function Sub({ children }: { readonly children: Content }): VNode {
  return <span class="onr-sub">{children}</span>
}

/** A link, with words for people who do not see what stands around it. */
export function Link(props: {
  readonly href: string
  readonly text: string
  readonly about?: string | undefined
}): VNode {
  return (
    <a class="govuk-link" href={props.href}>
      {props.text}
      {props.about !== undefined && <span class="govuk-visually-hidden"> {props.about}</span>}
    </a>
  )
}

export interface ColumnsProps {
  /** `aside`: a wide column and a narrow one at the right; `left`: filters at the left; `even`: halves. */
  readonly shape?: 'aside' | 'left' | 'even' | undefined
  readonly main: Content
  readonly side: Content
}

/** Two columns that stand under each other on a narrow screen, in the order of reading. */
export function Columns({ shape = 'aside', main, side }: ColumnsProps): VNode {
  const classes = shape === 'aside' ? 'onr-cols' : `onr-cols onr-cols--${shape}`
  if (shape === 'left') {
    return (
      <div class={classes}>
        <div>{side}</div>
        <div>{main}</div>
      </div>
    )
  }
  return (
    <div class={classes}>
      <div>{main}</div>
      {shape === 'aside' ? <aside aria-label="More about this">{side}</aside> : <div>{side}</div>}
    </div>
  )
}

/** What stands in place of an empty list: what would put something there. */
export function EmptyList({ children }: { readonly children: Content }): VNode {
  return <p class="onr-empty">{children}</p>
}

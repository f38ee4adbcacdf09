import type { VNode } from 'preact'
import type { Content } from '../content.ts'
import { LinkButton } from '../govuk/buttons.tsx'
import type { NavigationLink } from '../govuk/links.tsx'

export interface DoThisNextProps {
  readonly title: string
  readonly text: Content
  readonly action: NavigationLink
  /** Another way on: "Move the date, with a reason". */
  readonly other?: NavigationLink | undefined
  /** Set where the page has its green button elsewhere. */
  readonly plain?: boolean | undefined
}

/** The one thing to do now on a case. */
export function DoThisNext({ title, text, action, other, plain }: DoThisNextProps): VNode {
  return (
    <section class="onr-now" aria-labelledby="next-heading">
      <p class="onr-now__k">Do this next</p>
      <h2 class="onr-h2" id="next-heading">
        {title}
      </h2>
      <p>{text}</p>
      <div class="onr-btns">
        <LinkButton {...action} kind={plain ? 'plain' : 'main'} />
        {other !== undefined && (
          <a class="govuk-link" href={other.href}>
            {other.text}
          </a>
        )}
      </div>
    </section>
  )
}

/** A box round a form that ends in the page's main action. */
export function DecisionBox({ children }: { readonly children: Content }): VNode {
  return <div class="onr-now">{children}</div>
}

export interface AsideBoxProps {
  readonly title: string
  readonly children: Content
  /** A resting box for advice that seldom matters. */
  readonly rest?: boolean | undefined
}

/** A box beside the main column. */
export function AsideBox({ title, children, rest }: AsideBoxProps): VNode {
  return (
    <section class={rest ? 'onr-panel onr-panel--rest' : 'onr-panel'}>
      <h2 class={rest ? 'onr-h3' : 'onr-h2'}>{title}</h2>
      {children}
    </section>
  )
}

export interface Fact {
  readonly label: Content
  readonly value: Content
  /** A grey line under the value. */
  readonly note?: Content | undefined
}

/** Facts with their names: in the main column, or narrow in a box beside it. */
export function FactList({
  facts,
  narrow,
}: {
  readonly facts: readonly Fact[]
  readonly narrow?: boolean | undefined
}): VNode {
  return (
    <dl class={narrow ? 'onr-dl onr-dl--narrow' : 'onr-dl'}>
      {facts.map(({ label, value, note }, index) => (
        // Labels may be elements, so the place is the key.
        <div key={index}>
          <dt>{label}</dt>
          <dd>
            {value}
            {note !== undefined && <span class="onr-sub">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The answer to the question in the title, in one or two sentences. */
export function Answer({ children }: { readonly children: Content }): VNode {
  return <p class="onr-answer">{children}</p>
}

/** A calm notice: figures that are fixed, a list that is shared. */
export function CalmNote({ children }: { readonly children: Content }): VNode {
  return <p class="onr-frozen">{children}</p>
}

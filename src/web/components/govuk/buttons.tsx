import type { VNode } from 'preact'
import type { Content } from '../content.ts'
import { fromGovuk } from '../from-template.tsx'

/** `main` is green: one a page. `danger` is red and for what cannot be undone. Everything else is `plain`. */
export type ButtonKind = 'main' | 'plain' | 'danger'

const KINDS = { main: '', plain: 'govuk-button--secondary', danger: 'govuk-button--warning' } as const

export interface ButtonProps {
  readonly text: string
  readonly kind?: ButtonKind | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly small?: boolean | undefined
}

/** Sends the form it stands in. */
export function Button({ text, kind = 'main', name, value, small }: ButtonProps): VNode {
  const classes = [KINDS[kind], small ? 'onr-btn-s' : 'onr-btn'].filter((one) => one !== '').join(' ')
  return fromGovuk('button', { text, name, value, type: 'submit', classes })
}

export interface LinkButtonProps {
  readonly href: string
  readonly text: string
  /** Said after the text to people who do not see the row it stands in: "Record: Test-Ashby, Rowan". */
  readonly about?: string | undefined
  readonly kind?: ButtonKind | undefined
  readonly small?: boolean | undefined
}

/** Looks like a button and goes to a page. Plain markup, since tables hold many. */
export function LinkButton({ href, text, about, kind = 'main', small }: LinkButtonProps): VNode {
  const classes = ['govuk-button', KINDS[kind], small ? 'onr-btn-s' : 'onr-btn'].filter((one) => one !== '')
  return (
    <a href={href} class={classes.join(' ')} draggable={false}>
      {text}
      {about !== undefined && <span class="govuk-visually-hidden">: {about}</span>}
    </a>
  )
}

export interface PostFormProps {
  readonly action: string
  readonly csrfToken: string
  readonly children: Content
  /** For forms with a file. */
  readonly multipart?: boolean | undefined
  readonly class?: string | undefined
  readonly id?: string | undefined
}

/** Every form that changes something: it posts, and carries the token that proves it came from our page. */
export function PostForm(props: PostFormProps): VNode {
  return (
    <form
      method="post"
      action={props.action}
      class={props.class}
      id={props.id}
      encType={props.multipart ? 'multipart/form-data' : undefined}
      noValidate
    >
      <CsrfField token={props.csrfToken} />
      {props.children}
    </form>
  )
}

/** The hidden token. `PostForm` brings it. */
export function CsrfField({ token }: { readonly token: string }): VNode {
  return <input type="hidden" name="_csrf" value={token} />
}

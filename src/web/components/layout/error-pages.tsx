import type { VNode } from 'preact'
import type { Content } from '../content.ts'
import { LinkButton } from '../govuk/buttons.tsx'
import { TwoTexts, type TwoTextsProps } from '../onroll/two-texts.tsx'
import type { PageFrame } from './page-frame.ts'
import { PageLayout } from './page-layout.tsx'

type Frame = Omit<PageFrame, 'title'>

interface ErrorPageProps {
  readonly frame: Frame
}

/** Also the answer to a page one may not see: whether it exists is nobody's business. */
export function NotFoundPage({ frame }: ErrorPageProps): VNode {
  return (
    <MessagePage frame={frame} title="Page not found">
      <p class="onr-p">There is no such page, or it is not for the role you are acting in.</p>
      <p class="onr-p">
        If you typed the address, check it. If you act in more than one role, change role and look again.
      </p>
      <p class="onr-p">
        <a class="govuk-link" href={frame.homeHref ?? '/'}>
          Go to the first page
        </a>
      </p>
    </MessagePage>
  )
}

export interface ConflictPageProps extends ErrorPageProps {
  readonly texts: readonly TwoTextsProps[]
  readonly backHref: string
  readonly backText: string
  /** A form that saves again, when that is safe. */
  readonly children?: Content | undefined
}

/** Somebody else changed the same thing meanwhile. Both texts stand here, so that nothing typed is lost. */
export function ConflictPage({ frame, texts, backHref, backText, children }: ConflictPageProps): VNode {
  return (
    <MessagePage frame={frame} title="Somebody else changed this">
      <p class="onr-p">
        Nothing you wrote has been saved yet. It stands here beside what was saved meanwhile, so that you can
        put the two together.
      </p>
      {texts.map((text) => (
        <TwoTexts key={text.label} {...text} />
      ))}
      {children}
      <LinkButton href={backHref} text={backText} kind="plain" />
    </MessagePage>
  )
}

/** A fault of ours. The reference finds it in the log. */
export function ProblemPage({ frame, reference }: ErrorPageProps & { readonly reference: string }): VNode {
  return (
    <MessagePage frame={frame} title="There is a problem with the service" safety>
      <p class="onr-p">What you sent may not have been saved. Go back, look, and send it again.</p>
      <p class="onr-p">
        If it happens again, tell the team this reference: <b class="onr-nowrap">{reference}</b>
      </p>
    </MessagePage>
  )
}

/** Switched off, full, or waiting for the database. */
export function UnavailablePage({
  frame,
  until,
}: ErrorPageProps & { readonly until?: string | undefined }): VNode {
  return (
    <MessagePage frame={frame} title="The service is not available" safety>
      <p class="onr-p">
        {until === undefined ? 'Try again in a few minutes.' : `It will be back ${until}.`} Nothing saved
        before is lost.
      </p>
    </MessagePage>
  )
}

/** Too many tries from one place. A worry about a child never waits for it. */
export function TooManyPage({ frame, again }: ErrorPageProps & { readonly again: string }): VNode {
  return (
    <MessagePage frame={frame} title="Try again later" safety>
      <p class="onr-p">Too much was sent from here in a short time. You can try again {again}.</p>
    </MessagePage>
  )
}

/** Signed out by time. */
export function SessionExpiredPage({
  frame,
  signInHref,
}: ErrorPageProps & { readonly signInHref: string }): VNode {
  return (
    <MessagePage frame={frame} title="You have been signed out">
      <p class="onr-p">
        Nobody used this page for a while, so it was closed to protect the children in it. What you had saved
        is kept.
      </p>
      <LinkButton href={signInHref} text="Sign in" />
    </MessagePage>
  )
}

interface MessagePageProps extends ErrorPageProps {
  readonly title: string
  readonly safety?: boolean
  readonly children: Content
}

/** A page with a title and a few words, for what does not fit another. */
export function MessagePage({ frame, title, safety, children }: MessagePageProps): VNode {
  return (
    <PageLayout frame={{ ...frame, title, identity: undefined, safetyDisplay: safety ? 'panel' : 'strip' }}>
      <h1 class="onr-h1">{title}</h1>
      {children}
    </PageLayout>
  )
}

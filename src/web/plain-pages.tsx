import type { Refusal } from '../domain/result.ts'
import { LinkButton } from './components/govuk/buttons.tsx'
import { MessagePage, NotFoundPage, SessionExpiredPage } from './components/layout/error-pages.tsx'
import type { ErrorPageDrawing } from './send-page.ts'

export const drawNotFound: ErrorPageDrawing = (frame) => <NotFoundPage frame={frame} />

export function drawSignedOut(to: string): ErrorPageDrawing {
  return (frame) => <SessionExpiredPage frame={frame} signInHref={`/sign-in?to=${encodeURIComponent(to)}`} />
}

/** A form without our token, or sent by another site. */
export const drawForeignForm: ErrorPageDrawing = (frame) => (
  <MessagePage frame={frame} title="This form can no longer be sent">
    <p class="onr-p">
      It was opened before you last signed in or changed role, or it was not sent by a page of this service.
      Nothing was saved.
    </p>
    <p class="onr-p">Go back, load the page again and send the form from there.</p>
  </MessagePage>
)

export const drawMethodNotAllowed: ErrorPageDrawing = (frame) => (
  <MessagePage frame={frame} title="This address cannot be used that way">
    <p class="onr-p">Open the page with a link, or send its form.</p>
  </MessagePage>
)

export const drawTooLarge: ErrorPageDrawing = (frame) => (
  <MessagePage frame={frame} title="Too much was sent at once">
    <p class="onr-p">
      A form may hold 1 megabyte of text, and up to 5 files of 10 megabytes each. Nothing was saved. Go back
      and send less.
    </p>
  </MessagePage>
)

export const drawNotUnderstood: ErrorPageDrawing = (frame) => (
  <MessagePage frame={frame} title="The request was not understood">
    <p class="onr-p">Nothing was saved. Go back, load the page again and try once more.</p>
  </MessagePage>
)

/** An act that is not possible now: why, what it rests on, and the way back. */
export function drawRefusal(refusal: Refusal, back: string): ErrorPageDrawing {
  return (frame) => (
    <MessagePage frame={frame} title="Not now">
      <p class="onr-p">{refusal.message}</p>
      {refusal.citation !== undefined && <p class="onr-s onr-cite">{refusal.citation}</p>}
      <LinkButton href={back} text="Go back" kind="plain" />
    </MessagePage>
  )
}

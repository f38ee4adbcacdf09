import { LinkButton } from '../../web/components/govuk/buttons.tsx'
import type { Page } from '../slice.ts'

/** What somebody finds who comes back to a form they threw away. */
export function withdrawnDraftPage(startAgain: string): Page {
  return {
    title: 'This form was thrown away',
    content: (
      <>
        <h1 class="onr-h1">This form was thrown away</h1>
        <p class="onr-p">Nothing from it was sent or recorded, and what was typed is gone.</p>
        <LinkButton href={startAgain} text="Start again" />
      </>
    ),
  }
}

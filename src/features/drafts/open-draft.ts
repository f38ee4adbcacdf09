import { type Answer, type Ask, notFound, page, redirect } from '../slice.ts'
import { type Draft, findDraft } from './drafts.store.ts'
import { withdrawnDraftPage } from './withdrawn-draft.page.tsx'

/**
 * Runs a step of a journey with its open draft (`:draftId` of the path). A finished draft leads to its result, so a form
 * sent twice ends where it ended first; a withdrawn one says so; any other is not there.
 */
export async function withOpenDraft(
  ask: Ask,
  journey: string,
  startAgain: string,
  step: (draft: Draft) => Promise<Answer>,
): Promise<Answer> {
  const draft = await findDraft(ask.trx, ask.by, journey, ask.params.draftId ?? '')
  if (draft === undefined) return notFound()
  if (draft.state === 'finished') return redirect(draft.resultLocation ?? '/')
  if (draft.state === 'withdrawn') return page(withdrawnDraftPage(startAgain))
  return step(draft)
}

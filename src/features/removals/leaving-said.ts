import type { ActContext } from '../cases/index.ts'
import { listFacts } from '../children/index.ts'
import { type DraftAnswers, draftForm } from '../drafts/index.ts'
import type { Form } from '../slice.ts'

/** The kind of fact under which a leaver’s destination stands as the school typed it, for the page of the removal. */
export const LEAVING_FACT = 'leaving'

/** What the school said of where the child goes when it recorded the leaver; nobody types it twice. */
export async function leavingSaid({ trx, child, matter }: ActContext): Promise<Form | undefined> {
  const [said] = await listFacts(trx, child.id, LEAVING_FACT)
  const value = said?.value as { readonly schoolUrn?: number; readonly answers?: DraftAnswers } | undefined
  return value?.answers && value.schoolUrn === matter.schoolUrn ? draftForm(value.answers) : undefined
}

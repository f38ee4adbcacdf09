export { answersTo, draftForm, seenOf } from './draft-form.ts'
export {
  createDraft,
  type Draft,
  type DraftAnswers,
  type DraftRefusal,
  findDraft,
  finishDraft,
  listOpenDrafts,
  saveAnswers,
  withdrawDraft,
} from './drafts.store.ts'
export { withOpenDraft } from './open-draft.ts'

import { actRoutes } from '../cases/index.ts'
import type { Route } from '../slice.ts'
import { changeOwnerAct } from './change-owner.act.ts'
import { correctEntryAct } from './correct-entry.act.ts'
import { answerQuestionAct, askQuestionAct } from './question.act.ts'
import { recordReviewAct } from './record-review.act.ts'
import { writeNoteAct } from './write-note.act.ts'

/** What can be written on every matter at any moment, and who looks after it. */
export const matterNotesRoutes: readonly Route[] = [
  writeNoteAct,
  askQuestionAct,
  answerQuestionAct,
  recordReviewAct,
  changeOwnerAct,
  correctEntryAct,
].flatMap(actRoutes)

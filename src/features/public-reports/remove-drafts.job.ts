import type { SliceJob } from '../slice-job.ts'
import { removeEndedDrafts } from './public-drafts.store.ts'

/** What was begun and never sent is taken away, also where nobody begins another. */
export const removeReportDraftsJob: SliceJob = {
  name: 'remove-report-drafts',
  nightly: true,
  handle: (deps) => removeEndedDrafts(deps.db, deps.clock.now()),
}

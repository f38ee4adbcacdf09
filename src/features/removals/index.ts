import { actRoutes } from '../cases/index.ts'
import type { Route } from '../slice.ts'
import { jointOutcomeAct } from './joint-outcome.act.ts'
import { removalRoutes } from './removal.routes.tsx'
import {
  makeTransferFileAct,
  recordClearedAct,
  recordCollectionAct,
  recordNotifiedAct,
  recordRejectionAct,
  recordUploadAct,
  resendTransferFileAct,
  sendDeletionReturnAct,
} from './transfer-file.act.ts'

/** From the outcome that both write down to the file that follows the pupil (policy 4.9 to 4.14). */
export const removalsRoutes: readonly Route[] = [
  ...removalRoutes,
  ...[
    jointOutcomeAct,
    makeTransferFileAct,
    recordUploadAct,
    recordRejectionAct,
    resendTransferFileAct,
    recordNotifiedAct,
    recordCollectionAct,
    recordClearedAct,
    sendDeletionReturnAct,
  ].flatMap(actRoutes),
]

export {
  type DestinationReading,
  destinationInReturn,
  readDestination,
  schoolsToChoose,
  statusInWords,
} from './destination-form.ts'
export { homeInReturn } from './home-in-return.ts'
export { leaverWording } from './leaver-wording.ts'
export { LEAVING_FACT } from './leaving-said.ts'
export { DESTINATION_NAMES, destinationFields } from './removal-fields.ts'

import { displayDateShort } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { addMonths } from '../../domain/deadline/count-deadline.ts'
import { OUTSIDE_MAINTAINED_SECTOR } from '../../exchange/ctf/destination-for.ts'

/** Where a transfer file stands between the school that leaves and the one that receives (policy 4.12, 4.13). */
export const FILE_STATES = [
  'to-make',
  'to-upload',
  'uploaded',
  'notified',
  'uncollected',
  're-sent',
  'rejected',
  'cleared',
  'collected',
] as const

export type FileState = (typeof FILE_STATES)[number]

/** What waits for somebody: the view without a choice. */
export const OPEN_FILE_STATES: readonly FileState[] = [
  'to-make',
  'to-upload',
  'uploaded',
  'notified',
  'uncollected',
  're-sent',
  'rejected',
  'cleared',
]

const STATES: Readonly<Record<FileState, string>> = {
  'to-make': 'To make',
  'to-upload': 'To upload',
  uploaded: 'Uploaded',
  notified: 'New school notified',
  uncollected: 'Not collected',
  're-sent': 'Sent again',
  rejected: 'Rejected',
  cleared: 'Cleared from s2s',
  collected: 'Collected',
}

export function fileStateWords(state: FileState): string {
  return STATES[state]
}

/** What a line says of a file, as far as words follow from it. */
export interface StandingFacts {
  readonly state: FileState
  /** Goes to the Lost Pupils Database, where nobody collects it until somebody searches. */
  readonly lost: boolean
  readonly code: string | null
  readonly trueStatus: string | null
  readonly since: PlainDate
}

/** Who has to act, and what. */
export function whoActsWords({ state, lost }: StandingFacts): string {
  switch (state) {
    case 'to-make':
      return 'The school: make the file'
    case 'to-upload':
      return 'The school: upload it to s2s'
    case 'rejected':
      return 'The school: send it again'
    case 'cleared':
      return lost ? 'Nobody' : 'The school: send it again'
    case 'uncollected':
      return 'The school: ask the new school; then the CME team'
    case 'collected':
      return 'Nobody'
    default:
      return lost ? 'Nobody, until a school asks for a search' : 'The new school: collect it'
  }
}

/** The code that was sent, and what is true of the child where the code does not say it (policy 4.12). */
export function codeWords({ code, trueStatus }: StandingFacts): string {
  const true_ = trueStatus === null ? '' : `True status: ${trueStatus}`
  if (code === null) return true_
  const differs = code === OUTSIDE_MAINTAINED_SECTOR && trueStatus === 'Unknown'
  return [`Code sent: ${code}`, differs ? `${true_}; the code does not change it` : true_]
    .filter((part) => part !== '')
    .join('. ')
}

/** When s2s is expected to clear a file that nobody collects. */
export function clearedAboutWords(
  { state, lost, since }: StandingFacts,
  clearedAfterMonths: number | undefined,
): string | undefined {
  const waits = ['uploaded', 'notified', 'uncollected', 're-sent'].includes(state)
  if (!waits || lost || clearedAfterMonths === undefined) return undefined
  return `s2s clears it about ${displayDateShort(addMonths(since, clearedAfterMonths))}`
}

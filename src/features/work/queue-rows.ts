import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { isActionOfState } from '../../domain/case/available-actions.ts'
import { ACTIONS, type CaseAction } from '../../domain/case/case-actions.ts'
import { isStateId, stateOf } from '../../domain/case/process-states.ts'
import type { SignedIn } from '../../platform/auth/asker.ts'
import { ROLES, type Role } from '../../platform/auth/roles.ts'
import { type Doors, listName, matterPaths } from '../cases/index.ts'
import { becauseWords } from '../deadlines/index.ts'
import type { QueueItem } from './queue.store.ts'
import { familyWords, whyNow } from './why-now.ts'

export interface Viewer {
  readonly by: Pick<SignedIn, 'role' | 'accountId' | 'schoolUrn'>
  readonly today: PlainDate
  readonly doors: Doors
}

/** A row of a queue: due, child, why now, stage and the one action. */
export function queueRow(item: QueueItem, viewer: Viewer) {
  const family = familyWords(item)
  return {
    id: item.id,
    due: { due: item.dueOn, whyHref: matterPaths.why(item.id), what: item.label },
    child: { href: matterPaths.matter(item.matterId), text: listName(item) },
    redLane: item.lane === 'red',
    ...(family === undefined ? {} : { family }),
    why: whyNow(item, viewer.today),
    stage: stageWords(item.state),
    ...stageNote(item, viewer),
    action: actionOf(item, viewer),
  }
}

// Whose it is, where it is not one's own.
function stageNote(item: QueueItem, { by }: Viewer): { readonly stageNote?: string } {
  if (item.matterOwnerName === null || item.ownerAccountId === null) return {}
  if (item.ownerAccountId === by.accountId) return {}
  const deputy = item.deputyAccountId === by.accountId
  return { stageNote: `${deputy ? 'Deputy for' : 'Owner'} ${item.matterOwnerName}` }
}

/** The same as a task of a school's home. */
export function taskRow(item: QueueItem, viewer: Viewer) {
  const name = `${item.givenName} ${item.familyName}`
  const question = item.kind.startsWith('answer:')
  return {
    id: item.id,
    due: { due: item.dueOn, whyHref: matterPaths.why(item.id), what: item.label },
    title: question ? `Answer a question about ${name}` : `${item.label}: ${name}`,
    text: `${ended(whyNow(item, viewer.today))} ${becauseWords(item)}.`,
    action: { ...actionOf(item, viewer), about: name },
  }
}

/** Where the row leads: the act that meets the date, or the page of the matter where somebody else has to act. */
export function actionOf(
  item: QueueItem,
  { doors, by }: Viewer,
): { readonly href: string; readonly text: string } {
  if (item.action === 'supply-dates') {
    const own = doors.pageHref('/schools/:schoolUrn/calendar', by.role)
    const href =
      own === undefined || by.schoolUrn === null
        ? doors.pageHref('/calendars', by.role)
        : own.replace(':schoolUrn', String(by.schoolUrn))
    return href === undefined ? open(item) : { href, text: 'Add the dates' }
  }
  const href = canBeDone(item, by.role) ? doors.actionHref(item.action, item.matterId, by.role) : undefined
  return href === undefined ? open(item) : { href, text: ACTIONS[item.action as CaseAction].label }
}

// A date may outlast the stage in which its act is possible, and its act may be another side's.
function canBeDone({ action, state }: QueueItem, role: Role): boolean {
  if (!isStateId(state) || !isActionOfState(state, action)) return false
  const shape: { readonly sides: readonly string[] } = ACTIONS[action as CaseAction]
  return shape.sides.includes(ROLES[role].side)
}

function open(item: QueueItem) {
  return { href: matterPaths.matter(item.matterId), text: 'Open' }
}

export function stageWords(state: string): string {
  return isStateId(state) ? stateOf(state).label : state
}

const NUMBERS = [
  'Nothing',
  'One thing',
  'Two things',
  'Three things',
  'Four things',
  'Five things',
  'Six things',
  'Seven things',
  'Eight things',
  'Nine things',
  'Ten things',
]

/** "Three things to do". */
export function thingsToDo(count: number): string {
  return `${NUMBERS[count] ?? `${count} things`} to do`
}

const ended = (sentence: string) => (/[.?]”?$/.test(sentence) ? sentence : `${sentence}.`)

import { countSchoolDays } from '../../domain/calendar/count-school-days.ts'
import { displayDate } from '../../domain/calendar/display-date.ts'
import { addDays } from '../../domain/calendar/plain-date.ts'
import { foldMatter } from '../../domain/case/fold-matter.ts'
import type { Step } from '../../domain/case/matter-state.ts'
import { TRANSITIONS } from '../../domain/case/process.ts'
import { type MatterKind, type StateId, stateOf } from '../../domain/case/process-states.ts'
import { may } from '../../platform/auth/roles.ts'
import {
  enquiryStanding,
  type FamilyView,
  findMatter,
  getPackOf,
  listEvents,
  loadFamily,
  matterPaths,
} from '../cases/index.ts'
import { type Flag, listFlags } from '../children/index.ts'
import { becauseWords, whenWords } from '../deadlines/index.ts'
import { type LostPupilSearch, listSearchesOfMatter } from '../lost-pupils/index.ts'
import { listReportsOfCase } from '../received-reports/index.ts'
import { calendarFor } from '../schools/index.ts'
import { type CheckMade, checksMade, checksNotAsked } from './checks-made.ts'
import { type MatterView, mainAct, openDeadlines } from './matter-view.ts'

export interface DoNext {
  readonly title: string
  readonly text: string
  readonly action: { readonly href: string; readonly text: string } | undefined
}

/** Everything that the page of an authority's case or of a home education record shows. */
export interface CaseView extends MatterView {
  /** Searches of the Lost Pupils Database for this case. */
  readonly searches: readonly LostPupilSearch[]
  readonly doNext: DoNext | undefined
  readonly checks: readonly CheckMade[]
  /** While the child is looked for: whom one could still ask. */
  readonly notAsked: ReturnType<typeof checksNotAsked>
  readonly family: FamilyView
  readonly flags: readonly Flag[]
  /** What people told us that led here; empty for all but the CME team. */
  readonly reports: Awaited<ReturnType<typeof listReportsOfCase>>
  readonly walked: readonly StateId[]
  /** "for 13 school days". */
  readonly since: string
  readonly enquiry: { readonly text: string; readonly href: string } | undefined
}

export async function loadCaseView(view: MatterView): Promise<CaseView> {
  const { deps, trx, matter, child, events, state, today } = view
  const rules = deps.packs.rulesAt(matter.openedOn, await getPackOf(trx, matter.laId))
  const origin = await loadOrigin(view)
  return {
    ...view,
    doNext: doNext(view),
    checks: checksMade(events, rules.enquiryChecks(), today),
    notAsked: LOOKING.has(state.state)
      ? checksNotAsked(events, rules.enquiryChecks(), origin?.standing)
      : { always: [], sometimes: [] },
    family: await loadFamily(trx, child, today),
    searches: may(view.by.role, 'work-lost-pupils') ? await listSearchesOfMatter(trx, matter.id) : [],
    flags: await listFlags(trx, child.id),
    reports: await listReportsOfCase(trx, matter.id),
    walked: [...(origin?.walked ?? []), ...state.path.slice(0, -1).map((step) => step.state)],
    since: await sinceWords(view),
    enquiry: origin?.link,
  }
}

const LOOKING: ReadonlySet<StateId> = new Set(['L0', 'L1', 'L2', 'L7'])

/** What to do first: the earliest date of this side, or of whoever is waited for. */
function doNext(view: MatterView): DoNext | undefined {
  if (!view.state.open) return undefined
  const open = openDeadlines(view)
  const own = open.find((row) => row.side === view.by.side) ?? open[0]
  if (own === undefined) {
    const act = mainAct(view)
    return (
      act && {
        title: act.label,
        text: 'Nothing has a date at present.',
        action: { href: act.href, text: act.label },
      }
    )
  }
  const act =
    view.acts.find((each) => each.action === own.action) ??
    (own.side === view.by.side ? mainAct(view) : undefined)
  return {
    title: `${own.label}: ${whenWords(own.dueOn, view.today)}`,
    text: `${becauseWords(own)}.`,
    action: act && { href: act.href, text: act.label },
  }
}

/** The thread from which this one came, where this person may see it. */
async function loadOrigin({ deps, trx, matter, child }: MatterView) {
  const from = matter.openedFrom === null ? undefined : await findMatter(trx, matter.openedFrom)
  if (from === undefined) return undefined
  const events = await listEvents(trx, from.id)
  const state = foldMatter(from.kind, events)
  const text =
    from.kind === 'school-enquiry'
      ? `The school’s enquiry ${from.reference}`
      : `The matter it came from, ${from.reference}`
  return {
    walked: wayUpTo(state.path, matter.kind),
    link: { text, href: matterPaths.matter(from.id) },
    ...(from.kind === 'school-enquiry'
      ? { standing: await enquiryStanding(deps, trx, { matter: from, child, events, state }) }
      : {}),
  }
}

// The way up to the hand-over; what the other thread did afterwards is its own.
function wayUpTo(path: readonly Step[], kind: MatterKind): readonly StateId[] {
  const opens = (id: Step['by']) =>
    TRANSITIONS.find((row) => row.id === id)?.next.some(
      (next) => next.thread === 'opens' && stateOf(next.to).matter === kind,
    ) === true
  const handedOver = path.findIndex((step) => opens(step.by))
  return (handedOver < 0 ? path : path.slice(0, handedOver)).map((step) => step.state)
}

async function sinceWords({ trx, matter, state, today }: MatterView): Promise<string> {
  const calendar = await calendarFor(trx, { laId: matter.laId, schoolUrn: null })
  const counted = calendar.ok
    ? countSchoolDays(calendar.value.calendar, addDays(state.since, 1), today)
    : calendar
  if (!counted.ok) return `since ${displayDate(state.since)}`
  const { count } = counted.value
  return count === 0
    ? `since ${displayDate(state.since)}`
    : `for ${count} school day${count === 1 ? '' : 's'}`
}

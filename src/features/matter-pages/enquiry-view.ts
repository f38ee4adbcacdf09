import { displayDateShort, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { isStateId, stateOf } from '../../domain/case/process-states.ts'
import type { CheckStanding } from '../../domain/enquiry/enquiries-are-complete.ts'
import {
  type CaseStanding,
  type Doors,
  enquiryStanding,
  findCaseOpenedFrom,
  findStandingOfCase,
  matterPaths,
} from '../cases/index.ts'
import { type EnquiryClock, enquiryClock } from './clock-of-enquiry.ts'
import { type MatterView, mainAct } from './matter-view.ts'
import { type NextStep, whatHappensNext } from './what-happens-next.ts'
import { type TriedLine, whatWasTried } from './what-was-tried.ts'

export interface CheckLine {
  readonly label: string
  readonly state: 'done' | 'partly' | 'not-done' | 'not-needed'
  readonly note: string
  readonly action?: { readonly href: string; readonly text: string; readonly about: string }
}

/** Everything that the page of a school's enquiry shows. */
export interface EnquiryView extends MatterView {
  readonly heading: string
  readonly lead: string
  readonly clock: EnquiryClock | undefined
  readonly tried: readonly TriedLine[]
  readonly checks: readonly CheckLine[]
  readonly checksSummary: string
  readonly next: readonly NextStep[]
  readonly main: MatterView['acts'][number] | undefined
  /** Where the authority's own case stands: a line for the school, a link for the authority. */
  /** Where the school reads which conditions of a removal are met, from the referral on. */
  readonly removalHref: string | undefined
  readonly authorityCase: { readonly text: string; readonly href?: string } | undefined
}

const BEFORE_REMOVAL: ReadonlySet<string> = new Set(['Q5', 'Q5a', 'Q6', 'Q7'])

export async function loadEnquiryView(view: MatterView, doors: Doors): Promise<EnquiryView> {
  const { deps, trx, by, matter, events, deadlines, today } = view
  const standing = await enquiryStanding(deps, trx, view)
  const clock = enquiryClock(deadlines, today)
  const known = standing.checks.map(({ check }) => check)
  return {
    ...view,
    heading: headingOf(view),
    lead: leadOf(view, clock),
    clock,
    tried: whatWasTried(events, known, deadlines),
    checks: standing.checks
      .filter(({ check }) => by.side === 'authority' || check.by !== 'authority')
      .map((each) => checkLine(view, each)),
    checksSummary: checksSummary(view, standing),
    next: whatHappensNext(view),
    main: mainAct(view),
    removalHref:
      BEFORE_REMOVAL.has(view.state.state) && view.state.open
        ? doors.actionHref('decide-removal', matter.id, by.role)
        : undefined,
    authorityCase: await authorityCase(view, matter.id),
  }
}

function headingOf({ child, state }: MatterView): string {
  const name = child.givenName
  if (['Q6', 'Q7'].includes(state.state)) return `Can ${name}’s name be removed?`
  if (['Q8', 'Q9'].includes(state.state))
    return state.open ? `Sending ${name}’s file` : `${name}’s file has gone; this enquiry has ended`
  return state.open ? `Finding out where ${name} is` : `The enquiry about ${name} has ended`
}

function leadOf({ state, child }: MatterView, clock: EnquiryClock | undefined): string {
  const count =
    clock === undefined || !state.open
      ? ''
      : clock.over
        ? `${clock.headline}. `
        : `Day ${clock.day} of ${clock.of}. `
  const looking = ['Q0', 'Q1', 'Q2', 'Q3', 'Q4'].includes(state.state) && state.open
  return `${count}${looking ? `Nobody has yet said where ${child.givenName} is being taught.` : stateOf(state.state).meaning}`
}

function checkLine(view: MatterView, { check, status, why }: CheckStanding): CheckLine {
  const record = view.acts.find((act) => act.action === 'record-enquiry')
  const own = check.by === view.by.side
  const open = status !== 'done' && status !== 'not-needed'
  return {
    label: check.label,
    state:
      status === 'partly-done' || status === 'waiting'
        ? 'partly'
        : status === 'not-known-whether-needed'
          ? 'not-done'
          : status,
    note: noteOf(view, check.id, why),
    ...(record && own && open
      ? { action: { href: `${record.href}?check=${check.id}`, text: 'Record', about: check.label } }
      : {}),
  }
}

function noteOf({ deadlines, state }: MatterView, check: string, why: string): string {
  const answer = deadlines.find((row) => row.kind === 'admissions-answer' && row.status === 'open')
  const visit = deadlines.find((row) => row.kind === 'team-visit' && row.status === 'open')
  if (check === 'admissions-team' && answer) return `Asked, answer due ${displayDateShort(answer.dueOn)}`
  if (check === 'home-visit' && visit) return `Visit due ${displayDateShort(visit.dueOn)}`
  if (check === 'home-visit' && state.route === 'R1' && state.admissions.answeredOn === null)
    return 'After the Admissions answer'
  return why
}

function checksSummary(
  { child, by }: MatterView,
  standing: Awaited<ReturnType<typeof enquiryStanding>>,
): string {
  const { school, authority } = standing
  const theirs = by.side === 'authority' ? ` The authority’s: ${authority.done} of ${authority.needed}.` : ''
  return `${school.done} of ${school.needed} done.${theirs} ${child.givenName}’s name cannot be removed until these are done by school and authority together.`
}

async function authorityCase(
  { trx, by, today }: MatterView,
  enquiryId: string,
): Promise<EnquiryView['authorityCase']> {
  if (by.side === 'authority') {
    const matter = await findCaseOpenedFrom(trx, enquiryId)
    if (matter === undefined || !isStateId(matter.state)) return undefined
    return {
      text: `The authority’s case ${matter.reference}: ${stateOf(matter.state).label}`,
      href: matterPaths.matter(matter.id),
    }
  }
  const standing = await findStandingOfCase(trx, enquiryId)
  return standing === undefined ? undefined : { text: standingWords(standing, today) }
}

/** What a school is told of the authority's case: where it stands, since when and until when, nothing of its content. */
export function standingWords(
  { state, since, open, ownerName, nextDueOn }: CaseStanding,
  today: PlainDate,
): string {
  const label = isStateId(state) ? stateOf(state).label : state
  const parts = [`The authority’s case stands at “${label}” since ${displayDateWithWeekday(since)}`]
  if (!open) return `${parts[0]} and is closed.`
  if (ownerName !== null) parts.push(`${ownerName} of the CME team owns it`)
  if (nextDueOn !== null)
    parts.push(
      `the next step ${nextDueOn < today ? 'was' : 'is'} due on ${displayDateWithWeekday(nextDueOn)}`,
    )
  return `${parts.join('; ')}.`
}

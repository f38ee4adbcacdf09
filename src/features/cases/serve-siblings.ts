import { availableActions } from '../../domain/case/available-actions.ts'
import { isStateId, stateOf } from '../../domain/case/process-states.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { may } from '../../platform/auth/roles.ts'
import { homesOn, listSiblings, type SameHome, sameHome } from '../children/index.ts'
import type { Form } from '../slice.ts'
import type { Act, ActContext, Field, MatterInHand } from './act.ts'
import { kindWords } from './load-family.ts'
import { loadMatter } from './load-matter.ts'
import { type NewEvent, recordEvents } from './record-events.ts'
import { listOpenMattersOf } from './sibling-matters.store.ts'

/** The field of the form in which brothers and sisters are ticked. */
export const ALSO_FOR = 'alsoFor'

interface SiblingMatter {
  readonly inHand: MatterInHand
  readonly home: SameHome
  /** Written as a line of the school's ledger, where the act itself is not one of this thread's. */
  readonly asLine: boolean
}

/**
 * The open threads of brothers and sisters on which the same act can be recorded now: the act itself, or for a check of
 * the authority a line of a school's ledger. A school's enquiry that has led to a case hears through its case.
 */
async function siblingMatters(act: Act, context: ActContext): Promise<readonly SiblingMatter[]> {
  const { trx, child, by, today } = context
  const siblings = await listSiblings(trx, child)
  const ids = siblings.map(({ id }) => id)
  const homes = await homesOn(trx, [child.id, ...ids], today)
  const found: SiblingMatter[] = []
  for (const { id, childId } of await listOpenMattersOf(trx, ids)) {
    const inHand = await loadMatter(trx, id)
    const possible = new Set(
      by.side === 'none' ? [] : availableActions(inHand.state, by.side).map(({ action }) => action),
    )
    const asLine = !possible.has(act.action) && LINES.has(act.action) && possible.has('record-enquiry')
    if (possible.has(act.action) || asLine)
      found.push({ inHand, asLine, home: sameHome(homes.get(child.id), homes.get(childId)) })
  }
  const throughCase = new Set(found.map(({ inHand }) => inHand.matter.openedFrom))
  return found.filter(({ inHand, asLine }) => !asLine || !throughCase.has(inHand.matter.id))
}

const LINES: ReadonlySet<string> = new Set(['request-check', 'record-answer'])

const HOME = {
  same: 'same home',
  other: 'another home',
  'not-known': 'not known whether the same home',
} as const

/** The question that lets one action serve the family; none where no brother or sister is looked for. */
export async function alsoForField(act: Act, context: ActContext): Promise<Field | undefined> {
  if (!act.servesSiblings) return undefined
  const matters = await siblingMatters(act, context)
  if (matters.length === 0) return undefined
  return {
    kind: 'checkboxes',
    name: ALSO_FOR,
    label: 'Was this for brothers and sisters too?',
    hint: 'Tick each one of whom it is as true. It is written on each record and shown to each school, and what was told is logged once for each child',
    choices: matters.map(({ inHand: { matter, child }, home }) => ({
      value: matter.id,
      text: `${child.givenName}: ${kindWords(matter.kind)} ${matter.reference}`,
      hint: `${isStateId(matter.state) ? stateOf(matter.state).label : matter.state}; ${HOME[home]}`,
    })),
  }
}

/**
 * Writes the same act on the threads that were ticked, in the caller's transaction: each one's permission asked, each
 * with its own audit line, its own deadlines and its own disclosures.
 *
 * @refuses  SIBLING_NOT_OPEN when a ticked thread is no longer one of those offered; nothing at all is then written
 */
export async function serveSiblings(
  act: Act,
  context: ActContext,
  form: Form,
  news: readonly NewEvent[],
): Promise<Result<readonly string[]>> {
  const ticked = act.servesSiblings ? form.all(ALSO_FOR).filter((each) => each !== '') : []
  if (ticked.length === 0) return ok([])
  const { deps, trx, by, matter } = context
  const offered = await siblingMatters(act, context)
  const about: string[] = []
  for (const id of new Set(ticked)) {
    const sibling = offered.find(({ inHand }) => inHand.matter.id === id)
    if (sibling === undefined || !may(by.role, act.permission))
      return refuse({
        code: 'SIBLING_NOT_OPEN',
        message:
          'One of the brothers and sisters you ticked can no longer be written to: the record ended or moved on. Nothing was recorded. Open the form again and tick those who are still there.',
      })
    const { inHand, asLine } = sibling
    const events = news.flatMap((event) =>
      asLine ? asLedgerLine(event, context.today) : forSibling(event, matter.reference),
    )
    const recorded = await recordEvents(deps, trx, by, id, events)
    if (!recorded.ok) return recorded
    const after = await act.after?.({ ...context, ...inHand }, recorded.value, news)
    if (after && !after.ok) return after
    about.push(id, inHand.child.id)
    await recordAudit(trx, by, deps.clock.now(), {
      action: act.action,
      recordType: 'matter',
      recordIds: [id, inHand.child.id],
      outcome: 'done',
      why: 'one action for the family',
    })
  }
  return ok(about)
}

/** As it was, without what belongs to the first child alone, and with where it was done. */
function forSibling(event: NewEvent, reference: string): readonly NewEvent[] {
  const note = `One action for the family, recorded on ${reference}.`
  switch (event.kind) {
    case 'check-requested':
    case 'check-answered':
      return [{ ...event, facts: { ...event.facts, note: joined(event.facts.note, note) } } as NewEvent]
    case 'enquiry-recorded': {
      const { about: _about, ...facts } = event.facts
      return [{ ...event, facts: { ...facts, note: joined(facts.note, note) } }]
    }
    case 'visit-recorded':
      return [{ ...event, facts: { ...event.facts, note: joined(event.facts.note, note) } }]
    default:
      return [event]
  }
}

/** What the authority asked or heard, as the school may see it: whom and what kind of answer, not what was found. */
function asLedgerLine(event: NewEvent, today: ActContext['today']): readonly NewEvent[] {
  if (event.kind !== 'check-requested' && event.kind !== 'check-answered') return []
  const { check } = event.facts
  return [
    {
      kind: 'enquiry-recorded',
      ...(event.happenedOn ? { happenedOn: event.happenedOn } : {}),
      facts: {
        check,
        method: 'authority check',
        who: event.kind === 'check-requested' ? event.facts.asked : 'the authority’s partner',
        result: event.kind === 'check-requested' ? 'waiting' : event.facts.result,
        triedOn: event.happenedOn ?? today,
      },
    },
  ]
}

function joined(note: string | undefined, more: string): string {
  return [note, more].filter(Boolean).join(' ')
}

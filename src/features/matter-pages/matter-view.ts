import { ok } from '../../domain/result.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import type { Rules } from '../../rules/rules-on-day.ts'
import {
  type ActContext,
  actsOpenTo,
  type CaseOfSibling,
  contextOf,
  type Doors,
  listCasesOfSiblings,
  namesOf,
  type OpenAct,
} from '../cases/index.ts'
import { findAddress } from '../children/index.ts'
import { type DeadlineRow, listDeadlinesOfMatter } from '../deadlines/index.ts'
import { findSchool, type School } from '../schools/index.ts'
import type { Ask } from '../slice.ts'

/** A matter with what every page about it shows: what is due, who owns it, and what this person may record. */
export interface MatterView extends ActContext {
  /** Met and open, in the order in which they fall due; what no longer has to be met is left out. */
  readonly deadlines: readonly DeadlineRow[]
  readonly names: ReadonlyMap<string, string>
  readonly school: School | undefined
  /** What the authority calls those who visit. */
  readonly teamName: string
  /** What the pack calls reasons, risks and groups, by id. */
  readonly labels: ReadonlyMap<string, string>
  readonly acts: readonly OpenAct[]
  /** Known only to those who may read the address; for others nothing tells. */
  readonly addressProtected: boolean
  /** Said on the enquiry and on the case: the family is looked for already. */
  readonly casesOfSiblings: readonly CaseOfSibling[]
}

export async function loadMatterView(ask: Ask, doors: Doors): Promise<MatterView> {
  const context = await contextOf(ask)
  const { matter, state, trx, by } = context
  const deadlines = (await listDeadlinesOfMatter(trx, matter.id)).filter((row) => row.status !== 'dropped')
  const rules = ask.deps.packs.rulesAt(matter.openedOn, by.pack)
  const teamName = rules.name('investigating-team')
  return {
    ...context,
    deadlines,
    names: await namesOf(trx, [
      matter.ownerAccountId,
      matter.deputyAccountId,
      ...deadlines.map((row) => row.ownerAccountId),
    ]),
    school: await schoolOf(trx, matter.schoolUrn),
    teamName: teamName.ok ? teamName.value.value : 'investigating team',
    labels: labelsOf(rules),
    acts: actsOpenTo(doors, by, { id: matter.id, state }),
    casesOfSiblings: state.open ? await listCasesOfSiblings(trx, matter.childId) : [],
    addressProtected: (await findAddress(trx, matter.childId))?.protected === true,
  }
}

function labelsOf(rules: Rules): ReadonlyMap<string, string> {
  const cases = rules.caseHandling()
  const lists = [rules.riskPoints(), rules.groups(), cases.ok ? ok(cases.value.redLaneReasons) : cases]
  return new Map(
    lists.flatMap((list) =>
      list.ok ? list.value.value.map(({ id, label }): [string, string] => [id, label]) : [],
    ),
  )
}

async function schoolOf(trx: ReadTrx, urn: number | null): Promise<School | undefined> {
  return urn === null ? undefined : findSchool(trx, urn)
}

/** What is still to be met. */
export function openDeadlines(view: Pick<MatterView, 'deadlines'>): readonly DeadlineRow[] {
  return view.deadlines.filter((row) => row.status === 'open')
}

/**
 * The one thing to do now: what this side is asked for by the first date, where the person may record it; otherwise
 * what the process expects most.
 */
export function mainAct(view: MatterView): OpenAct | undefined {
  const own = openDeadlines(view).filter((row) => row.side === view.by.side && row.dueOn <= view.today)
  for (const row of own) {
    const act = view.acts.find((each) => each.action === row.action)
    if (act) return act
  }
  return view.acts.find((act) => !act.always && !(act.action === 'sign-joint-outcome' && hasSigned(view)))
}

/** This side’s outcome may be written anew, but is no longer what is expected of it. */
function hasSigned({ by, state }: Pick<MatterView, 'by' | 'state'>): boolean {
  return state.signatures[by.side === 'school' ? 'school' : 'authority'] !== null
}

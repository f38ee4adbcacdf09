import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { isStateId, stateOf } from '../../domain/case/process-states.ts'
import { FIELD_CLASSES } from '../../platform/auth/field-classes.ts'
import type { Role } from '../../platform/auth/roles.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import {
  type FamilyView,
  kindWords,
  listMattersOfChild,
  loadFamily,
  type Matter,
  matterPaths,
} from '../cases/index.ts'
import {
  type Address,
  type Child,
  type ChildFact,
  type Flag,
  findAddress,
  getChild,
  listEntriesOfChild,
  listFacts,
  listFlags,
  type RegisterEntry,
} from '../children/index.ts'

/** A child's record: what is held, from whom, and the work on it. */
export interface ChildView {
  readonly child: Child
  readonly family: FamilyView
  readonly address: Address | undefined
  readonly entries: readonly RegisterEntry[]
  readonly flags: readonly Flag[]
  readonly facts: readonly ChildFact[]
  readonly matters: readonly Matter[]
}

/** What this role may see of it: who corrects numbers and imports files needs neither the address nor the telephone. */
export async function loadChildView(
  trx: ReadTrx,
  childId: string,
  today: PlainDate,
  role: Role,
): Promise<ChildView> {
  const child = await getChild(trx, childId)
  const family = await loadFamily(trx, child, today)
  const contacts = (FIELD_CLASSES.contact.roles as readonly Role[]).includes(role)
  return {
    child,
    family: contacts ? family : { ...family, contacts: [] },
    address: contacts ? await findAddress(trx, childId) : undefined,
    entries: await listEntriesOfChild(trx, childId),
    flags: await listFlags(trx, childId),
    facts: await listFacts(trx, childId),
    matters: await listMattersOfChild(trx, childId),
  }
}

/** A matter in one line: what it is and where it stands. */
export function matterWords(matter: Pick<Matter, 'id' | 'kind' | 'state' | 'reference' | 'open'>) {
  const state = isStateId(matter.state) ? stateOf(matter.state).label : matter.state
  return {
    text: `${kindWords(matter.kind)} ${matter.reference}`,
    where: matter.open ? state : `${state}, ended`,
    href: matterPaths.matter(matter.id),
  }
}

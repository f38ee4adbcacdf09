import type { Deadline } from '../../domain/deadline/deadline.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'
import {
  type DeadlineRow,
  insertDeadlines,
  listDeadlinesOfMatter,
  updateDeadline,
} from './deadlines.store.ts'

export interface HoldOptions {
  readonly at: Date
  /** The organisation of each side of the matter. */
  readonly organisations: ReadonlyMap<string, string>
  readonly ownerOf: (side: string) => string | null
}

/** Makes the rows of a matter say what was worked out: adds, rewrites, and drops what no longer has to be met. */
export async function holdDeadlines(
  trx: Trx,
  matter: { readonly id: string; readonly laId: number; readonly childId: string },
  deadlines: readonly Deadline[],
  options: HoldOptions,
): Promise<void> {
  const held = new Map((await listDeadlinesOfMatter(trx, matter.id)).map((row) => [keyOf(row), row]))
  const fresh: DeadlineRow[] = []
  for (const deadline of deadlines) {
    const before = held.get(keyOf(deadline))
    held.delete(keyOf(deadline))
    const row = rowOf(matter, deadline, options, before?.id ?? newId(options.at))
    if (before === undefined) fresh.push(row)
    else if (differs(before, row)) await updateDeadline(trx, row)
  }
  for (const gone of held.values())
    if (gone.status === 'open') await updateDeadline(trx, { ...gone, status: 'dropped' })
  await insertDeadlines(trx, matter.laId, fresh, options.at)
}

function keyOf(deadline: Pick<DeadlineRow, 'kind' | 'fromOn'>): string {
  return `${deadline.kind} ${deadline.fromOn}`
}

function differs(a: DeadlineRow, b: DeadlineRow): boolean {
  return (
    a.dueOn !== b.dueOn ||
    a.status !== b.status ||
    a.metOn !== b.metOn ||
    a.organisationId !== b.organisationId ||
    a.ownerAccountId !== b.ownerAccountId ||
    a.packEdition !== b.packEdition ||
    a.calendarEdition !== b.calendarEdition ||
    a.label !== b.label ||
    a.action !== b.action
  )
}

function rowOf(
  matter: { readonly id: string; readonly childId: string },
  deadline: Deadline,
  options: HoldOptions,
  id: string,
): DeadlineRow {
  const { side } = deadline.whoActs
  return {
    id,
    matterId: matter.id,
    childId: matter.childId,
    kind: deadline.kind,
    label: deadline.label,
    action: deadline.action,
    dueOn: deadline.dueOn,
    fromOn: deadline.fromOn,
    count: deadline.count,
    unit: deadline.unit,
    firstDay: deadline.firstDay,
    because: deadline.because,
    skipped: deadline.skipped,
    side,
    organisationId: options.organisations.get(side) ?? null,
    ownerAccountId: options.ownerOf(side),
    status: deadline.met ? 'met' : 'open',
    metOn: deadline.metOn,
    packEdition: deadline.packEdition,
    calendarEdition: deadline.calendarEdition,
  }
}

import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { MatterEvent } from '../../domain/case/matter-event.ts'
import { type CompulsorySchoolAge, compulsorySchoolAge } from '../../domain/child/compulsory-school-age.ts'
import { type EducationOnDay, educationOn } from '../../domain/education/education-on.ts'
import { FIELD_CLASSES } from '../../platform/auth/field-classes.ts'
import type { Role } from '../../platform/auth/roles.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import { listEvents, listMattersOfChild, type Matter } from '../cases/index.ts'
import type { Child } from '../children/index.ts'
import type { Ask } from '../slice.ts'
import {
  type KnownProvision,
  type KnownRegistration,
  listProvisions,
  listRegistrations,
} from './education-facts.store.ts'

/** All that is held of a child’s education, each with the moment at which it was written down. */
export interface HeldEducation {
  readonly schoolAge: CompulsorySchoolAge
  readonly registrations: readonly KnownRegistration[]
  readonly provisions: readonly KnownProvision[]
  readonly threads: readonly { readonly matter: Matter; readonly events: readonly MatterEvent[] }[]
}

/**
 * What this person may see of it; undefined where no rule says when school age begins for such a birthday. Who may not
 * see what happened on a matter is told nothing out of one, neither its words nor what follows from them.
 */
export async function loadEducation(
  { deps, trx, by, today }: Pick<Ask, 'deps' | 'by' | 'today'> & { readonly trx: ReadTrx },
  child: Pick<Child, 'id' | 'bornOn'>,
): Promise<HeldEducation | undefined> {
  const rules = deps.packs.rulesAt(today, by.pack).compulsorySchoolAge()
  const schoolAge = rules.ok ? compulsorySchoolAge(child.bornOn, rules.value.value) : rules
  if (!schoolAge.ok) return undefined
  const threads = []
  if ((FIELD_CLASSES.history.roles as readonly Role[]).includes(by.role))
    for (const matter of await listMattersOfChild(trx, child.id))
      threads.push({ matter, events: await listEvents(trx, matter.id) })
  return {
    schoolAge: schoolAge.value,
    registrations: await listRegistrations(trx, child.id),
    provisions: await listProvisions(trx, child.id),
    threads,
  }
}

/** How the child was educated on a day, as it was known at an instant: two times, each free of the other. */
export function educationAsKnown(held: HeldEducation, day: PlainDate, knownAt: Date): EducationOnDay {
  const known = (recordedAt: Date | string | undefined) =>
    recordedAt !== undefined && new Date(recordedAt) <= knownAt
  return educationOn(
    {
      schoolAge: held.schoolAge,
      registrations: held.registrations
        .filter(({ recordedAt }) => known(recordedAt))
        .map(({ endRecordedAt, ...entry }) => ({
          ...entry,
          endedOn: known(endRecordedAt) ? entry.endedOn : null,
          says: { who: entry.source, recordedAt: entry.recordedAt.toISOString() },
        })),
      provisions: notCorrected(held.provisions.filter(({ recordedAt }) => known(recordedAt))),
      threads: held.threads.map(({ matter, events }) => ({
        kind: matter.kind,
        events: events.filter(({ recordedAt }) => known(recordedAt)),
      })),
    },
    day,
  )
}

function notCorrected(provisions: readonly KnownProvision[]): readonly KnownProvision[] {
  const corrected = new Set(provisions.map(({ corrects }) => corrects))
  return provisions.filter(({ id }) => !corrected.has(id))
}

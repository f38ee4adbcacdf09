import type { PlainDate } from '../calendar/plain-date.ts'
import type { MatterEvent } from '../case/matter-event.ts'
import type { MatterKind } from '../case/process-states.ts'
import type { CompulsorySchoolAge } from '../child/compulsory-school-age.ts'
import type { EducationStatus } from './education-status.ts'

/** Who said something and when it was written down. */
export interface Saying {
  readonly who: string
  readonly recordedAt: string
}

/** A line of an admission register. `endedOn` is the first day on which the name is no longer on it. */
export interface Registration {
  readonly school: string
  readonly sector: 'state' | 'independent' | 'alternative'
  readonly startingOn: PlainDate
  readonly endedOn: PlainDate | null
  readonly says: Saying
}

/** What may be said of a child’s education outside registers and threads. */
export const PROVISIONS = [
  'alternative-provision',
  'education-otherwise',
  'flexi-schooled',
  'part-time-timetable',
  'custody',
] as const satisfies readonly EducationStatus[]

export type Provision = (typeof PROVISIONS)[number]

/** A provision as it was recorded: true from a day, until a day where that is known. Both days are included. */
export interface ProvisionFact {
  readonly provision: Provision
  readonly where: string
  readonly from: PlainDate
  readonly until: PlainDate | null
  readonly source: string
  readonly evidence: string | null
  readonly says: Saying
}

/** The events of one thread of work, by `seq`, as far as they were known. */
export interface Thread {
  readonly kind: MatterKind
  readonly events: readonly MatterEvent[]
}

/** All that is known of a child’s education at some moment. Days are days in Europe/London. */
export interface EducationFacts {
  readonly schoolAge: CompulsorySchoolAge
  readonly registrations: readonly Registration[]
  readonly provisions: readonly ProvisionFact[]
  readonly threads: readonly Thread[]
}

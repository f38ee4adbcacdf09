import type { PlainDate } from '../../domain/calendar/plain-date.ts'

/** A school as the national register states it. */
export interface School {
  readonly urn: number
  readonly laestab: string | null
  readonly laCode: string
  readonly laName: string
  readonly name: string
  readonly formerName: string | null
  readonly kind: string
  readonly status: string
  readonly phase: string | null
  readonly openOn: PlainDate | null
  readonly closeOn: PlainDate | null
  readonly lowAge: number | null
  readonly highAge: number | null
  readonly street: string | null
  readonly locality: string | null
  readonly town: string | null
  readonly postcode: string | null
  readonly district: string | null
  readonly trustName: string | null
}

/** A school with the ones before and after it; a school that becomes an academy gets a new URN. */
export interface SchoolWithLinks extends School {
  readonly predecessors: readonly LinkedSchool[]
  readonly successors: readonly LinkedSchool[]
}

/** `name` is null when the register that was imported does not hold the other school. */
export interface LinkedSchool {
  readonly urn: number
  readonly name: string | null
  readonly establishedOn: PlainDate | null
}

export type SchoolStanding = 'open' | 'not-yet-open' | 'closed'

/** Whether a school was open on a day, from its dates; the status of today decides only where a date is not known. */
export function standingOn(
  school: Pick<School, 'status' | 'openOn' | 'closeOn'>,
  on: PlainDate,
): SchoolStanding {
  if (school.openOn !== null && on < school.openOn) return 'not-yet-open'
  if (school.closeOn !== null) return on > school.closeOn && isClosed(school) ? 'closed' : 'open'
  return isClosed(school) ? 'closed' : 'open'
}

/** The register writes "Open", "Open, but proposed to close", "Closed" and "Proposed to open". */
export function isClosed(school: Pick<School, 'status'>): boolean {
  return school.status.toLowerCase() === 'closed'
}

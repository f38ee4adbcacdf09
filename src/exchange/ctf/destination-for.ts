import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { ok, type Refusal, type Result, refuse } from '../../domain/result.ts'
import { isOpenStatus, sectorOf } from '../gias/school-sector.ts'
import type { DestinationSchool, RelatedSchool, TrueStatus } from './true-status.ts'

/** The code that a transfer file carries, and why. */
export interface Destination {
  /** Seven digits, seven X or seven M. */
  readonly code: string
  readonly group: 'known-school' | 'unknown' | 'outside-maintained-sector'
  readonly because: string
}

export type DestinationRefusal = Refusal<
  'SCHOOL_CLOSED' | 'SCHOOL_NOT_OPEN_YET' | 'SCHOOL_HAS_NO_NUMBER' | 'SCHOOL_NUMBER_NOT_CONFIRMED'
>

/** Seven X: destination unknown. The file goes to the Lost Pupils Database. */
export const UNKNOWN_DESTINATION = 'XXXXXXX'

/** Seven M: gone to the independent sector, or out of England and Wales. */
export const OUTSIDE_MAINTAINED_SECTOR = 'MMMMMMM'

/**
 * The destination code of a transfer file. An unknown child is never given all M: that would say what nobody knows.
 *
 * @param on  the day on which the pupil leaves
 * @refuses   SCHOOL_CLOSED naming the successors, SCHOOL_NOT_OPEN_YET naming the predecessors, SCHOOL_HAS_NO_NUMBER,
 *            SCHOOL_NUMBER_NOT_CONFIRMED when the number is only inferred
 * @law       policy 4.11, 4.12; DfE school2school guide
 */
export function destinationFor(status: TrueStatus, on: PlainDate): Result<Destination, DestinationRefusal> {
  if (status.kind === 'unknown') {
    return ok({ code: UNKNOWN_DESTINATION, group: 'unknown', because: 'The destination is unknown.' })
  }
  if (status.kind === 'school' && sectorOf(status.school) === 'publicly-funded') {
    const number = numberOf(status.school, on)
    if (!number.ok) return number
    const because = `${status.school.name} has the number ${number.value} on the day the pupil leaves.`
    return ok({ code: number.value, group: 'known-school', because })
  }
  return ok({
    code: OUTSIDE_MAINTAINED_SECTOR,
    group: 'outside-maintained-sector',
    because:
      status.kind === 'outside-england-and-wales'
        ? `The child has left England and Wales for ${status.territory}.`
        : `${status.kind === 'school' ? status.school.name : status.name} is outside the maintained sector.`,
  })
}

/**
 * The seven-digit number that a school has on a day.
 *
 * @refuses  as {@link destinationFor}
 */
export function numberOf(school: DestinationSchool, on: PlainDate): Result<string, DestinationRefusal> {
  const { name, openOn, closeOn, status, successors = [], predecessors = [] } = school
  const isClosed = closeOn === undefined ? isGone(status) : closeOn < on
  if (isClosed) {
    const when = closeOn === undefined ? 'has closed' : `closed on ${closeOn}`
    const next = advice(successors, 'Its successor is', 'Find where its pupils went and choose that school.')
    return refuseSchool('SCHOOL_CLOSED', `${name} ${when}. ${next}`, { closeOn, successors })
  }
  const isNotOpenYet = openOn === undefined ? !isOpenStatus(status) && !isGone(status) : openOn > on
  if (isNotOpenYet) {
    const when = openOn === undefined ? 'is not open yet' : `opens on ${openOn}`
    const next = advice(predecessors, 'Until then it is', 'Check the day on which the pupil leaves.')
    return refuseSchool('SCHOOL_NOT_OPEN_YET', `${name} ${when}. ${next}`, { openOn, predecessors })
  }
  const inForce = school.numbers.filter(
    ({ from, until }) => (from === undefined || from <= on) && (until === undefined || on <= until),
  )
  const sure = inForce.find(({ laestab, basis }) => /^\d{7}$/.test(laestab) && isSure(basis))
  if (sure) return ok(sure.laestab)
  const guess = inForce.find(({ basis }) => basis === 'inferred')
  if (guess) {
    const message = `The number ${guess.laestab} of ${name} is a guess from its predecessor. Ask the school to confirm it, then correct the school’s record.`
    return refuseSchool('SCHOOL_NUMBER_NOT_CONFIRMED', message, { inferred: guess.laestab })
  }
  const message = `No seven-digit number is known for ${name}. Ask the school, or import the newest national register.`
  return refuseSchool('SCHOOL_HAS_NO_NUMBER', message, {})
}

/** A previous number is history: when it ended nobody says, so it is never sent. */
function isSure(basis: string | undefined): boolean {
  return basis !== 'inferred' && basis !== 'previous'
}

function isGone(status: string): boolean {
  return /^closed/i.test(status)
}

function advice(schools: readonly RelatedSchool[], lead: string, otherwise: string): string {
  if (schools.length === 0) return otherwise
  const names = schools.map(({ name, laestab, urn }) => `${name} (${laestab ?? `URN ${urn}`})`)
  return `${lead} ${names.join(' or ')}. Choose that school if the pupil goes there.`
}

function refuseSchool(
  code: DestinationRefusal['code'],
  message: string,
  facts: Readonly<Record<string, unknown>>,
): Result<never, DestinationRefusal> {
  return refuse({ code, message, field: 'school', facts })
}

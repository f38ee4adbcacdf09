import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { ok, type Refusal, type Result, refuse } from '../../domain/result.ts'
import { numberOf } from './destination-for.ts'
import type { TrueStatus } from './true-status.ts'

/** What the policy in force wants to be written into a school's own system. */
export interface LeaverWording {
  /** "Unknown Destination". */
  readonly unknownDestination: string
  /** Scotland, Northern Ireland, Isle of Man, Channel Islands, Armed Forces, Gibraltar. */
  readonly territories: readonly string[]
}

/** What the school enters in its own system when a pupil comes off roll. */
export interface LeaverWords {
  readonly dateOfRemoval: PlainDate
  /** Goes beside "Reason for Leaving". */
  readonly reasonForLeaving: string
  /** False for a country that the policy does not list; the entry then follows its pattern. */
  readonly asPolicySays: boolean
}

export type LeaverWordsRefusal = Refusal<'SCHOOL_NAME_MISSING' | 'LOCALITY_MISSING'>

/**
 * The words for the school's own system: school name and seven-digit number in England and Wales, school name and
 * locality elsewhere, or the words for an unknown destination.
 *
 * @param removedOn  the day on which the name comes off the register
 * @refuses          SCHOOL_NAME_MISSING, LOCALITY_MISSING when the destination is outside England and Wales
 * @law              policy 4.11, 4.12
 */
export function leaverWords(
  status: TrueStatus,
  removedOn: PlainDate,
  wording: LeaverWording,
): Result<LeaverWords, LeaverWordsRefusal> {
  const words = (reasonForLeaving: string, asPolicySays = true) =>
    ok({ dateOfRemoval: removedOn, reasonForLeaving, asPolicySays })
  switch (status.kind) {
    case 'unknown':
      return words(wording.unknownDestination)
    case 'school': {
      const number = numberOf(status.school, removedOn)
      return words(number.ok ? `${status.school.name}, ${number.value}` : status.school.name, number.ok)
    }
    case 'independent-school':
      return nameAndLocality(status.name, status.locality, (text) => words(text, false))
    case 'outside-england-and-wales': {
      const isListed = wording.territories.includes(status.territory)
      const locality = [status.locality, status.territory].filter((part) => part !== undefined && part !== '')
      return nameAndLocality(status.schoolName ?? '', locality.join(', '), (text) => words(text, isListed))
    }
  }
}

function nameAndLocality(
  name: string,
  locality: string,
  words: (text: string) => Result<LeaverWords, LeaverWordsRefusal>,
): Result<LeaverWords, LeaverWordsRefusal> {
  if (name.trim() === '') {
    const message = 'Enter the name of the new school. If nobody knows it, record the destination as unknown.'
    return refuse({ code: 'SCHOOL_NAME_MISSING', message, field: 'schoolName' })
  }
  if (locality.trim() === '') {
    const message = 'Enter the town or place where the new school is.'
    return refuse({ code: 'LOCALITY_MISSING', message, field: 'locality' })
  }
  return words(`${name.trim()}, ${locality.trim()}`)
}

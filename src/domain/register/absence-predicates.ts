import { displayDate } from '../calendar/display-date.ts'
import { listOf, met, notMet, notRecorded, numberOf, type Predicate } from './ground-judgement.ts'

/** Absent without a break for at least `schoolDays` school days. */
export const absenceLastsSchoolDays: Predicate = ({ absence }, _on, settings) => {
  const needed = numberOf(settings, 'schoolDays')
  if (!absence) return notRecorded('how many school days the pupil has been absent without a break')
  const { schoolDays } = absence
  if (schoolDays >= needed) return met(`Absent for ${schoolDays} school days without a break.`)
  return notMet(`Absent for ${schoolDays} school days without a break; ${needed} are needed.`)
}

/**
 * Every session of the absence carries one of the codes `codes`; those in `ignores` neither break nor count. At
 * least `sessions` sessions must be recorded, so that a register with holes proves nothing.
 */
export const everySessionIsCoded: Predicate = ({ absence }, _on, settings) => {
  const sessions = absence?.sessions
  if (!sessions) return notRecorded('the attendance codes of the sessions missed')
  const allowed = listOf(settings, 'codes')
  const ignored = listOf(settings, 'ignores')
  const needed = numberOf(settings, 'sessions')
  const counted = Object.entries(sessions).filter(([code, count]) => count > 0 && !ignored.includes(code))
  const others = counted.filter(([code]) => !allowed.includes(code))
  if (others.length > 0) return notMet(`The absence is broken by ${inWords(others)}.`)
  const total = counted.reduce((sum, [, count]) => sum + count, 0)
  if (total < needed) return notMet(`${total} sessions are recorded; ${needed} are needed.`)
  return met(`${total} sessions: ${inWords(counted)}. No other code.`)
}

/** Not back after leave, for at least `schoolDays` school days straight after it ended. */
export const notBackAfterLeave: Predicate = ({ leave }, on, settings) => {
  const needed = numberOf(settings, 'schoolDays')
  if (!leave) return notRecorded('the day on which the leave ended and the school days missed since')
  if (leave.endedOn >= on) return notMet(`The leave ends on ${displayDate(leave.endedOn)}.`)
  const since = `${leave.schoolDaysSince} school days missed since leave ended on ${displayDate(leave.endedOn)}`
  return leave.schoolDaysSince >= needed ? met(`${since}.`) : notMet(`${since}; ${needed} are needed.`)
}

/** No sickness, mental health included, and no cause that could not be avoided is known to the school. */
export const noCauseKnown: Predicate = ({ cause }) => {
  if (!cause) return notRecorded('whether sickness or an unavoidable cause is known')
  if (cause.sick) return notMet('The school knows of sickness.')
  if (cause.unavoidable) return notMet('The school knows of a cause that could not be avoided.')
  return met('The school knows of no sickness and of no cause that could not be avoided.')
}

function inWords(counted: readonly (readonly [string, number])[]): string {
  return counted.map(([code, count]) => `${count} coded ${code}`).join(', ')
}

import { displayDate } from '../calendar/display-date.ts'
import {
  judgeHappened,
  judgeThat,
  met,
  notMet,
  notRecorded,
  numberOf,
  type Predicate,
} from './ground-judgement.ts'

export const noGroundsToBelieveWillAttend: Predicate = ({ noGroundsToBelieveWillAttend }) =>
  judgeThat(
    noGroundsToBelieveWillAttend,
    'whether there are reasonable grounds to believe that the pupil will attend again',
    'The school has no reasonable grounds to believe that the pupil will attend again.',
    'The school has grounds to believe that the pupil will attend again.',
  )

export const ceasedToAttend: Predicate = ({ ceasedToAttend }) =>
  judgeThat(
    ceasedToAttend,
    'whether the pupil has ceased to attend',
    'The pupil has ceased to attend.',
    'The pupil still attends.',
  )

export const nurseryIsFinished: Predicate = ({ nursery }) =>
  judgeThat(
    nursery?.finished,
    'whether nursery education at this school is finished',
    'Nursery education at this school is finished.',
    'Nursery education at this school is not finished.',
  )

export const doesNotJoinReception: Predicate = ({ nursery }) =>
  judgeThat(
    nursery && !nursery.joinsReceptionHere,
    'whether the pupil joins a reception class here',
    'The pupil does not join a reception class here.',
    'The pupil joins a reception class here.',
  )

/** Detained under a sentence that is final, for at least `months` months. */
export const detentionLastsMonths: Predicate = ({ detention }, _on, settings) => {
  const needed = numberOf(settings, 'months')
  if (!detention) return notRecorded('an order of detention')
  if (!detention.finalOrder) return notMet('The order is not final.')
  const length = `The order is final and for ${detention.months} months`
  return detention.months >= needed ? met(`${length}.`) : notMet(`${length}; ${needed} are needed.`)
}

export const hasDied: Predicate = ({ diedOn }, on) =>
  judgeHappened(diedOn, on, 'a day of death', (day) => `Died on ${displayDate(day)}.`)

export const leavingAgeIsReached: Predicate = ({ leavingAge }) =>
  judgeThat(
    leavingAge?.overBeforeSchoolNextMeets,
    'whether the pupil will be over compulsory school age before the school next meets',
    'The pupil will be over compulsory school age before the school next meets.',
    'The pupil will still be of compulsory school age when the school next meets.',
  )

export const willLeave: Predicate = ({ leavingAge }) =>
  judgeThat(
    leavingAge?.willLeaveOrNotQualifyForSixthForm,
    'whether the pupil leaves or does not meet the entry requirements of the sixth form',
    'The pupil leaves, or does not meet the entry requirements of the sixth form.',
    'The pupil stays on.',
  )

/** A boarder at a state-funded school whose boarding fees are unpaid at the end of term. */
export const boardingFeesAreUnpaid: Predicate = ({ boarding }) => {
  if (!boarding) return notRecorded('boarding, and whether its fees are unpaid at the end of term')
  if (!boarding.boarder) return notMet('The pupil is not a boarder.')
  if (!boarding.stateFunded) return notMet('The school is not a maintained school or an academy.')
  return boarding.feesUnpaidAtEndOfTerm
    ? met('The boarding fees are unpaid at the end of term.')
    : notMet('The boarding fees are paid.')
}

export const ceasedToBePupil: Predicate = ({ ceasedToBePupilOn }, on) =>
  judgeHappened(
    ceasedToBePupilOn,
    on,
    'the day on which the pupil left',
    (day) => `Ceased to be a pupil on ${displayDate(day)}.`,
  )

export const exclusionIsPermanent: Predicate = ({ exclusion }) =>
  judgeThat(
    exclusion?.permanent,
    'a permanent exclusion',
    'The pupil is permanently excluded.',
    'The pupil is not permanently excluded.',
  )

export const reviewStepsAreFinished: Predicate = ({ exclusion }) =>
  judgeThat(
    exclusion?.reviewStepsFinished,
    'whether review and appeal are finished',
    'Review and appeal are finished, or their time has passed.',
    'Review or appeal is still open.',
  )

/** Certified unfit to attend until over compulsory school age, and not meaning to stay on after it. */
export const unfitUntilOverAge: Predicate = ({ medical }) => {
  if (!medical) return notRecorded('a certificate of the school medical officer')
  if (!medical.unfitUntilOverAge)
    return notMet('The pupil is not certified unfit until over compulsory school age.')
  return medical.meansToStayOn
    ? notMet('The pupil means to stay on after compulsory school age.')
    : met('The pupil is certified unfit until over compulsory school age and does not mean to stay on.')
}

/** Not a boarder, and no longer living at a reasonable distance from the school. */
export const livesTooFarAway: Predicate = ({ home }) => {
  if (!home) return notRecorded('whether the pupil still lives a reasonable distance away')
  return home.withinReasonableDistance
    ? notMet('The pupil still lives a reasonable distance away.')
    : met('The pupil no longer lives a reasonable distance away.')
}

export const isNoBoarder: Predicate = ({ home }) => {
  if (!home) return notRecorded('whether the pupil is a boarder')
  return home.boarder ? notMet('The pupil is a boarder.') : met('The pupil is not a boarder.')
}

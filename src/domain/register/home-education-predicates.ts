import { displayDate } from '../calendar/display-date.ts'
import { judgeHappened, met, notMet, notRecorded, type Predicate } from './ground-judgement.ts'

/** A parent's written notice has reached the school. */
export const noticeIsReceived: Predicate = ({ parentNotice }, on) =>
  judgeHappened(
    parentNotice?.receivedOn,
    on,
    'the day on which a parent’s written notice was received',
    (day) => `Written notice was received on ${displayDate(day)}.`,
  )

/** The day after which the parent will educate the child otherwise has passed. */
export const statedDayHasPassed: Predicate = ({ parentNotice }, on) => {
  const day = parentNotice?.statedDay
  if (day === undefined) return notRecorded('the day that the parent stated')
  if (day >= on) return notMet(`The parent stated ${displayDate(day)}; that day has not passed.`)
  return met(`The parent stated ${displayDate(day)}; that day has passed.`)
}

/** Placed at a special school by an authority: only with its consent. Elsewhere nothing is asked. */
export const specialSchoolHasConsent: Predicate = ({ specialSchool }, on) => {
  if (!specialSchool) return notRecorded('whether an authority placed the pupil at a special school')
  if (!specialSchool.placedByAuthority) return met('No authority placed the pupil at a special school.')
  return judgeHappened(
    specialSchool.consentGivenOn,
    on,
    'the consent of the authority that placed the pupil',
    (day) => `The placing authority consented on ${displayDate(day)}.`,
  )
}

/** Consent to withdraw, for a child placed at a special school or under child protection enquiries or action. */
export const withdrawalHasConsent: Predicate = (
  { specialSchool, childProtection, withdrawalConsentOn },
  on,
) => {
  if (!specialSchool || childProtection === undefined) {
    return notRecorded('whether the child needs the authority’s consent to be withdrawn')
  }
  if (!specialSchool.placedByAuthority && !childProtection) return met('The child needs no consent.')
  return judgeHappened(
    withdrawalConsentOn,
    on,
    'the authority’s consent to withdraw the child',
    (day) => `The authority consented on ${displayDate(day)}.`,
  )
}

/** The school told the authority of the parent's intention. */
export const authorityWasTold: Predicate = ({ authorityToldOfIntentionOn }, on) =>
  judgeHappened(
    authorityToldOfIntentionOn,
    on,
    'the day on which the school told the authority of the parent’s intention',
    (day) => `The authority was told on ${displayDate(day)}.`,
  )

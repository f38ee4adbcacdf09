import { displayDate } from '../calendar/display-date.ts'
import {
  judgeHappened,
  judgeThat,
  listOf,
  met,
  notMet,
  notRecorded,
  type Predicate,
} from './ground-judgement.ts'

/** Registered at another school, and that school has said so. */
export const verifiedAtAnotherSchool: Predicate = ({ registeredElsewhere }, on) => {
  if (!registeredElsewhere) return notRecorded('another school at which the pupil is registered')
  const { school, verifiedOn } = registeredElsewhere
  if (verifiedOn === undefined)
    return notMet(`${school} is believed to have registered the pupil; not yet verified.`)
  return judgeHappened(verifiedOn, on, '', (day) => `${school} confirmed it on ${displayDate(day)}.`)
}

/** No school attendance order names this school. */
export const noOrderNamesThisSchool: Predicate = ({ attendanceOrder }) =>
  judgeThat(
    attendanceOrder && !attendanceOrder.namesThisSchool,
    'whether a school attendance order names this school',
    'No school attendance order names this school.',
    'A school attendance order names this school.',
  )

/** The authority amended the school attendance order so that it names another school. */
export const orderIsAmended: Predicate = ({ attendanceOrder }, on) =>
  judgeHappened(
    attendanceOrder?.amendedOn,
    on,
    'the day on which the authority amended the school attendance order',
    (day) => `The authority amended the order on ${displayDate(day)}.`,
  )

/** The authority revoked the school attendance order because suitable education is arranged otherwise. */
export const orderIsRevoked: Predicate = ({ attendanceOrder }, on) => {
  if (attendanceOrder?.revokedOn !== undefined && attendanceOrder.revokedAsEducatedOtherwise !== true) {
    return notMet('The order was revoked, but not recorded as revoked for suitable education otherwise.')
  }
  return judgeHappened(
    attendanceOrder?.revokedOn,
    on,
    'the day on which the authority revoked the school attendance order',
    (day) => `The authority revoked the order on ${displayDate(day)}.`,
  )
}

/** The order was amended to another school, or revoked for education otherwise: one ground until 2024. */
export const orderIsAmendedOrRevoked: Predicate = (facts, on, settings) => {
  const amended = orderIsAmended(facts, on, settings)
  return amended.met ? amended : orderIsRevoked(facts, on, settings)
}

export const notMobileChildsMainSchool: Predicate = ({ mobileChildsMainSchool }) =>
  judgeThat(
    mobileChildsMainSchool === undefined ? undefined : !mobileChildsMainSchool,
    'whether this is the main school of a mobile child',
    'This is not the main school of a mobile child.',
    'This is the main school of a mobile child.',
  )

export const noDualRegistrationAgreed: Predicate = ({ dualRegistrationAgreed }) =>
  judgeThat(
    dualRegistrationAgreed === undefined ? undefined : !dualRegistrationAgreed,
    'whether dual registration was agreed or decided',
    'No dual registration was agreed or decided.',
    'Dual registration was agreed or decided.',
  )

export const registeredAtAnotherSchoolToo: Predicate = ({ registeredElsewhere }) =>
  registeredElsewhere
    ? met(`Also registered at ${registeredElsewhere.school}.`)
    : notRecorded('the other school')

export const otherProprietorsConsent: Predicate = ({ otherProprietorsConsent }) =>
  judgeThat(
    otherProprietorsConsent,
    'whether the proprietor of every other school consents',
    'The proprietor of every other school consents.',
    'Not every proprietor of the other schools consents.',
  )

/** The school is of one of the kinds `kinds`. */
export const schoolIsOfKind: Predicate = ({ school }, _on, settings) => {
  if (!school) return notRecorded('what kind of school this is')
  const isKind = listOf(settings, 'kinds').includes(school.kind)
  return isKind ? met(`The school is ${school.kind}.`) : notMet(`The school is ${school.kind}.`)
}

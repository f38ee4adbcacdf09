import { displayDate } from '../calendar/display-date.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { JointOutcome } from '../case/event-facts.ts'
import type { EnquiriesOfSide, SignedOutcome } from './ground-facts.ts'
import { listOf, met, notMet, notRecorded, type Predicate } from './ground-judgement.ts'

const OUTCOME_WORDS: Readonly<Record<JointOutcome, string>> = {
  'not-found': 'not found',
  'found-will-not-attend': 'found, will not attend again',
  'found-can-attend': 'found, can attend',
  'on-another-roll': 'found on another roll',
}

/** Both the school's and the authority's reasonable enquiries are complete. An acknowledgement is not an enquiry. */
export const enquiriesAreCompleteByBoth: Predicate = ({ enquiries }, on) => {
  const missing = [
    openSide('the school’s enquiries', enquiries?.school, on),
    openSide('the authority’s enquiries', enquiries?.authority, on),
  ].filter((text) => text !== undefined)
  if (missing.length > 0) return notMet(`${sentence(missing.join('; '))}.`)
  return met('The school and the authority have both completed their enquiries.')
}

/** Both sides wrote down the same outcome, and it is one of `outcomes`. */
export const outcomeIsAgreedByBoth: Predicate = ({ jointOutcome, acknowledged }, on, settings) => {
  const unlocks = listOf(settings, 'outcomes')
  const school = signedBy(jointOutcome?.school, on)
  const authority = signedBy(jointOutcome?.authority, on)
  if (!school && !authority) {
    const nobody = notRecorded('an outcome by the school or by the authority')
    return acknowledged ? notMet(`${nobody.why} An acknowledgement is not an outcome.`) : nobody
  }
  if (!authority) return notRecorded('the authority’s outcome')
  if (!school) return notRecorded('the school’s outcome')
  if (school.outcome !== authority.outcome) {
    return notMet(
      `The school wrote “${OUTCOME_WORDS[school.outcome]}”, the authority “${OUTCOME_WORDS[authority.outcome]}”.`,
    )
  }
  const both = `“${OUTCOME_WORDS[school.outcome]}”`
  if (!unlocks.includes(school.outcome)) return notMet(`Both wrote ${both}, which does not permit removal.`)
  return met(`Both wrote ${both}: ${school.by} for the school, ${authority.by} for the authority.`)
}

function openSide(who: string, side: EnquiriesOfSide | undefined, on: PlainDate): string | undefined {
  if (!side) return `not recorded: whether ${who} are complete`
  if (!side.complete) {
    const made = side.made && `${side.made.done} of ${side.made.needed} made`
    const open = side.open && side.open.length > 0 ? `still open: ${side.open.join(', ')}` : undefined
    const more = [made, open].filter((text) => text !== undefined).join('; ')
    return `${who} are not complete${more === '' ? '' : ` (${more})`}`
  }
  if (side.completedOn !== undefined && side.completedOn > on) {
    return `${who} were complete on ${displayDate(side.completedOn)} only`
  }
  return undefined
}

// A signature of a later day did not exist on the day judged.
function signedBy(signed: SignedOutcome | undefined, on: PlainDate): SignedOutcome | undefined {
  return signed && signed.on <= on && signed.by.trim() !== '' ? signed : undefined
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

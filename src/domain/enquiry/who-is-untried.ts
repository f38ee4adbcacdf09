import type { EnquiryAttempt } from './enquiry-check.ts'

/** A parent, carer or other contact on file. */
export interface PersonOnFile {
  readonly id: string
  /** A parent in the wide sense: with parental responsibility, or with care of the child. */
  readonly parent: boolean
  readonly emergency: boolean
  /** False for a person who must not be contacted: nobody has to try them. */
  readonly mayBeContacted: boolean
}

/**
 * The parents and emergency contacts whom nobody has tried yet. One tried at least once counts, whatever came of it;
 * an answer still awaited, or an attempt left out, does not.
 *
 * @param attempts  the whole ledger; an attempt counts for the person whom its `about` names
 * @law             policy 4.6: believed moved, and neither parents nor emergency contacts can be reached; parent as
 *                  in Education Act 1996, section 576
 */
export function whoIsUntried<Person extends PersonOnFile>(
  people: readonly Person[],
  attempts: readonly EnquiryAttempt[],
): readonly Person[] {
  const tried = new Set(
    attempts.filter(({ result }) => result !== 'waiting' && result !== 'left-out').map(({ about }) => about),
  )
  return people.filter(
    ({ id, parent, emergency, mayBeContacted }) => mayBeContacted && (parent || emergency) && !tried.has(id),
  )
}

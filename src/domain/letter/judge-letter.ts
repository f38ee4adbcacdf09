import type { PlainDate } from '../calendar/plain-date.ts'
import { ok, type Result, refuse } from '../result.ts'
import { placesInWords } from './places-in-words.ts'

/** An address of a child as it is held, with the last word on whether it is right. */
export interface KnownAddress {
  readonly id: string
  readonly fromOn: PlainDate
  readonly untilOn: PlainDate | null
  /** The order in which addresses were written down: of two with one day, the later is the newer. */
  readonly writtenAs: number
  readonly word: 'confirmed' | 'disputed' | null
}

export interface KnownAdult {
  readonly id: string
  readonly ended: boolean
  readonly mustNotContact: boolean
  readonly livesWithChild: boolean
}

/** What a letter rests on, at the moment of asking. */
export interface LetterGround {
  /** Differs as soon as anything does that the person saw on the preview. */
  readonly version: string
  readonly restricted: boolean
  readonly addresses: readonly KnownAddress[]
  readonly adults: readonly KnownAdult[]
}

/** A letter as it was prepared and looked at. */
export interface PreparedLetter {
  readonly addressId: string
  readonly adultId: string
  readonly version: string
  readonly words: string
  readonly preparedBy: string
  readonly passedBy: string | null
}

/**
 * Whether a letter to a family may go to the address on its preview, as things stand now.
 *
 * @returns  `hold`: true when a second person has to release it, because somebody must not be found
 * @refuses  ADULT_GONE, ADULT_FORBIDDEN, FORBIDDEN_ADULT_LIVES_THERE, ADDRESS_GONE, ADDRESS_SUPERSEDED,
 *           NEWER_ADDRESS_OPEN, ADDRESS_DISPUTED, ADDRESS_NOT_CONFIRMED, WORDS_TELL_A_PLACE, RECORD_CHANGED
 */
export function judgeLetter(
  ground: LetterGround,
  letter: PreparedLetter,
): Result<{ readonly hold: boolean }> {
  const adult = ground.adults.find(({ id }) => id === letter.adultId)
  if (adult === undefined || adult.ended)
    return no('ADULT_GONE', 'This adult is no longer on file. Choose another.')
  if (adult.mustNotContact)
    return no('ADULT_FORBIDDEN', 'This adult must not be contacted. Nothing goes to them, and no copy.')
  if (ground.adults.some((each) => each.mustNotContact && !each.ended && each.livesWithChild))
    return no(
      'FORBIDDEN_ADULT_LIVES_THERE',
      'Somebody who must not be contacted lives at this address. Find another way to reach the family.',
    )
  const place = judgeAddress(ground, letter.addressId)
  if (!place.ok) return place
  const told = placesInWords(letter.words)
  if (told.length > 0)
    return no(
      'WORDS_TELL_A_PLACE',
      `The words hold ${told.join(' and ')}. Take it out: nothing of where anybody is belongs there.`,
    )
  if (letter.version !== ground.version)
    return no(
      'RECORD_CHANGED',
      'The record changed since the preview. Look at the letter again as it would be now.',
    )
  return ok({ hold: ground.restricted })
}

function judgeAddress(ground: LetterGround, id: string): Result<void> {
  const address = ground.addresses.find((each) => each.id === id)
  if (address === undefined) return no('ADDRESS_GONE', 'This address is no longer on file. Choose another.')
  if (address.untilOn !== null)
    return no('ADDRESS_SUPERSEDED', 'The family no longer lives at this address. Choose the present one.')
  const newer = ground.addresses.filter((each) => each.untilOn === null && isNewer(each, address))
  if (newer.some(({ word }) => word === 'confirmed'))
    return no('ADDRESS_SUPERSEDED', 'There is a newer, confirmed address. Choose that one.')
  if (newer.length > 0)
    return no(
      'NEWER_ADDRESS_OPEN',
      'There is a newer address that is disputed or not confirmed. Find out which is right before anything is sent.',
    )
  if (address.word === 'disputed')
    return no('ADDRESS_DISPUTED', 'Somebody disputes this address. Find out whether it is right first.')
  if (ground.restricted && address.word !== 'confirmed')
    return no(
      'ADDRESS_NOT_CONFIRMED',
      'The family must not be found, and nobody has confirmed this address. Confirm it with them first.',
    )
  return ok(undefined)
}

function isNewer(one: KnownAddress, other: KnownAddress): boolean {
  return one.fromOn === other.fromOn ? one.writtenAs > other.writtenAs : one.fromOn > other.fromOn
}

/**
 * Whether this person may release a letter that is held.
 * @refuses  as `judgeLetter`, and SECOND_PERSON_NEEDED for whoever prepared it or passed it on
 */
export function judgeRelease(ground: LetterGround, letter: PreparedLetter, by: string): Result<void> {
  if (by === letter.preparedBy || by === letter.passedBy || letter.passedBy === null)
    return no(
      'SECOND_PERSON_NEEDED',
      'Somebody else releases this letter: not who wrote it, and not who passed it on.',
    )
  const judged = judgeLetter(ground, letter)
  return judged.ok ? ok(undefined) : judged
}

function no(code: string, message: string) {
  return refuse({ code, message })
}

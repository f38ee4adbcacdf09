import type { Levels } from './compare-records.ts'
import { BORN, GIVEN, SURNAME, SWAPPED } from './comparisons.ts'
import { type FieldModel, KINDS, type Kind } from './linkage-model.ts'
import type { Frequencies } from './name-frequencies.ts'
import type { RecordTable } from './record-table.ts'
import { NAME_LEAD } from './sound-model.ts'

/** What a pair is weighed with: the same for every pair of a run. */
export interface Scorer {
  readonly fields: readonly FieldModel[]
  readonly sizes: Readonly<Record<Kind, number>>
  readonly frequencies: Frequencies
  readonly left: RecordTable
  readonly right: RecordTable
}

/** How often two records of each kind have a household that other, certain links join already. */
const JOINED_HOUSEHOLD: Readonly<Record<Kind, number>> = {
  match: 0.023,
  random: 1e-6,
  sibling: 0.02,
  twin: 0.02,
  namesake: 1e-5,
}

/** Expected pairs of each kind with these levels, before it is asked how common the names are. */
export function kindTerms(scorer: Scorer, levels: ArrayLike<number>, offset = 0): Float64Array {
  const terms = new Float64Array(KINDS.length)
  for (const [at, kind] of KINDS.entries()) {
    let term = scorer.sizes[kind]
    for (let field = 0; term > 0 && field < scorer.fields.length; field += 1) {
      const level = levels[offset + field] ?? 0
      if (level > 0) term *= scorer.fields[field]?.shares[kind][level - 1] ?? 1
    }
    terms[at] = term
  }
  return terms
}

/**
 * How much commoner than average what the two records share is; 1 is average. It weakens equality for common names and
 * dates, and strengthens it for rare ones.
 */
export function commonness(
  scorer: Scorer,
  levels: ArrayLike<number>,
  offset: number,
  a: number,
  b: number,
): number {
  const { frequencies, left, right, fields } = scorer
  const { caps, equal } = frequencies
  const [given, surname] = [levels[offset + GIVEN] ?? 0, levels[offset + SURNAME] ?? 0]
  const [givenA, givenB] = [left.given[a] ?? 0, right.given[b] ?? 0]
  const [surnameA, surnameB] = [left.surname[a] ?? 0, right.surname[b] ?? 0]
  let factor = 1
  if ((levels[offset + BORN] ?? 0) === 1) factor = Math.min(caps.born, frequencies.born(left.born[a] ?? 0))
  if (given === SWAPPED) return factor * swappedNames(scorer, [givenA, surnameA, givenB, surnameB], fields)
  const ofGiven =
    given >= 1 && given <= 4
      ? Math.min(caps.given, Math.max(frequencies.given(givenA), frequencies.given(givenB)))
      : 1
  const ofSurname =
    surname >= 1 && surname <= 3
      ? Math.min(caps.surname, Math.max(frequencies.surname(surnameA), frequencies.surname(surnameB)))
      : 1
  if (given !== 1 || surname !== 1) return factor * ofGiven * ofSurname
  // Given names and surnames of one heritage go together, so both are commoner than their product says.
  const joint = frequencies.together(givenA, surnameA) / (equal.given * equal.surname)
  return factor * Math.max(ofGiven * ofSurname, Math.min(NAME_LEAD * ofGiven * ofSurname, joint))
}

// Swapped names say half of what the same names in their places would say.
function swappedNames(scorer: Scorer, names: readonly number[], fields: readonly FieldModel[]): number {
  const { given, surname, caps } = scorer.frequencies
  const [givenA = 0, surnameA = 0, givenB = 0, surnameB = 0] = names
  const common = Math.max(
    ...[
      [givenA, surnameA],
      [surnameA, givenA],
      [givenB, surnameB],
      [surnameB, givenB],
    ].map(
      ([one = 0, other = 0]) => Math.min(caps.given, given(one)) * Math.min(caps.surname, surname(other)),
    ),
  )
  const [ofGiven, ofSurname] = [fields[GIVEN]?.shares, fields[SURNAME]?.shares]
  if (ofGiven === undefined || ofSurname === undefined) return 1
  const inPlace =
    ((ofGiven.random[0] ?? 1) * (ofSurname.random[0] ?? 1)) /
    ((ofGiven.match[0] ?? 1) * (ofSurname.match[0] ?? 1))
  const swapped = (ofGiven.random[SWAPPED - 1] ?? 1e-6) / (ofGiven.match[SWAPPED - 1] ?? 1)
  return Math.max(1, (2 * NAME_LEAD * inPlace * common) / Math.max(swapped, 1e-300))
}

/** The match weight in bits: log2 of "one child" over everything else. 0 is evens. */
export function weightOf(terms: ArrayLike<number>, common: number, isHouseholdJoined: boolean): number {
  let others = 0
  let match = terms[0] ?? 0
  for (let kind = 1; kind < KINDS.length; kind += 1) {
    const name = KINDS[kind] ?? 'random'
    const isNamesOnly = name === 'random' || name === 'namesake'
    others +=
      (terms[kind] ?? 0) * (isNamesOnly ? common : 1) * (isHouseholdJoined ? JOINED_HOUSEHOLD[name] : 1)
  }
  if (isHouseholdJoined) match *= JOINED_HOUSEHOLD.match
  return Math.log2(Math.max(match, 1e-300)) - Math.log2(Math.max(others, 1e-300))
}

/** The weight of two records by their levels. Symmetric; no household, no decision. */
export function scorePair(scorer: Scorer, levels: Levels, a: number, b: number): number {
  return weightOf(kindTerms(scorer, levels), commonness(scorer, levels, 0, a, b), false)
}

/** A weight in bits as a probability. */
export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight)
}

/** A probability as a weight in bits. */
export function weightFor(probability: number): number {
  return Math.log2(probability / (1 - probability))
}

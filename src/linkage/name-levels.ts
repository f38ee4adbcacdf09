import { BAND, FAMILIAR_FORM, INITIAL, type NameBook, SAME, SHARED_TOKEN } from './name-book.ts'

/** Level of two given names, as `COMPARISONS` names them; without middle names and surnames. */
export function givenLevel(names: NameBook, one: number, other: number): number {
  if (one === 0 || other === 0) return 0
  const likeness = names.likeness(one, other)
  if ((likeness & SAME) !== 0) return 1
  if ((likeness & (SHARED_TOKEN | FAMILIAR_FORM)) !== 0) return 2
  const band = likeness & BAND
  if (band === 4) return 3
  if (band === 3) return 4
  if ((likeness & INITIAL) !== 0) return 5
  return band === 2 ? 6 : 7
}

/** Level of two family names. */
export function surnameLevel(names: NameBook, one: number, other: number): number {
  if (one === 0 || other === 0) return 0
  const likeness = names.likeness(one, other)
  if ((likeness & SAME) !== 0) return 1
  if ((likeness & SHARED_TOKEN) !== 0) return 2
  const band = likeness & BAND
  return band === 0 ? 6 : 7 - band
}

/** Level of two names or texts where only the same, the alike and the different are told apart. */
export function textLevel(names: NameBook, one: number, other: number): number {
  if (one === 0 || other === 0) return 0
  const likeness = names.likeness(one, other)
  if ((likeness & SAME) !== 0) return 1
  return (likeness & BAND) >= 3 || (likeness & (SHARED_TOKEN | FAMILIAR_FORM | INITIAL)) !== 0 ? 2 : 3
}

/** Whether two names are the same or their letters nearly so. */
export function isClose(names: NameBook, one: number, other: number): boolean {
  return one !== 0 && other !== 0 && (names.likeness(one, other) & BAND) === 4
}

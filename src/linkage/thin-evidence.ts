import { ADDRESS, BORN, GIVEN, NHS, SURNAME, UPN } from './comparisons.ts'

/**
 * Whether two records agree on too little to be linked without a person, whatever their weight in a small or sparse
 * file: a number alone (numbers get swapped between children), or names without a birth date and an address.
 */
export function isThin(levels: ArrayLike<number>, offset: number): boolean {
  const level = (field: number) => levels[offset + field] ?? 0
  const [given, surname, born] = [level(GIVEN), level(SURNAME), level(BORN)]
  const isGivenAlike = (given >= 1 && given <= 5) || given === 8
  const isBornAlike = (born >= 1 && born <= 4) || born === 7
  if (level(UPN) === 1 || level(NHS) === 1) return !isGivenAlike && !isBornAlike
  const isAtOneAddress = level(ADDRESS) === 1 || level(ADDRESS) === 7
  const isSurnameAlike = surname >= 1 && surname <= 4
  if (isBornAlike) return !isGivenAlike && !isSurnameAlike && !isAtOneAddress
  return !(isGivenAlike && isAtOneAddress)
}

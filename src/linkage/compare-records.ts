import { birthDateLevel } from './birth-date.ts'
import {
  ADDRESS,
  BORN,
  comparisonsWith,
  GIVEN,
  MIDDLE,
  NHS,
  PARENT,
  PHONE,
  SCHOOL,
  SEX,
  SURNAME,
  SWAPPED,
  UPN,
} from './comparisons.ts'
import { givenLevel, isClose, surnameLevel, textLevel } from './name-levels.ts'
import { isOneKeyApart } from './pupil-number.ts'
import type { RecordTable } from './record-table.ts'

/** The levels of one pair in the order of the comparisons. */
export type Levels = Uint8Array

/** A comparison of rows of two tables that share their books. Symmetric; the same levels array is filled again each time. */
export interface Comparer {
  readonly levels: Levels
  compare(left: number, right: number): Levels
}

export function comparerOf(left: RecordTable, right: RecordTable): Comparer {
  const { names, codes, others } = left.books
  const levels = new Uint8Array(comparisonsWith(others).length)
  const at = (column: Int32Array, row: number) => column[row] ?? 0

  const compareNames = (a: number, b: number) => {
    const [givenA, givenB] = [at(left.given, a), at(right.given, b)]
    const [surnameA, surnameB] = [at(left.surname, a), at(right.surname, b)]
    const [middleA, middleB] = [at(left.middle, a), at(right.middle, b)]
    let given = givenLevel(names, givenA, givenB)
    let middle = textLevel(names, middleA, middleB)
    let surname = surnameLevel(names, surnameA, surnameB)
    const [formerA, formerB] = [at(left.former, a), at(right.former, b)]
    if (surname > 2 && (formerA !== 0 || formerB !== 0)) {
      const best = Math.min(
        surnameLevel(names, formerA, surnameB) || 9,
        surnameLevel(names, surnameA, formerB) || 9,
        surnameLevel(names, formerA, formerB) || 9,
      )
      surname = Math.min(surname, Math.max(best, 2))
    }
    if (given >= 4) {
      if (isClose(names, givenA, surnameB) && isClose(names, surnameA, givenB)) {
        given = SWAPPED
        surname = 0
      } else if (given > 5 && (isClose(names, givenA, middleB) || isClose(names, middleA, givenB))) {
        given = 5
        middle = 0
      }
    }
    levels[GIVEN] = given
    levels[SURNAME] = surname
    levels[MIDDLE] = middle
  }

  const upnLevel = (a: number, b: number): number => {
    const [oneA, twoA] = [at(left.upn, a), at(left.otherUpn, a)]
    const [oneB, twoB] = [at(right.upn, b), at(right.otherUpn, b)]
    if (oneA === 0 || oneB === 0) return 0
    if (oneA === oneB || oneA === twoB || (twoA !== 0 && (twoA === oneB || twoA === twoB))) return 1
    return isOneKeyApart(codes.text(oneA), codes.text(oneB)) ? 2 : 3
  }

  const addressLevel = (a: number, b: number): number => {
    const [postA, postB] = [at(left.postcode, a), at(right.postcode, b)]
    const [houseA, houseB] = [at(left.house, a), at(right.house, b)]
    const isHouseKnown = houseA !== 0 && houseB !== 0
    if (postA === 0 || postB === 0) {
      const [streetA, streetB] = [at(left.street, a), at(right.street, b)]
      return streetA === 0 || streetB === 0 ? 0 : streetA === streetB ? 7 : 8
    }
    if (postA === postB) return !isHouseKnown ? 2 : houseA === houseB ? 1 : 3
    const isSameHouse = isHouseKnown && houseA === houseB
    const isSameDistrict = at(left.district, a) === at(right.district, b)
    if (isSameHouse && (isSameDistrict || isOneKeyApart(codes.text(postA), codes.text(postB)))) return 4
    return isSameDistrict ? 5 : 6
  }

  const equality = (one: number, other: number) => (one === 0 || other === 0 ? 0 : one === other ? 1 : 2)

  return {
    levels,
    compare(a, b) {
      compareNames(a, b)
      levels[BORN] = birthDateLevel(at(left.born, a), at(right.born, b))
      levels[SEX] = equality(at(left.sex, a), at(right.sex, b))
      levels[UPN] = upnLevel(a, b)
      levels[ADDRESS] = addressLevel(a, b)
      levels[NHS] = equality(at(left.nhs, a), at(right.nhs, b))
      levels[PHONE] = equality(at(left.phone, a), at(right.phone, b))
      levels[SCHOOL] = equality(at(left.school, a), at(right.school, b))
      levels[PARENT] = textLevel(names, at(left.parent, a), at(right.parent, b))
      for (let other = 0; other < others.length; other += 1) {
        const [one, two] = [left.others[other]?.[a] ?? 0, right.others[other]?.[b] ?? 0]
        levels[PARENT + 1 + other] = textLevel(names, one, two)
      }
      return levels
    },
  }
}

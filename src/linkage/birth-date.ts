/** A day as eight digits in one number, `YYYYMMDD`; 0 is missing. */
export type PackedDay = number

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?$/
const BRITISH = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: 00:00(?::00)?)?$/
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * Reads a date of birth written `YYYY-MM-DD`, `DD/MM/YYYY` or `YYYYMMDD`.
 * @returns undefined when it is none of them, or no day that exists between 1900 and 2199; 0 for an empty text
 */
export function readBirthDate(text: string): PackedDay | undefined {
  const written = text.trim()
  if (written === '') return 0
  const british = BRITISH.exec(written)
  const parts = ISO.exec(written) ?? DIGITS.exec(written)
  if (british !== null) return pack(Number(british[3]), Number(british[2]), Number(british[1]))
  return parts === null ? undefined : pack(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

function pack(year: number, month: number, day: number): PackedDay | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return undefined
  const isShort = month === 2 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))
  if (day > (isShort ? 28 : (DAYS[month - 1] ?? 0))) return undefined
  return year * 10_000 + month * 100 + day
}

/** Levels of two dates of birth, as `COMPARISONS` names them; symmetric. */
export function birthDateLevel(one: PackedDay, other: PackedDay): number {
  if (one === 0 || other === 0) return 0
  if (one === other) return 1
  const year = Math.trunc(one / 10_000)
  const sameYear = year === Math.trunc(other / 10_000)
  const [restOne, restOther] = [one % 10_000, other % 10_000]
  if (sameYear && (restOne === 101 || restOther === 101)) return 7
  if (isOneSlip(one, other)) return 2
  const [monthOne, monthOther] = [Math.trunc(restOne / 100), Math.trunc(restOther / 100)]
  const [dayOne, dayOther] = [restOne % 100, restOther % 100]
  if (sameYear && monthOne === dayOther && dayOne === monthOther) return 3
  if ((sameYear ? 1 : 0) + (monthOne === monthOther ? 1 : 0) + (dayOne === dayOther ? 1 : 0) === 2) return 4
  const apart = Math.abs(daysOf(one) - daysOf(other))
  return apart <= 366 ? 5 : 6
}

// Near enough to tell a year from more.
function daysOf(day: PackedDay): number {
  return Math.trunc(day / 10_000) * 365.25 + Math.trunc((day % 10_000) / 100) * 30.44 + (day % 100)
}

function isOneSlip(one: PackedDay, other: PackedDay): boolean {
  let [a, b] = [one, other]
  let different = 0
  let [lastA, lastB, lastAt] = [-1, -1, -1]
  for (let at = 0; at < 8; at += 1) {
    const [digitA, digitB] = [a % 10, b % 10]
    a = Math.trunc(a / 10)
    b = Math.trunc(b / 10)
    if (digitA === digitB) continue
    different += 1
    if (different > 2) return false
    if (different === 2 && !(lastAt === at - 1 && digitA === lastB && digitB === lastA)) return false
    lastA = digitA
    lastB = digitB
    lastAt = at
  }
  return different > 0
}

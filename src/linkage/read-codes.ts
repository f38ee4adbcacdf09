const ROUNDED = /^\d(?:[.,]\d+)?E\+?\d+$/i

/** Whether a spreadsheet wrote a long number in the scientific way, so that its last figures are lost. */
export function isRoundedNumber(text: string): boolean {
  return ROUNDED.test(text.trim())
}

const SEXES: Readonly<Record<string, 1 | 2>> = {
  f: 1,
  female: 1,
  girl: 1,
  '2': 1,
  w: 1,
  m: 2,
  male: 2,
  boy: 2,
  '1': 2,
}

/** 1 female, 2 male, 0 not known. 1 is male and 2 female where figures are written, as in the census. */
export function readSex(text: string): 0 | 1 | 2 {
  return SEXES[text.trim().toLowerCase()] ?? 0
}

/** The pupil numbers in a cell, upper case and without spaces inside; at most two are used. */
export function readPupilNumbers(text: string): readonly string[] {
  return text
    .toUpperCase()
    .split(/[;,|/\s]+/)
    .filter((part) => part !== '')
    .slice(0, 2)
}

/** Whether a text has the pattern of a pupil number, temporary ones too. */
export function isPupilNumber(text: string): boolean {
  return /^[A-Z]\d{11}[\dA-Z]$/.test(text)
}

/** The ten figures of an NHS number; undefined when its check figure does not fit. */
export function readNhsNumber(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d{10}$/.test(digits)) return undefined
  let sum = 0
  for (let at = 0; at < 9; at += 1) sum += Number(digits[at]) * (10 - at)
  return (11 - (sum % 11)) % 11 === Number(digits[9]) ? digits : undefined
}

/** The figures of a telephone number, without +44 or the 0 in front; empty when there are too few. */
export function readPhone(text: string): string {
  const digits = text.replace(/\D/g, '').replace(/^(?:0044|44)?0?/, '')
  return digits.length < 9 ? '' : digits
}

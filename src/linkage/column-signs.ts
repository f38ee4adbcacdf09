import { readBirthDate } from './birth-date.ts'
import { readPostcode } from './postal-address.ts'
import { readSex } from './read-codes.ts'

/** Whether a text that is there is a day; by it a column of dates is known wherever it stands. */
export function isReadableDay(text: string): boolean {
  return (readBirthDate(text) ?? 0) > 0
}

export function isPostcode(text: string): boolean {
  return readPostcode(text) !== undefined
}

/** Whether a text says a sex, or that it is not known. */
export function isReadableSex(text: string): boolean {
  return (
    readSex(text) !== 0 ||
    /^(?:u|x|0|9|n|other|indeterminate|unknown|not known|not stated|not specified)$/i.test(text.trim())
  )
}

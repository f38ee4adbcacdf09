import { hashText } from './content-hash.ts'
import { foldName } from './name-key.ts'

const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/
const IN_ADDRESS = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/i
const NO_FIXED_PLACE = /^ZZ99/

/** A postcode without its space, and its first half. */
export interface Postcode {
  readonly whole: string
  readonly district: string
}

/**
 * Reads a postcode; the letter O for the figure 0 and the letter I for 1 are mended where only a figure can stand.
 * @returns undefined when it is none, or one of those for no fixed abode (ZZ99)
 */
export function readPostcode(text: string): Postcode | undefined {
  const letters = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (letters.length < 5 || letters.length > 7) return undefined
  const figure = letters
    .charAt(letters.length - 3)
    .replace('O', '0')
    .replace('I', '1')
  const mended = letters.slice(0, -3) + figure + letters.slice(-2)
  const parts = POSTCODE.exec(mended)
  if (parts === null || NO_FIXED_PLACE.test(mended)) return undefined
  return { whole: mended, district: parts[1] ?? '' }
}

/** The postcode that stands within an address, if one does. */
export function postcodeIn(address: string): Postcode | undefined {
  const found = IN_ADDRESS.exec(address)
  return found === null ? undefined : readPostcode(`${found[1]}${found[2]}`)
}

/**
 * What tells one house from its neighbours: flat and number (`f3/12`), number (`12a`), or the name in front of the
 * street. Empty when the address is.
 */
export function houseOf(address: string): string {
  const plain = address.replace(IN_ADDRESS, ' ').toLowerCase()
  const flat = /\b(?:flat|apartment|apt|unit|room)\s*([0-9]+[a-z]?|[a-z])\b/.exec(plain)
  const rest = flat === null ? plain : plain.replace(flat[0], ' ')
  const number = /(?:^|[^a-z0-9])([0-9]+)\s?([a-z])?(?![a-z0-9])/.exec(rest)
  const house = number === null ? '' : `${Number(number[1])}${number[2] ?? ''}`
  if (flat !== null) return `f${flat[1]}/${house}`
  if (house !== '') return house
  return foldName((plain.split(/[,\n]/)[0] ?? '').trim()).replaceAll(' ', '')
}

const SHORT_WORDS: Readonly<Record<string, string>> = {
  rd: 'road',
  st: 'street',
  ave: 'avenue',
  av: 'avenue',
  cl: 'close',
  dr: 'drive',
  ln: 'lane',
  cres: 'crescent',
  ct: 'court',
  pl: 'place',
  gdns: 'gardens',
  gr: 'grove',
  tce: 'terrace',
  terr: 'terrace',
}

/** A hash of the address in words, without its postcode; 0 when there is none. */
export function addressHash(address: string): number {
  const words = foldName(address.replace(IN_ADDRESS, ' '))
  if (words === '') return 0
  return hashText(
    words
      .split(' ')
      .map((word) => SHORT_WORDS[word] ?? word)
      .join(' '),
  )
}

/** Letters that Unicode does not take apart into a letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ə: 'e',
}
const UNFOLDED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')
const APOSTROPHES = /['’‘ʼʻ`´′]/g
const NOT_LETTER_OR_DIGIT = /[^\p{L}\p{M}\p{N}]+/gu

/**
 * A text as it is searched and matched: lower case, accents folded, apostrophes gone, hyphens and every other sign one
 * space. Scripts other than Latin keep their letters; a text without any letter gives an empty key.
 *
 * @param text  a name as kept, any script
 */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(UNFOLDED, (letter) => LETTERS[letter] ?? letter)
    .replace(APOSTROPHES, '')
    .replace(NOT_LETTER_OR_DIGIT, ' ')
    .trim()
}

/**
 * The search key of a person, given name first: the one way in which stored keys and typed words are made alike.
 *
 * @param given   given name or names, as kept
 * @param family  family name, as kept; may be empty
 */
export function nameKey(given: string, family: string): string {
  return `${foldName(given)} ${foldName(family)}`.trim()
}

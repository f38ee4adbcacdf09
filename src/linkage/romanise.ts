const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  ђ: 'd',
  џ: 'dz',
}
const GREEK: Readonly<Record<string, string>> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
}
const OTHER_ALPHABET = /[\p{Script=Cyrillic}\p{Script=Greek}]/u
const OTHER_LETTERS = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu
const LETTERS = { ...CYRILLIC, ...GREEK }

/**
 * A folded name in Latin letters where it stands in Cyrillic or Greek ones, as British passports spell them.
 *
 * @param folded  lower case and without accents, as `foldName` gives it
 */
export function romanise(folded: string): string {
  if (!OTHER_ALPHABET.test(folded)) return folded
  return folded
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(OTHER_LETTERS, (letter) => LETTERS[letter] ?? letter)
}

const PLACES: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a postcode', /\b[A-Z]{1,2}\d[\dA-Z]?\s*\d[A-Z]{2}\b/i],
  ['a telephone number', /(?:\+44\s?|\b0)[1-9](?:[\s-]?\d){8,9}\b/],
  ['an e-mail address', /[\w.%+-]+@[\w.-]+\.[A-Za-z]{2,}/],
  [
    'a street',
    /\b\d{1,4}[a-z]?,?\s+(?:[\w’'-]+\s+){1,3}(?:road|rd|street|st|lane|ln|avenue|ave|close|drive|way|court|place|terrace|crescent|gardens|grove|square|walk|row|mews|hill|green)\b/i,
  ],
]

/**
 * What in a text looks as if it told where somebody is: "a postcode", "a telephone number", "an e-mail address",
 * "a street". Empty when nothing does. It errs towards finding: a letter that names a place goes to a person first.
 */
export function placesInWords(text: string): readonly string[] {
  return PLACES.filter(([, pattern]) => pattern.test(text)).map(([what]) => what)
}

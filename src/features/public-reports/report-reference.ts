import { randomBytes } from 'node:crypto'

// Crockford's letters: none that is read as another.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 20

/** One of 2^100 references, in groups that can be read out: `7K3Q-9XWM-…`. It opens nothing. */
export function newReportReference(): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length] ?? '0').join('')
  return letters.match(/.{4}/g)?.join('-') ?? letters
}

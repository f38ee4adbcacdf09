import { hashText } from './content-hash.ts'
import { jaroWinkler } from './jaro-winkler.ts'
import { areForms, canonicalForm } from './name-aliases.ts'
import { bearingTokens, nameTokens } from './name-tokens.ts'
import { ownText } from './own-text.ts'

/** How alike two names are, before it is said which field they stand in. Packed, so that a byte remembers a pair. */
export type Likeness = number
/** Bands of Jaro–Winkler: 4 is at least 0.92, 3 is 0.84, 2 is 0.72, 0 below. */
export const BAND = 7
export const SAME = 8
export const SHARED_TOKEN = 16
export const FAMILIAR_FORM = 32
export const INITIAL = 64

interface BookName {
  readonly compact: string
  readonly tokens: readonly string[]
}

const REMEMBERED = 1 << 18

/** Every different name of the files once, by a number; 0 is no name. One book serves all the files of one run. */
export class NameBook {
  readonly #ofRaw = new Map<string, number>()
  readonly #ofTokens = new Map<string, number>()
  readonly #names: BookName[] = [{ compact: '', tokens: [] }]
  readonly #hashes: number[] = [0]
  readonly #firsts: number[] = [0]
  readonly #starts: number[][] = [[0, 0, 0, 0]]
  // A direct-mapped memory: what it forgets is worked out again, so it never changes a result.
  readonly #pairs = new Float64Array(REMEMBERED)
  readonly #likeness = new Uint8Array(REMEMBERED)

  get size(): number {
    return this.#names.length
  }

  /** The number of a name as it is kept. */
  number(raw: string): number {
    const known = this.#ofRaw.get(raw)
    if (known !== undefined) return known
    const tokens = nameTokens(raw).map(ownText)
    const spaced = tokens.join(' ')
    let number = tokens.length === 0 ? 0 : this.#ofTokens.get(spaced)
    if (number === undefined) number = this.#enter(spaced, tokens)
    this.#ofRaw.set(ownText(raw), number)
    return number
  }

  #enter(spaced: string, tokens: readonly string[]): number {
    const number = this.#names.length
    const compact = tokens.join('')
    const bearing = bearingTokens(tokens)
    this.#ofTokens.set(spaced, number)
    this.#names.push({ compact, tokens: bearing })
    this.#hashes.push(hashText(compact))
    this.#firsts.push(hashText(canonicalForm(bearing[0] ?? compact)))
    this.#starts.push([0, 1, 2, 3].map((length) => hashText(compact.slice(0, length), length)))
    return number
  }

  /** The name as it is compared, its parts run together. */
  text(number: number): string {
    return this.#names[number]?.compact ?? ''
  }

  /** A hash of the whole name; two spellings of the same letters give the same. */
  hash(number: number): number {
    return this.#hashes[number] ?? 0
  }

  /** A hash of the first part, transliterations brought together. */
  firstHash(number: number): number {
    return this.#firsts[number] ?? 0
  }

  /** A hash of the first two or three letters. */
  startHash(number: number, length: 2 | 3): number {
    return this.#starts[number]?.[length] ?? 0
  }

  /** Symmetric; both names must be there. */
  likeness(one: number, other: number): Likeness {
    if (one === other) return SAME | 4
    const [low, high] = one < other ? [one, other] : [other, one]
    const pair = low * 4_294_967_296 + high
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) & (REMEMBERED - 1)
    if (this.#pairs[slot] === pair) return this.#likeness[slot] ?? 0
    const likeness = likenessOf(this.#names[low], this.#names[high])
    this.#pairs[slot] = pair
    this.#likeness[slot] = likeness
    return likeness
  }
}

function likenessOf(one: BookName | undefined, other: BookName | undefined): Likeness {
  if (one === undefined || other === undefined) return 0
  if (one.compact === other.compact) return SAME | 4
  const score = jaroWinkler(one.compact, other.compact)
  let likeness = score >= 0.92 ? 4 : score >= 0.84 ? 3 : score >= 0.72 ? 2 : 0
  if (isPartOf(one.tokens, other.tokens) || isPartOf(other.tokens, one.tokens)) likeness |= SHARED_TOKEN
  const isOneAlone = one.tokens.length === 1 || other.tokens.length === 1
  if (isOneAlone && areForms(one.tokens[0] ?? '', other.tokens[0] ?? '')) likeness |= FAMILIAR_FORM
  const isInitial = one.compact.length === 1 || other.compact.length === 1
  if (isInitial && one.compact[0] === other.compact[0]) likeness |= INITIAL
  return likeness
}

// Part of a compound name, or the same parts in another order.
function isPartOf(fewer: readonly string[], more: readonly string[]): boolean {
  if (fewer.length > more.length) return false
  return fewer.every(
    (token) => token.length > 2 && more.some((part) => canonicalForm(part) === canonicalForm(token)),
  )
}

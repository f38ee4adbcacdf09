import { hashText } from './content-hash.ts'
import { ownText } from './own-text.ts'

/** Every different code of the files (postcode, pupil number, school) once, by a number; 0 is no code. */
export class CodeBook {
  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = ['']
  readonly #hashes: number[] = [0]

  number(text: string): number {
    if (text === '') return 0
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const number = this.#texts.length
    const kept = ownText(text)
    this.#numbers.set(kept, number)
    this.#texts.push(kept)
    this.#hashes.push(hashText(text))
    return number
  }

  text(number: number): string {
    return this.#texts[number] ?? ''
  }

  hash(number: number): number {
    return this.#hashes[number] ?? 0
  }

  get size(): number {
    return this.#texts.length
  }
}

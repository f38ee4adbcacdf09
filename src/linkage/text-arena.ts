const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Many short texts in one piece of memory: a million ids must not be a million objects. */
export class TextArena {
  #bytes = new Uint8Array(16_384)
  #used = 0
  #ends = new Uint32Array(1024)
  length = 0

  push(text: string): void {
    const most = this.#used + text.length * 3
    if (most > this.#bytes.length) this.#bytes = widened(this.#bytes, Math.max(most, this.#bytes.length * 2))
    this.#used += encoder.encodeInto(text, this.#bytes.subarray(this.#used)).written
    if (this.length === this.#ends.length) {
      const wider = new Uint32Array(this.#ends.length * 2)
      wider.set(this.#ends)
      this.#ends = wider
    }
    this.#ends[this.length] = this.#used
    this.length += 1
  }

  at(index: number): string {
    const from = index === 0 ? 0 : (this.#ends[index - 1] ?? 0)
    return decoder.decode(this.#bytes.subarray(from, this.#ends[index] ?? from))
  }
}

function widened(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const wider = new Uint8Array(size)
  wider.set(bytes)
  return wider
}

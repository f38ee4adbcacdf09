/** A column of whole numbers of 32 bits that grows as rows come. */
export class GrowingInts {
  #values = new Int32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Int32Array(this.#values.length * 2)
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.length] = value
    this.length += 1
  }

  /** The values so far. The memory is shared until the next push. */
  view(): Int32Array {
    return this.#values.subarray(0, this.length)
  }

  /** The value at a place below `length`. */
  at(index: number): number {
    return this.#values[index] ?? 0
  }
}

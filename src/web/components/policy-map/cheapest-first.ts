/** A queue that gives the cheapest item first (a binary heap). */
export class CheapestFirst {
  readonly #costs: number[] = []
  readonly #items: number[] = []

  get size(): number {
    return this.#items.length
  }

  add(cost: number, item: number): void {
    let at = this.#items.length
    this.#costs.push(cost)
    this.#items.push(item)
    while (at > 0) {
      const above = (at - 1) >> 1
      if (this.#cost(above) <= cost) break
      this.#swap(at, above)
      at = above
    }
  }

  take(): { readonly cost: number; readonly item: number } | undefined {
    const item = this.#items[0]
    if (item === undefined) return undefined
    const cost = this.#cost(0)
    const last = this.#items.length - 1
    this.#swap(0, last)
    this.#costs.pop()
    this.#items.pop()
    for (let at = 0; ; ) {
      let below = 2 * at + 1
      if (below >= last) break
      if (below + 1 < last && this.#cost(below + 1) < this.#cost(below)) below += 1
      if (this.#cost(at) <= this.#cost(below)) break
      this.#swap(at, below)
      at = below
    }
    return { cost, item }
  }

  #cost(at: number): number {
    return this.#costs[at] ?? Number.POSITIVE_INFINITY
  }

  #swap(a: number, b: number): void {
    for (const list of [this.#costs, this.#items]) {
      const held = list[a] ?? 0
      list[a] = list[b] ?? 0
      list[b] = held
    }
  }
}

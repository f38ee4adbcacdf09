/** Draws that are the same for the same seed, on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number
  /** A whole number, both ends possible. */
  whole(from: number, to: number): number
  chance(of: number): boolean
  pick<Item>(from: readonly Item[]): Item
  /** A UUID of version 7 with this time in front. */
  id(atMs: number): string
  /** Another source, which neither disturbs this one nor is disturbed by it. */
  fork(name: string): Random
}

/** A small generator (mulberry32): good enough for made-up people, useless for secrets. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const bits = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const next = () => bits() / 4_294_967_296
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const hex = (digits: number) => bits().toString(16).padStart(8, '0').slice(0, digits)
  return {
    next,
    whole,
    chance: (of) => next() < of,
    pick(from) {
      const item = from[Math.floor(next() * from.length)]
      if (item === undefined) throw new Error('Nothing to pick from')
      return item
    },
    id(atMs) {
      const time = atMs.toString(16).padStart(12, '0')
      const variant = '89ab'.charAt(whole(0, 3))
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(8)}${hex(4)}`
    },
    fork: (name) => randomFrom(hashOf(`${seed}/${name}`)),
  }
}

function hashOf(text: string): number {
  let hash = 2_166_136_261
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619)
  return hash >>> 0
}

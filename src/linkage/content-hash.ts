/** A number of 32 bits (never 0) that depends on the text alone: not on the order of rows, nor on the machine. */
export function hashText(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mix(hash)
}

/** One hash of two, in this order; 0 (missing) when either is missing. */
export function joinHashes(one: number, other: number): number {
  return one === 0 || other === 0 ? 0 : mix(Math.imul(one, 0x9e3779b1) ^ other)
}

function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  hash ^= hash >>> 16
  return hash === 0 ? 1 : hash | 0
}

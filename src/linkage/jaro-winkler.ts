const LONGEST = 64
const takenOfOther = new Uint8Array(LONGEST)
const matchesOfOne = new Uint16Array(LONGEST)

/**
 * Jaro–Winkler likeness, 0 to 1; 1 for equal texts. Symmetric: the pair is put in order first. Only the first 64
 * characters are read.
 */
export function jaroWinkler(first: string, second: string): number {
  if (first === second) return 1
  const [one, other] = first < second ? [first, second] : [second, first]
  const [m, n] = [Math.min(one.length, LONGEST), Math.min(other.length, LONGEST)]
  if (m === 0 || n === 0) return 0
  const reach = Math.max(0, (Math.max(m, n) >> 1) - 1)
  takenOfOther.fill(0, 0, n)
  let matches = 0
  for (let i = 0; i < m; i += 1) {
    const code = one.charCodeAt(i)
    const to = Math.min(n - 1, i + reach)
    for (let j = Math.max(0, i - reach); j <= to; j += 1) {
      if (takenOfOther[j] === 1 || other.charCodeAt(j) !== code) continue
      takenOfOther[j] = 1
      matchesOfOne[matches] = code
      matches += 1
      break
    }
  }
  if (matches === 0) return 0
  let outOfPlace = 0
  for (let j = 0, k = 0; j < n; j += 1) {
    if (takenOfOther[j] !== 1) continue
    if (matchesOfOne[k] !== other.charCodeAt(j)) outOfPlace += 1
    k += 1
  }
  const jaro = (matches / m + matches / n + (matches - outOfPlace / 2) / matches) / 3
  let prefix = 0
  while (prefix < 4 && prefix < m && prefix < n && one.charCodeAt(prefix) === other.charCodeAt(prefix))
    prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

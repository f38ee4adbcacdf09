import { foldName } from './name-key.ts'
import { romanise } from './romanise.ts'

const JOINED = new Set(['mc', 'mac', 'o'])
const PARTICLES = new Set(
  'al el ul ur bin ibn bint ben abu umm van von der den de del della di da do dos das du la le ap ab ferch st saint ter ten af av zu y e und i'.split(
    ' ',
  ),
)
const NO_NAME = new Set([
  'unknown',
  'not known',
  'unnamed',
  'not named',
  'no name',
  'none',
  'n a',
  'na',
  'tbc',
  'baby',
  'baby boy',
  'baby girl',
  'infant',
  'null',
  'nil',
  'nmn',
])
const TITLES = new Set(['mr', 'mrs', 'miss', 'ms', 'mx', 'dr', 'master', 'rev', 'prof'])

/**
 * The parts of a name as they are compared: folded, romanised, Mc, Mac and O joined with what follows, a title in front
 * dropped. A word that says that there is no name ("unknown", "baby") gives no parts.
 *
 * @param raw  a given name, a family name, or several, as kept
 */
export function nameTokens(raw: string): readonly string[] {
  const folded = romanise(foldName(raw))
  if (folded === '' || NO_NAME.has(folded)) return []
  const words = folded.split(' ').filter((word) => word !== '')
  if (words.length > 1 && TITLES.has(words[0] ?? '')) words.shift()
  const tokens: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const next = words[at + 1]
    if (JOINED.has(word) && next !== undefined && next.length > 2) {
      tokens.push(word + next)
      at += 1
    } else tokens.push(word)
  }
  return tokens
}

/** The parts that carry a name: particles (van, al, ap) only when there is nothing else. */
export function bearingTokens(tokens: readonly string[]): readonly string[] {
  const bearing = tokens.filter((token) => !PARTICLES.has(token))
  return bearing.length === 0 ? tokens : bearing
}

import { ok, type Result, refuse } from '../../domain/result.ts'

const SHORTEST = 12
const LONGEST = 1_000

/** Words that a guesser tries first; a password that is one of them with figures or signs around it is no secret. */
const FIRST_GUESSES = [
  'password',
  'passw0rd',
  'welcome',
  'letmein',
  'changeme',
  'administrator',
  'admin',
  'qwerty',
  'qwertyuiop',
  'iloveyou',
  'monkey',
  'dragon',
  'sunshine',
  'princess',
  'football',
  'liverpool',
  'arsenal',
  'chelsea',
  'staffordshire',
  'council',
  'school',
  'teacher',
  'onroll',
  'summer',
  'winter',
  'autumn',
  'spring',
  'september',
  'january',
  'secret',
  'trustno',
  'superman',
  'batman',
  'charlie',
  'abcdef',
] as const
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/**
 * Whether somebody may use this as a password: long enough, not the first thing a guesser would try, not their own
 * name. No rule about kinds of characters.
 * @param own     name and e-mail address of the person
 * @param common  a list of known passwords, in lower case, where the installation has one
 */
export function judgePassword(
  password: string,
  own: readonly string[],
  common: ReadonlySet<string> = new Set(),
): Result<string> {
  const length = [...password].length
  if (length < SHORTEST)
    return bad('PASSWORD_TOO_SHORT', `The password must have at least ${SHORTEST} characters.`)
  if (length > LONGEST)
    return bad('PASSWORD_TOO_LONG', `The password must have at most ${LONGEST} characters.`)
  const lower = password.normalize('NFC').toLowerCase()
  if (common.has(lower) || isFirstGuess(lower))
    return bad(
      'PASSWORD_TOO_COMMON',
      'Many people use this password, so it is guessed first. Choose another.',
    )
  if (partsOf(own).some((part) => lower.includes(part)))
    return bad('PASSWORD_IS_NAME', 'The password must not contain your name or your e-mail address.')
  return ok(password)
}

function isFirstGuess(lower: string): boolean {
  const letters = lower
    .replace(/0/g, 'o')
    .replace(/[1!]/g, 'i')
    .replace(/[3]/g, 'e')
    .replace(/[4@]/g, 'a')
    .replace(/[5$]/g, 's')
  if (new Set(lower).size < 5) return true
  return [lower, letters].some(isGuessWithTrimmings) || isWalkAlongKeys(lower)
}

function isGuessWithTrimmings(text: string): boolean {
  const rest = FIRST_GUESSES.reduce<string>((left, word) => left.replaceAll(word, ''), text)
  return rest !== text && rest.replace(/[^\p{L}]/gu, '').length < 5
}

// "qwertyuiop12", "abcdefghijkl": walks of four keys or more along a row are worth one character each.
function isWalkAlongKeys(lower: string): boolean {
  const walks = ROWS.flatMap((row) => [row, [...row].reverse().join('')])
  let effort = 0
  for (let at = 0; at < lower.length; ) {
    const step = longestWalk(lower, at, walks)
    effort += 1
    at += step >= 4 ? step : 1
  }
  return effort < 6
}

function longestWalk(text: string, at: number, walks: readonly string[]): number {
  let length = 1
  while (at + length < text.length && walks.some((walk) => walk.includes(text.slice(at, at + length + 1))))
    length += 1
  return length
}

function partsOf(own: readonly string[]): readonly string[] {
  return own
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => [...part].length >= 4 && !['test', 'demo', 'mail', 'gov', 'school'].includes(part))
}

function bad(code: string, message: string) {
  return refuse({ code, message, field: 'password' })
}

import { sql } from 'kysely'
import { hashOf } from '../../platform/auth/secret-tokens.ts'
import type { Db } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'

/** Wrong guesses weighed for one account, one source or one known device in five minutes; one more is not weighed. */
export const MOST_GUESSES = 10
export const GUESS_MINUTES = 5

export interface Guess {
  readonly weighed: boolean
  readonly keys: readonly Buffer[]
  readonly id: string
}

/** Where guesses are counted. A known device counts apart, so that strangers cannot lock its owner out. */
export function guessKeys(who: string, source: string, knownDevice: string | undefined): readonly Buffer[] {
  if (knownDevice !== undefined) return [hashOf(`device ${who} ${knownDevice}`)]
  return [hashOf(`account ${who}`), hashOf(`source ${source}`)]
}

/** Writes the guess down before it is weighed, so that a hundred at once are not weighed all. */
export async function takeGuess(db: Db, keys: readonly Buffer[], now: Date): Promise<Guess> {
  const id = newId(now)
  const since = new Date(now.getTime() - GUESS_MINUTES * 60_000)
  for (const key of keys) await sql`select onroll.record_guess(${key}, ${now}, ${id})`.execute(db)
  const { rows } = await sql<{ most: number }>`select max(onroll.count_guesses(key, ${since})) as most
    from unnest(${[...keys]}::bytea[]) as key`.execute(db)
  const weighed = (rows[0]?.most ?? 0) <= MOST_GUESSES
  const guess = { weighed, keys, id }
  if (!weighed) await forgiveGuess(db, guess)
  return guess
}

/** A right guess does not count, nor one that was not weighed. */
export async function forgiveGuess(db: Db, guess: Pick<Guess, 'keys' | 'id'>): Promise<void> {
  for (const key of guess.keys) await sql`select onroll.forgive_guess(${key}, ${guess.id})`.execute(db)
}

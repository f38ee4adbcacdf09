import { sql } from 'kysely'
import { codeAt, demonstrationSecret, stepOfCode } from '../../platform/auth/one-time-codes.ts'
import type { Ask } from '../slice.ts'
import { forgiveGuess, guessKeys, takeGuess } from './guesses.store.ts'
import { useCodeStep } from './sign-in.store.ts'

/** The question for a fresh code, as the last one of a form that needs a second factor. */
export function codeField(ask: Ask) {
  const { deps, by } = ask
  return {
    kind: 'text',
    name: 'code',
    label: 'Code from your authenticator app',
    hint: deps.demo
      ? `People here are made up and have no app: the code is ${codeAt(demonstrationSecret(by.accountId), ask.now)}.`
      : 'Six digits. Each code works once.',
    width: 'short',
    autocomplete: 'one-time-code',
  } as const
}

/**
 * Weighs the code typed with this form: given now, so never older than the form. Guesses are counted as at sign-in.
 * @returns  the fault, or undefined when the code is right and used up
 */
export async function faultOfCode(
  ask: Ask,
): Promise<{ readonly field: 'code'; readonly message: string } | undefined> {
  const { deps, by, form, now } = ask
  const guess = await takeGuess(
    deps.db,
    guessKeys(`step-up ${by.accountId}`, `step-up ${by.accountId}`, undefined),
    now,
  )
  if (!guess.weighed)
    return { field: 'code', message: 'Too many codes were tried. Wait five minutes and give a new one.' }
  if (!(await isRight(ask, form.text('code'))))
    return { field: 'code', message: 'Enter the six digits that your app shows now. Each code works once.' }
  await forgiveGuess(deps.db, guess)
  return undefined
}

async function isRight({ trx, deps, by, now }: Ask, typed: string): Promise<boolean> {
  const { rows } = await sql<{ secret: string | null }>`select onroll.own_code_secret() as secret`.execute(
    trx,
  )
  const secret = rows[0]?.secret
  if (typeof secret === 'string') {
    const step = stepOfCode(secret, typed, now)
    return step !== undefined && (await useCodeStep(deps.db, by.laId, by.accountId, step))
  }
  return deps.demo && stepOfCode(demonstrationSecret(by.accountId), typed, now) !== undefined
}

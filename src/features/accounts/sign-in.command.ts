import { setTimeout as pause } from 'node:timers/promises'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { type Asker, standingOf, systemOf } from '../../platform/auth/asker.ts'
import { stepOfCode } from '../../platform/auth/one-time-codes.ts'
import { isPassword } from '../../platform/auth/passwords.ts'
import { ROLES, type Role } from '../../platform/auth/roles.ts'
import { newSecretToken } from '../../platform/auth/secret-tokens.ts'
import { beginSignIn, endSignIn } from '../../platform/auth/sign-ins.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import type { OpenAsk } from '../open-route.ts'
import { forgiveGuess, guessKeys, takeGuess } from './guesses.store.ts'
import {
  type AccountRole,
  beginPendingSignIn,
  endPendingSignIn,
  findAccountToSignIn,
  findPendingSignIn,
  isKnownDevice,
  listRolesOf,
  rememberDevice,
  useCodeStep,
} from './sign-in.store.ts'

/** What weighing a guess led to. Wrong says nothing of why. */
export type Weighed<Right> =
  | ({ readonly kind: 'right' } & Right)
  | { readonly kind: 'wrong' | 'too-many' | 'gone' }

// A refusal leaves no sooner than this, so that its time tells nothing of what was found on the way.
const REFUSAL_MS = 350
const LONGEST_PASSWORD = 4_096

/** The first step. The same work, words and time whether or not the account exists. */
export async function givePassword(
  ask: OpenAsk,
  email: string,
  password: string,
): Promise<Weighed<{ readonly pending: string }>> {
  const begun = performance.now()
  const { db } = ask.deps
  const address = email.trim().toLowerCase().slice(0, 320)
  const account = await findAccountToSignIn(db, address)
  const known = await isKnownDevice(db, account, ask.token.device)
  const keys = guessKeys(account?.id ?? address, ask.source, known ? ask.token.device : undefined)
  const guess = await takeGuess(db, keys, ask.now)
  if (!guess.weighed) return refuseAfter(begun, 'too-many')
  const right = await isPassword(password.slice(0, LONGEST_PASSWORD), account?.passwordPhc)
  if (!right || account === undefined || account.disabled || account.codeSecret === null) {
    if (account !== undefined)
      await auditSignIn(ask, systemOf(account.laId), account.id, 'refused', 'password')
    return refuseAfter(begun, 'wrong')
  }
  await forgiveGuess(db, guess)
  return { kind: 'right', pending: await beginPendingSignIn(db, account, ask.now) }
}

export interface SignedInNow {
  readonly token: string
  readonly device: string
  readonly roles: readonly AccountRole[]
}

/** The second step: the code, which works once. Begins a new sign-in and ends the one the browser held. */
export async function giveCode(ask: OpenAsk, code: string): Promise<Weighed<SignedInNow>> {
  const begun = performance.now()
  const { db } = ask.deps
  const token = ask.token.pending
  const pending = token === undefined ? undefined : await findPendingSignIn(db, token, ask.now)
  if (token === undefined || pending === undefined || pending.codeSecret === null) return { kind: 'gone' }
  const account = { laId: pending.laId, id: pending.accountId }
  const known = await isKnownDevice(db, account, ask.token.device)
  const keys = guessKeys(account.id, ask.source, known ? ask.token.device : undefined)
  const guess = await takeGuess(db, keys, ask.now)
  if (!guess.weighed) return refuseAfter(begun, 'too-many')
  const step = stepOfCode(pending.codeSecret, code, ask.now)
  if (step === undefined || !(await useCodeStep(db, account.laId, account.id, step))) {
    await auditSignIn(ask, systemOf(account.laId), account.id, 'refused', 'one-time-code')
    return refuseAfter(begun, 'wrong')
  }
  await forgiveGuess(db, guess)
  if (!(await endPendingSignIn(db, token))) return { kind: 'gone' }
  return startSignIn(ask, account, known ? ask.token.device : undefined)
}

async function startSignIn(
  ask: OpenAsk,
  account: { readonly laId: number; readonly id: string },
  knownDevice: string | undefined,
): Promise<Weighed<SignedInNow>> {
  const { db } = ask.deps
  const roles = await listRolesOf(db, account.laId, account.id, ask.today)
  const first = roles[0]
  if (first === undefined) return { kind: 'gone' }
  const device = knownDevice ?? newSecretToken()
  if (knownDevice === undefined) await rememberDevice(db, account.laId, account.id, device, ask.now)
  const token = await replaceSignIn(ask, { ...account, accountRoleId: first.id, role: first.role })
  return { kind: 'right', token, device, roles }
}

/** Ends what the browser held and begins anew, with a line in the audit record. */
export async function replaceSignIn(
  ask: OpenAsk,
  person: {
    readonly laId: number
    readonly id: string
    readonly accountRoleId: string
    readonly role: string
  },
): Promise<string> {
  const { db } = ask.deps
  if (ask.token['sign-in'] !== undefined) await endSignIn(db, ask.token['sign-in'], ask.now)
  const signIn = {
    laId: person.laId,
    accountId: person.id,
    accountRoleId: person.accountRoleId,
    secondFactorAt: ask.now,
  }
  await auditSignIn(ask, askerOf(person), person.id, 'done', undefined)
  return beginSignIn(db, signIn, ask.now)
}

function askerOf(person: { readonly laId: number; readonly id: string; readonly role: string }): Asker {
  const role = (Object.hasOwn(ROLES, person.role) ? person.role : 'auditor') as Role
  return { ...systemOf(person.laId), ...standingOf(role), accountId: person.id, role }
}

async function auditSignIn(
  ask: OpenAsk,
  by: Asker,
  accountId: string,
  outcome: 'done' | 'refused',
  why: string | undefined,
): Promise<void> {
  await inTransaction(ask.deps.db, by, (trx) =>
    recordAudit(trx, by, ask.deps.clock.now(), {
      action: 'sign-in',
      recordType: 'account',
      recordIds: [accountId],
      outcome,
      why,
      requestId: ask.requestId,
      sourceAddress: ask.source,
    }),
  )
}

async function refuseAfter<Kind extends 'wrong' | 'too-many'>(
  begun: number,
  kind: Kind,
): Promise<{ readonly kind: Kind }> {
  const rest = REFUSAL_MS - (performance.now() - begun)
  if (rest > 0) await pause(rest)
  return { kind }
}

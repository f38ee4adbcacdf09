import { recordAudit } from '../../platform/audit/record-audit.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import { codeAddress, stepOfCode } from '../../platform/auth/one-time-codes.ts'
import { hashPassword } from '../../platform/auth/passwords.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import type { OpenAnswer, OpenAsk, OpenRoute } from '../open-route.ts'
import { commonPasswords } from './common-passwords.ts'
import { forgiveGuess, guessKeys, takeGuess } from './guesses.store.ts'
import { type FormFault, goneInvitePage, invitePage } from './invite.page.tsx'
import { findInvite, type Invite, takeInvite } from './invites.store.ts'
import { judgePassword } from './password-rule.ts'

export const inviteRoutes: readonly OpenRoute[] = [
  {
    method: 'GET',
    path: '/invites/:token',
    permission: 'anyone',
    data: 'account',
    writes: false,
    audit: 'view-invite',
    proof: 'form',
    handle: showInvite,
  },
  {
    method: 'POST',
    path: '/invites/:token',
    permission: 'anyone',
    data: 'account',
    writes: true,
    audit: 'take-invite',
    proof: 'form',
    handle: postInvite,
  },
]

const GONE: OpenAnswer = { kind: 'page', status: 410, page: goneInvitePage }

async function showInvite(ask: OpenAsk): Promise<OpenAnswer> {
  const invite = await inviteOf(ask)
  return invite === undefined ? GONE : { kind: 'page', page: pageOf(ask, invite, []) }
}

async function postInvite(ask: OpenAsk): Promise<OpenAnswer> {
  const { deps, form, now } = ask
  const invite = await inviteOf(ask)
  if (invite === undefined) return GONE
  const guess = await takeGuess(deps.db, guessKeys(invite.accountId, ask.source, undefined), now)
  if (!guess.weighed) {
    const errors = [{ text: 'Too many tries. Wait five minutes, then try again.', field: 'code' }]
    return { kind: 'page', status: 429, page: pageOf(ask, invite, errors) }
  }
  const step = stepOfCode(invite.codeSecret, form.text('code'), now)
  const errors = faultsOf(ask, invite, step)
  if (step === undefined || errors.length > 0)
    return { kind: 'page', status: 422, page: pageOf(ask, invite, errors) }
  await forgiveGuess(deps.db, guess)
  const phc = await hashPassword(form.text('password'))
  const by = systemOf(invite.laId)
  const taken = await inTransaction(deps.db, by, async (trx) => {
    const done = await takeInvite(trx, ask.params.token ?? '', phc, step, now)
    await recordAudit(trx, by, deps.clock.now(), {
      action: 'take-invite',
      recordType: 'account',
      recordIds: [invite.accountId],
      outcome: done ? 'done' : 'refused',
      requestId: ask.requestId,
      sourceAddress: ask.source,
    })
    return done
  })
  return taken ? { kind: 'redirect', to: '/sign-in' } : GONE
}

function faultsOf({ form }: OpenAsk, invite: Invite, step: number | undefined): readonly FormFault[] {
  const judged = judgePassword(form.text('password'), [invite.name, invite.email], commonPasswords())
  const errors: FormFault[] = []
  if (!judged.ok) errors.push({ text: judged.refusal.message, field: 'password' })
  if (form.text('again') !== form.text('password'))
    errors.push({ text: 'The two passwords are not the same.', field: 'again' })
  if (step === undefined) errors.push({ text: 'The code is not the one the app shows now.', field: 'code' })
  return errors
}

function inviteOf({ deps, params, now }: OpenAsk): Promise<Invite | undefined> {
  return findInvite(deps.db, params.token ?? '', now)
}

function pageOf({ hidden, params }: OpenAsk, invite: Invite, errors: readonly FormFault[]) {
  const address = codeAddress(invite.codeSecret, invite.email)
  return invitePage({ hidden, invite, token: params.token ?? '', address, errors })
}

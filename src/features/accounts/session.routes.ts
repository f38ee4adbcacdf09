import { recordAudit } from '../../platform/audit/record-audit.ts'
import { actAs, endSignIn } from '../../platform/auth/sign-ins.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import type { OpenAnswer, OpenAsk, OpenRoute } from '../open-route.ts'
import { actingAsPage } from './acting-as.page.tsx'
import { listRolesOf } from './sign-in.store.ts'

/** Signing out and acting in another role: both end one cookie, so both stand outside the usual transaction. */
export const sessionRoutes: readonly OpenRoute[] = [
  {
    method: 'POST',
    path: '/sign-out',
    permission: 'anyone',
    data: 'none',
    writes: true,
    audit: 'sign-out',
    proof: 'sign-in',
    handle: signOut,
  },
  {
    method: 'GET',
    path: '/acting-as',
    permission: 'change-role',
    data: 'account',
    writes: false,
    audit: 'view-roles',
    proof: 'sign-in',
    handle: async (ask) => ({ kind: 'page', page: await rolesPage(ask) }),
  },
  {
    method: 'POST',
    path: '/acting-as',
    permission: 'change-role',
    data: 'account',
    writes: true,
    audit: 'change-role',
    proof: 'sign-in',
    handle: changeRole,
  },
]

async function signOut(ask: OpenAsk): Promise<OpenAnswer> {
  const token = ask.token['sign-in']
  if (token !== undefined && ask.by !== undefined) {
    await note(ask, 'sign-out')
    await endSignIn(ask.deps.db, token, ask.now)
  }
  return { kind: 'redirect', to: '/sign-in', forget: true, cookies: [{ name: 'sign-in', value: undefined }] }
}

async function changeRole(ask: OpenAsk): Promise<OpenAnswer> {
  const token = ask.token['sign-in']
  const wanted = ask.form.text('role')
  const roles = await rolesOf(ask)
  if (token === undefined || !roles.some((role) => role.id === wanted)) {
    const problem = 'Choose one of your roles.'
    return { kind: 'page', status: 422, page: await rolesPage(ask, problem) }
  }
  const fresh = await actAs(ask.deps.db, token, wanted, ask.now, ask.today)
  if (fresh === undefined)
    return { kind: 'redirect', to: '/sign-in', cookies: [{ name: 'sign-in', value: undefined }] }
  await note(ask, 'change-role')
  return {
    kind: 'redirect',
    to: '/start',
    forget: true,
    cookies: [{ name: 'sign-in', value: fresh }],
  }
}

async function rolesPage(ask: OpenAsk, problem?: string) {
  return actingAsPage({
    hidden: ask.hidden,
    roles: await rolesOf(ask),
    current: ask.by?.accountRoleId ?? '',
    problem,
  })
}

async function rolesOf({ by, deps, today }: OpenAsk) {
  return by === undefined ? [] : listRolesOf(deps.db, by.laId, by.accountId, today)
}

async function note({ by, deps, requestId, source }: OpenAsk, action: string): Promise<void> {
  if (by === undefined) return
  await inTransaction(deps.db, by, (trx) =>
    recordAudit(trx, by, deps.clock.now(), {
      action,
      recordType: 'account',
      recordIds: [by.accountId],
      outcome: 'done',
      requestId,
      sourceAddress: source,
    }),
  )
}

import { type Answer, type Ask, conflict, notFound, page, type Route, redirect, refused } from '../slice.ts'
import { accountPage, accountsPage } from './accounts.page.tsx'
import {
  ACCOUNTS_ON_A_PAGE,
  type Account,
  countAccounts,
  endSignInsOf,
  findAccount,
  listAccounts,
  setDisabled,
} from './accounts.store.ts'
import { makeInvite } from './invites.store.ts'

const ACCOUNT = { permission: 'manage-accounts', record: 'account', data: 'account' } as const

/** What an administrator does: sees accounts, lets people in and keeps them out; sees no child. */
export const accountsRoutes: readonly Route[] = [
  {
    ...ACCOUNT,
    method: 'GET',
    path: '/accounts',
    record: 'none',
    writes: false,
    audit: 'list-accounts',
    handle: showAccounts,
  },
  {
    ...ACCOUNT,
    method: 'GET',
    path: '/accounts/:accountId',
    writes: false,
    audit: 'view-account',
    handle: (ask) => withAccount(ask, async (account) => page(accountPage(account, ask.hidden, isOwn(ask)))),
  },
  {
    ...ACCOUNT,
    method: 'POST',
    path: '/accounts/:accountId/invite',
    writes: true,
    audit: 'invite-account',
    handle: (ask) => withAccount(ask, (account) => invite(ask, account)),
  },
  {
    ...ACCOUNT,
    method: 'POST',
    path: '/accounts/:accountId/end-sign-ins',
    writes: true,
    audit: 'end-sign-ins',
    handle: (ask) =>
      withVersion(ask, async (account) => {
        await endSignInsOf(ask.trx, account.id, ask.now)
        return redirect(`/accounts/${account.id}`)
      }),
  },
  {
    ...ACCOUNT,
    method: 'POST',
    path: '/accounts/:accountId/disable',
    writes: true,
    audit: 'disable-account',
    handle: (ask) => withVersion(ask, (account) => change(ask, account, true)),
  },
  {
    ...ACCOUNT,
    method: 'POST',
    path: '/accounts/:accountId/enable',
    writes: true,
    audit: 'enable-account',
    handle: (ask) => withVersion(ask, (account) => change(ask, account, false)),
  },
]

async function showAccounts({ trx, by, now, query }: Ask): Promise<Answer> {
  const count = await countAccounts(trx, by.laId)
  const pages = Math.max(1, Math.ceil(count / ACCOUNTS_ON_A_PAGE))
  const wanted = Number(query.get('page') ?? '1')
  const current = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), pages) : 1
  return page(accountsPage(await listAccounts(trx, by.laId, now, current), count, current))
}

async function invite(ask: Ask, account: Account): Promise<Answer> {
  if (account.disabledAt !== null) {
    const message = 'The account is disabled. Enable it before you invite the person.'
    return refused({ code: 'ACCOUNT_DISABLED', message }, `/accounts/${account.id}`)
  }
  const { path } = await makeInvite(ask.trx, account, ask.now)
  return page(accountPage(account, ask.hidden, isOwn(ask), path))
}

async function change(ask: Ask, account: Account, disabled: boolean): Promise<Answer> {
  const here = `/accounts/${account.id}`
  if (disabled && isOwn(ask)) {
    const message = 'You cannot disable your own account. Ask another administrator.'
    return refused({ code: 'OWN_ACCOUNT', message }, here)
  }
  const done = await setDisabled(ask.trx, account.id, disabled, account.version, ask.now)
  return done ? redirect(here) : changedMeanwhile(ask, account)
}

async function withAccount(ask: Ask, act: (account: Account) => Promise<Answer>): Promise<Answer> {
  const account = await findAccount(ask.trx, ask.by.laId, ask.params.accountId ?? '', ask.now)
  return account === undefined ? notFound() : act(account)
}

async function withVersion(ask: Ask, act: (account: Account) => Promise<Answer>): Promise<Answer> {
  return withAccount(ask, (account) =>
    ask.form.version() === account.version ? act(account) : Promise.resolve(changedMeanwhile(ask, account)),
  )
}

function changedMeanwhile(ask: Ask, account: Account): Answer {
  return conflict(accountPage(account, ask.hidden, isOwn(ask)))
}

function isOwn({ by, params }: Ask): boolean {
  return params.accountId === by.accountId
}

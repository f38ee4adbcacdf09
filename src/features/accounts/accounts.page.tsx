import type { VNode } from 'preact'
import { formatInstant } from '../../web/components/date-words.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { BackLink, Pagination } from '../../web/components/govuk/links.tsx'
import { InsetText, Tag } from '../../web/components/govuk/messages.tsx'
import { SummaryList } from '../../web/components/govuk/summary-list.tsx'
import type { HiddenFields, Page } from '../slice.ts'
import { ACCOUNTS_ON_A_PAGE, type Account } from './accounts.store.ts'
import { labelOf } from './sign-in.page.tsx'

export function accountsPage(accounts: readonly Account[], count: number, current: number): Page {
  return {
    title: 'Accounts',
    section: '/accounts',
    content: (
      <>
        <h1 class="onr-h1">Accounts</h1>
        <p class="onr-p">{`${count} ${count === 1 ? 'person has' : 'people have'} an account. You see no child here.`}</p>
        <table class="onr-table onr-table--stack">
          <caption class="govuk-visually-hidden">Accounts</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Roles</th>
              <th scope="col">Last here</th>
              <th scope="col">Status</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.id}>
                <th scope="row">
                  <a class="govuk-link" href={`/accounts/${account.id}`}>
                    {account.name}
                  </a>
                  <small>{account.email}</small>
                </th>
                <td>{rolesOf(account)}</td>
                <td class="onr-nowrap">
                  {account.lastSeenAt === null ? 'Never' : formatInstant(account.lastSeenAt.toISOString())}
                </td>
                <td>{statusOf(account)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Pagination
          label="Pages of accounts"
          current={current}
          pageCount={Math.ceil(count / ACCOUNTS_ON_A_PAGE)}
          hrefOf={(page) => `/accounts?page=${page}`}
        />
      </>
    ),
  }
}

/** One account and what an administrator may do with it. */
export function accountPage(account: Account, hidden: HiddenFields, own: boolean, link?: string): Page {
  return {
    title: 'Account',
    section: '/accounts',
    content: (
      <>
        <BackLink href="/accounts" text="Back to all accounts" />
        <h1 class="onr-h1">{account.name}</h1>
        {link !== undefined && (
          <InsetText>
            <p>Give this link to the person yourself. It works once, and is not shown again.</p>
            <p>
              <b>{link}</b>
            </p>
          </InsetText>
        )}
        <SummaryList
          rows={[
            { key: 'E-mail address', value: account.email },
            { key: 'Roles', value: rolesOf(account) },
            { key: 'Status', value: statusOf(account) },
            { key: 'Password and code', value: account.hasPassword ? 'Set' : 'Not set yet' },
            { key: 'Signed in now', value: String(account.openSignIns) },
          ]}
        />
        <div class="govuk-button-group">
          {account.disabledAt === null && (
            <Act account={account} hidden={hidden} act="invite" text="Make a one-time link" kind="main" />
          )}
          <Act account={account} hidden={hidden} act="end-sign-ins" text="End all sign-ins" kind="plain" />
          {!own && account.disabledAt === null && (
            <Act account={account} hidden={hidden} act="disable" text="Disable the account" kind="danger" />
          )}
          {account.disabledAt !== null && (
            <Act account={account} hidden={hidden} act="enable" text="Enable the account" kind="plain" />
          )}
        </div>
      </>
    ),
  }
}

interface ActProps {
  readonly account: Account
  readonly hidden: HiddenFields
  readonly act: 'invite' | 'end-sign-ins' | 'disable' | 'enable'
  readonly text: string
  readonly kind: 'main' | 'plain' | 'danger'
}

function Act({ account, hidden, act, text, kind }: ActProps): VNode {
  return (
    <PostForm action={`/accounts/${account.id}/${act}`} csrfToken={hidden.antiForgery}>
      <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
      <input type="hidden" name="version" value={String(account.version)} />
      <Button text={text} kind={kind} />
    </PostForm>
  )
}

function statusOf(account: Account): VNode {
  return account.disabledAt === null ? (
    <Tag text="Active" colour="green" />
  ) : (
    <Tag text="Disabled" colour="red" />
  )
}

function rolesOf(account: Account): string {
  return account.roles.map((each) => `${labelOf(each.role)}, ${each.organisation}`).join('; ') || 'None'
}

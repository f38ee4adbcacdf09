import { type Asker, standingOf, systemOf } from '../../platform/auth/asker.ts'
import { ROLES, type Role } from '../../platform/auth/roles.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

/** Colleagues by where they work, to speak in stories. */
export interface StoryPeople {
  /** Somebody of the organisation in that role; where nobody is, the office itself, without an account. */
  at(organisationId: string, role: Role): Asker
  byAccount(accountId: string): Asker | undefined
}

export async function loadStoryPeople(read: ReadTrx, laId: number): Promise<StoryPeople> {
  const rows = await read
    .selectFrom('account_role')
    .innerJoin('account', (join) =>
      join
        .onRef('account.la_id', '=', 'account_role.la_id')
        .onRef('account.id', '=', 'account_role.account_id'),
    )
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.la_id', '=', 'account_role.la_id')
        .onRef('organisation.id', '=', 'account_role.organisation_id'),
    )
    .select([
      'account.id as accountId',
      'account.display_name as name',
      'account_role.role',
      'organisation.id as organisationId',
      'organisation.name as organisationName',
    ])
    .orderBy('account.demo_key')
    .execute()
  const organisations = await read.selectFrom('organisation').select(['id', 'name']).execute()
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const people = rows.flatMap((row): Asker[] =>
    isRole(row.role)
      ? [
          {
            ...standingOf(row.role),
            // Stories are told inside the job runner's own transaction.
            scope: 'system',
            laId,
            accountId: row.accountId,
            name: row.name,
            role: row.role,
            organisationId: row.organisationId,
            organisationName: row.organisationName,
          },
        ]
      : [],
  )
  return {
    at(organisationId, role) {
      const found = people.find((one) => one.organisationId === organisationId && one.role === role)
      if (found !== undefined) return found
      return {
        ...standingOf(role),
        ...systemOf(laId),
        side: standingOf(role).side,
        role,
        name: 'Office',
        organisationId,
        organisationName: names.get(organisationId) ?? '',
      }
    },
    byAccount: (accountId) => people.find((one) => one.accountId === accountId),
  }
}

function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text)
}

import { sql } from 'kysely'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

export interface Organisation {
  readonly id: string
  readonly kind: string
  readonly key: string
  readonly name: string
  readonly schoolUrn: number | null
}

function organisations(read: ReadTrx) {
  return read.selectFrom('organisation').select(['id', 'kind', 'key', 'name', 'school_urn as schoolUrn'])
}

/** The one organisation of a kind (CME team, Admissions, …). Throws when the authority was not set up. */
export async function getOrganisationOfKind(read: ReadTrx, kind: string): Promise<Organisation> {
  const found = await findOrganisationOfKind(read, kind)
  if (found === undefined)
    throw new Error(`This authority has no organisation of kind ${kind}. Set it up first.`)
  return found
}

/** As {@link getOrganisationOfKind}, where an authority may do without. */
export async function findOrganisationOfKind(read: ReadTrx, kind: string): Promise<Organisation | undefined> {
  return organisations(read)
    .where('kind', '=', kind)
    .where('until_on', 'is', null)
    .orderBy('key')
    .executeTakeFirst()
}

export async function findOrganisationByKey(read: ReadTrx, key: string): Promise<Organisation | undefined> {
  return organisations(read).where('key', '=', key).executeTakeFirst()
}

export async function findOrganisationOfSchool(
  read: ReadTrx,
  urn: number,
): Promise<Organisation | undefined> {
  return organisations(read).where('school_urn', '=', urn).where('until_on', 'is', null).executeTakeFirst()
}

export async function getOrganisation(read: ReadTrx, id: string): Promise<Organisation> {
  return organisations(read).where('id', '=', id).executeTakeFirstOrThrow()
}

export interface Colleague {
  readonly accountId: string
  readonly name: string
  readonly role: string
  readonly openMatters: number
  /** Away now: their work was handed over. */
  readonly away: boolean
}

const AWAY = sql<boolean>`exists (select 1 from absence b where b.la_id = account.la_id and b.account_id = account.id
  and b.started_at is not null and b.ended_at is null)`

/** The people of an organisation who hold a role: those who are there, the fewest open matters first, then those away. */
export async function listColleagues(
  read: ReadTrx,
  organisationId: string,
  roles: readonly string[],
): Promise<readonly Colleague[]> {
  const rows = await read
    .selectFrom('account_role')
    .innerJoin('account', (join) =>
      join
        .onRef('account.la_id', '=', 'account_role.la_id')
        .onRef('account.id', '=', 'account_role.account_id'),
    )
    .leftJoin('matter_summary', (join) =>
      join
        .onRef('matter_summary.la_id', '=', 'account.la_id')
        .onRef('matter_summary.owner_account_id', '=', 'account.id')
        .on('matter_summary.open', '=', true),
    )
    .select((eb) => [
      'account.id as accountId',
      'account.display_name as name',
      'account_role.role as role',
      eb.fn.count<string>('matter_summary.matter_id').as('openMatters'),
      AWAY.as('away'),
    ])
    .where('account_role.organisation_id', '=', organisationId)
    .where('account_role.role', 'in', [...roles])
    .where('account_role.until_on', 'is', null)
    .where('account.disabled_at', 'is', null)
    .groupBy(['account.la_id', 'account.id', 'account.display_name', 'account_role.role'])
    .orderBy(AWAY)
    .orderBy((eb) => eb.fn.count('matter_summary.matter_id'))
    .orderBy('account.display_name')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...row, openMatters: Number(row.openMatters) }))
}

/** Names of accounts by id, for owners and deputies on a page. */
export async function namesOf(
  read: ReadTrx,
  accountIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(accountIds.filter((id): id is string => id !== null))]
  if (ids.length === 0) return new Map()
  const rows = await read
    .selectFrom('account')
    .select(['id', 'display_name'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.display_name]))
}

const packs = new Map<number, string>()

/** The pack of an authority. Kept: it does not change while the service runs. */
export async function getPackOf(read: ReadTrx, laId: number): Promise<string> {
  const known = packs.get(laId)
  if (known !== undefined) return known
  const { pack } = await read
    .selectFrom('local_authority')
    .select('pack')
    .where('id', '=', laId)
    .executeTakeFirstOrThrow()
  packs.set(laId, pack)
  return pack
}

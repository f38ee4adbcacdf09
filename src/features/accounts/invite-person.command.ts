import { ok, type Result, refuse } from '../../domain/result.ts'
import { recordAudit } from '../../platform/audit/record-audit.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import { ROLES } from '../../platform/auth/roles.ts'
import { type Db, inTransaction, type Trx, undo } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { ensureRole, findAccountByEmail, findOrganisationId, insertAccount } from './invite-person.store.ts'
import { type MadeInvite, makeInvite } from './invites.store.ts'

/** Who is to come in. Name, role and organisation are needed for somebody without an account. */
export interface PersonToInvite {
  readonly laId: number
  readonly email: string
  readonly name?: string | undefined
  readonly role?: string | undefined
  /** Key of the organisation, as the authority set it up. */
  readonly organisation?: string | undefined
}

/** Makes the account and its role where they are missing, and a one-time link; from the command line, as the system. */
export async function invitePerson(
  worker: Db,
  person: PersonToInvite,
  now: Date,
): Promise<Result<MadeInvite & { readonly isNew: boolean }>> {
  const by = systemOf(person.laId)
  return inTransaction(worker, by, async (trx) => {
    const email = person.email.trim().toLowerCase()
    const known = await findAccountByEmail(trx, person.laId, email)
    const accountId = known?.id ?? newId(now)
    if (known === undefined) {
      if (!/^[^\s@]+@[^\s@]+$/.test(email)) return refusal('That is not an e-mail address.')
      if (person.name === undefined || person.role === undefined)
        return refusal(
          'There is no account with this e-mail address. Give --name, --role and --organisation to make one.',
        )
      await insertAccount(trx, person.laId, { id: accountId, email, name: person.name })
    }
    if (person.role !== undefined) {
      const given = await giveRole(trx, person, accountId, now)
      if (!given.ok) return undo(given)
    }
    const invite = await makeInvite(trx, { id: accountId, hasPassword: known?.hasPassword ?? false }, now)
    await recordAudit(trx, by, now, {
      action: 'invite-account',
      recordType: 'account',
      recordIds: [accountId],
      outcome: 'done',
      why: 'from the command line',
    })
    return ok({ ...invite, isNew: known === undefined })
  })
}

async function giveRole(
  trx: Trx,
  person: PersonToInvite,
  accountId: string,
  now: Date,
): Promise<Result<void>> {
  const { laId, role = '', organisation = '' } = person
  if (!Object.hasOwn(ROLES, role))
    return refusal(`There is no role ${role}. Roles: ${Object.keys(ROLES).join(', ')}.`)
  const organisationId = await findOrganisationId(trx, laId, organisation)
  if (organisationId === undefined) return refusal(`There is no organisation with the key "${organisation}".`)
  await ensureRole(trx, laId, { id: newId(now), accountId, organisationId, role })
  return ok(undefined)
}

function refusal(message: string) {
  return refuse({ code: 'CANNOT_INVITE', message })
}

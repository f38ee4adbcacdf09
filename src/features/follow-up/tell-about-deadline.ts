import { displayDate } from '../../domain/calendar/display-date.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { getMatter, getOrganisation, getOrganisationOfKind, getPackOf, type Matter } from '../cases/index.ts'
import type { DeadlineRow } from '../deadlines/index.ts'
import { composeMessage, listAddressees, tellOrganisation } from '../letters/index.ts'
import type { Deps } from '../slice.ts'
import { mailLabel } from './deadline-words-for-mail.ts'
import { aboutLate, findPersonToTell } from './due-deadlines.store.ts'
import { namedHead } from './named-head.ts'

/** Who manages on each side; where a side has no manager here, the CME managers hear of it. */
const MANAGERS: Readonly<Partial<Record<string, readonly string[]>>> = {
  school: ['headteacher'],
  team: ['team-manager'],
  authority: ['cme-manager'],
}

/** Tells the owner, or else the people of the organisation that has to act, once for each due day. */
export async function tellOwner(deps: Deps, trx: Trx, deadline: DeadlineRow): Promise<void> {
  const { matter, pack, by } = await aboutMatter(trx, deadline)
  const dueToday = deadline.dueOn === deps.clock.today()
  const template = dueToday ? 'due-today' : 'late'
  const about = `${deadline.id} ${deadline.dueOn} owner`
  const facts = { label: mailLabel(deadline), dueOn: displayDate(deadline.dueOn) }
  const owner = deadline.ownerAccountId ? await findPersonToTell(trx, deadline.ownerAccountId) : undefined
  if (owner) {
    await composeMessage(deps, trx, by, {
      template,
      pack,
      to: owner,
      organisationId: deadline.organisationId,
      matterId: matter.id,
      childId: matter.childId,
      effectKey: `${template} ${matter.id} ${about} ${owner.address}`,
      facts: {
        reference: matter.reference,
        link: `${deps.publicAddress ?? ''}/matters/${matter.id}`,
        today: displayDate(deps.clock.today()),
        ...facts,
      },
    })
    return
  }
  if (deadline.organisationId === null) return
  const organisation = await getOrganisation(trx, deadline.organisationId)
  await tellOrganisation(deps, trx, by, { template, pack, organisation, matter, about, facts })
}

/** Tells the manager of the side that is late, once for each due day. */
export async function tellManager(deps: Deps, trx: Trx, deadline: DeadlineRow): Promise<void> {
  const { matter, pack, by } = await aboutMatter(trx, deadline)
  const { organisation, roles } = await managersOf(trx, deadline)
  await tellOrganisation(deps, trx, by, {
    template: 'late',
    pack,
    organisation,
    roles,
    matter,
    about: aboutLate(deadline),
    facts: { label: mailLabel(deadline), dueOn: displayDate(deadline.dueOn) },
  })
}

/** Tells the named head what stays late although a manager knows, once for each due day. */
export async function tellHead(deps: Deps, trx: Trx, deadline: DeadlineRow): Promise<void> {
  const { matter, pack, by } = await aboutMatter(trx, deadline)
  const head = namedHead(deps, pack, deps.clock.today())
  if (head === undefined) return
  const team = await getOrganisationOfKind(trx, 'cme-team')
  await composeMessage(deps, trx, by, {
    template: 'late',
    pack,
    to: head,
    organisationId: team.id,
    matterId: matter.id,
    childId: matter.childId,
    effectKey: `late ${matter.id} ${aboutLate(deadline, 'head')} ${head.address}`,
    facts: {
      reference: matter.reference,
      link: `${deps.publicAddress ?? ''}/matters/${matter.id}`,
      today: displayDate(deps.clock.today()),
      label: mailLabel(deadline),
      dueOn: displayDate(deadline.dueOn),
    },
  })
}

async function managersOf(trx: Trx, { side, organisationId }: DeadlineRow) {
  const roles = MANAGERS[side]
  if (roles && organisationId !== null && (await listAddressees(trx, organisationId, roles)).length > 0)
    return { organisation: await getOrganisation(trx, organisationId), roles }
  return { organisation: await getOrganisationOfKind(trx, 'cme-team'), roles: ['cme-manager'] }
}

async function aboutMatter(trx: Trx, { matterId }: DeadlineRow) {
  const matter: Matter = await getMatter(trx, matterId)
  return { matter, pack: await getPackOf(trx, matter.laId), by: systemOf(matter.laId) }
}

import { displayDate } from '../../domain/calendar/display-date.ts'
import { type Asker, systemOf } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { listColleagues, listEvents, type NewEvent, recordEvents } from '../cases/index.ts'
import type { Deps } from '../slice.ts'
import {
  type Absence,
  findAbsence,
  listHandedOverFor,
  listOwnedBy,
  markAbsence,
  type OwnedMatter,
  type Standing,
  standingOfPeople,
} from './absence.store.ts'
import { handOverStands } from './hand-over-stands.ts'
import { tellAboutAbsence } from './tell-about-absence.ts'

const MANAGERS = ['cme-manager', 'headteacher', 'team-manager', 'designated-safeguarding-lead'] as const
const OTHERS = ['cme-officer', 'school-staff', 'ehe-officer', 'virtual-school'] as const

/** The day of an absence is here: everything open that the person owns goes to whoever covers, with a line in its history. */
export async function beginAbsence(deps: Deps, trx: Trx, laId: number, absenceId: string): Promise<void> {
  const absence = await findAbsence(trx, absenceId)
  if (!absence || absence.startedAt !== null || absence.cancelledAt !== null) return
  if (absence.fromOn > deps.clock.today()) return
  const by = systemOf(laId)
  const taken = new Map<string, number>()
  for (const matter of await listOwnedBy(trx, laId, absence.accountId)) {
    const people = await peopleFor(trx, matter, absence, deps)
    const [owner, deputy] = people
    if (owner === undefined) continue
    const until = absence.untilOn === null ? 'until further notice' : `until ${displayDate(absence.untilOn)}`
    await change(deps, trx, by, matter.id, {
      owner: owner.name,
      ownerAccountId: owner.accountId,
      ...(deputy ? { deputy: deputy.name, deputyAccountId: deputy.accountId } : {}),
      reason: `${absence.name} is away ${until}`,
      absence: absence.id,
      ...(matter.deputyAccountId ? { deputyBefore: matter.deputyAccountId } : {}),
    })
    taken.set(owner.accountId, (taken.get(owner.accountId) ?? 0) + 1)
  }
  await markAbsence(trx, absence.id, 'started_at', deps.clock.now())
  await tellAboutAbsence(deps, trx, by, absence, 'begins', taken)
}

/** The person is back: what was handed over for the absence and is still with the cover goes back. */
export async function endAbsence(deps: Deps, trx: Trx, laId: number, absenceId: string): Promise<void> {
  const absence = await findAbsence(trx, absenceId)
  if (!absence || absence.startedAt === null || absence.endedAt !== null) return
  const over = absence.untilOn !== null && absence.untilOn < deps.clock.today()
  if (!over && absence.cancelledAt === null) return
  await markAbsence(trx, absence.id, 'ended_at', deps.clock.now())
  const by = systemOf(laId)
  const given = new Map<string, number>()
  const back = (await standingOfPeople(trx, [absence.accountId], deps.clock.today())).get(absence.accountId)
  // Who is away again at once gets nothing back; it stays with the cover.
  for (const matterId of back?.present ? await listHandedOverFor(trx, laId, absence.id) : []) {
    const events = await listEvents(trx, matterId)
    const stands = handOverStands(events, absence.id)
    if (stands === undefined) continue
    const now = events.findLast((event) => event.kind === 'owner-changed')
    const cover = now?.kind === 'owner-changed' ? now.facts.ownerAccountId : undefined
    const deputyId = stands.deputyBefore ?? cover
    const deputy =
      deputyId === undefined || deputyId === absence.accountId
        ? undefined
        : (await standingOfPeople(trx, [deputyId], deps.clock.today())).get(deputyId)
    await change(deps, trx, by, matterId, {
      owner: absence.name,
      ownerAccountId: absence.accountId,
      ...(deputy ? { deputy: deputy.name, deputyAccountId: deputy.accountId } : {}),
      reason: `${absence.name} is back`,
      absence: absence.id,
      handedBack: true,
    })
    if (cover) given.set(cover, (given.get(cover) ?? 0) + 1)
  }
  await tellAboutAbsence(deps, trx, by, absence, 'ends', given)
}

async function change(
  deps: Deps,
  trx: Trx,
  by: Asker,
  matterId: string,
  facts: Extract<NewEvent, { kind: 'owner-changed' }>['facts'],
): Promise<void> {
  const recorded = await recordEvents(deps, trx, by, matterId, [{ kind: 'owner-changed', facts }])
  if (!recorded.ok) throw new Error(recorded.refusal.message)
}

/** Owner and deputy for the time: the cover that was named, the matter's own deputy, a manager, then anybody who is there. */
async function peopleFor(
  trx: Trx,
  matter: OwnedMatter,
  absence: Absence,
  deps: Deps,
): Promise<readonly Standing[]> {
  const managers = await listColleagues(trx, matter.ownerOrganisationId, MANAGERS)
  const others = await listColleagues(trx, matter.ownerOrganisationId, OTHERS)
  const wanted = [
    absence.coverAccountId,
    matter.deputyAccountId,
    ...managers.map(({ accountId }) => accountId),
    ...others.map(({ accountId }) => accountId),
  ].filter((id): id is string => id !== null && id !== absence.accountId)
  const ids = [...new Set(wanted)]
  const standing = await standingOfPeople(trx, ids, deps.clock.today())
  return ids.flatMap((id) => {
    const person = standing.get(id)
    return person?.present ? [person] : []
  })
}

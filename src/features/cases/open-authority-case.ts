import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { EventFacts, RouteId } from '../../domain/case/event-facts.ts'
import type { StateId } from '../../domain/case/process-states.ts'
import type { Result } from '../../domain/result.ts'
import type { Asker } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import type { Deps } from '../slice.ts'
import type { Matter } from './matters.store.ts'
import { openMatter } from './open-matter.ts'
import { getOrganisationOfKind, listColleagues } from './organisations.store.ts'
import type { Recorded } from './record-events.ts'

export interface NewAuthorityCase {
  readonly childId: string
  /** The school whose enquiry or report it comes from: it sees how the case stands, not what is in it. */
  readonly schoolUrn: number | null
  readonly openedFrom?: Pick<Matter, 'id'>
  readonly openedOn: PlainDate
  readonly route: RouteId
  readonly from: string
  readonly startsAt?: StateId | null
  readonly lane?: 'red' | 'standard'
  readonly note?: string
}

/** Opens the authority's own thread on a child, with an owner and a deputy from the first minute. */
export async function openAuthorityCase(
  deps: Deps,
  trx: Trx,
  by: Asker,
  the: NewAuthorityCase,
): Promise<Result<Recorded>> {
  const team = await getOrganisationOfKind(trx, 'cme-team')
  const [owner, deputy] = await listColleagues(trx, team.id, ['cme-officer'])
  const [manager] = await listColleagues(trx, team.id, ['cme-manager'])
  const startsAt = the.startsAt === 'L3' || the.startsAt === 'L6' ? the.startsAt : undefined
  const facts: EventFacts['case-opened'] = {
    route: the.route,
    from: the.from,
    ...(startsAt ? { startsAt } : {}),
    ...(the.lane ? { lane: the.lane } : {}),
    ...(the.note ? { note: the.note } : {}),
  }
  return openMatter(deps, trx, by, {
    kind: 'authority-case',
    childId: the.childId,
    schoolUrn: the.schoolUrn,
    openedOn: the.openedOn,
    ...(the.openedFrom ? { openedFrom: the.openedFrom.id } : {}),
    openTo: [{ organisationId: team.id, side: 'authority', because: the.from }],
    ownerOrganisationId: team.id,
    ownerAccountId: (owner ?? manager)?.accountId ?? null,
    deputyAccountId: (deputy ?? manager ?? owner)?.accountId ?? null,
    events: [{ kind: 'case-opened', facts, happenedOn: the.openedOn }],
  })
}

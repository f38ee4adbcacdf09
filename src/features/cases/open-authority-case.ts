import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { EventFacts, RouteId } from '../../domain/case/event-facts.ts'
import type { StateId } from '../../domain/case/process-states.ts'
import type { Result } from '../../domain/result.ts'
import type { Asker } from '../../platform/auth/asker.ts'
import { inServiceName } from '../../platform/db/in-service-name.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import type { Deps } from '../slice.ts'
import { type CaseOfSibling, listCasesOfSiblings } from './cases-of-siblings.store.ts'
import { findCaseOpenedFrom, listMattersOfChild, type Matter } from './matters.store.ts'
import { openMatter } from './open-matter.ts'
import { findOrganisationOfKind, getOrganisationOfKind, listColleagues } from './organisations.store.ts'
import type { NewEvent, Recorded } from './record-events.ts'

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
  /** What is recorded with the opening: a referral from a school brings its child with it. */
  readonly also?: readonly NewEvent[]
}

/**
 * Opens the authority's own thread on a child, with an owner and a deputy from the first minute. In the service's own
 * name: the school or team whose report begins the case does not see into it.
 */
export async function openAuthorityCase(
  deps: Deps,
  trx: Trx,
  by: Asker,
  the: NewAuthorityCase,
): Promise<Result<Recorded>> {
  return inServiceName(trx, by, () => openInside(deps, trx, by, the))
}

async function openInside(deps: Deps, trx: Trx, by: Asker, the: NewAuthorityCase): Promise<Result<Recorded>> {
  const team = await getOrganisationOfKind(trx, 'cme-team')
  const [owner, deputy] = await listColleagues(trx, team.id, ['cme-officer'])
  const [manager] = await listColleagues(trx, team.id, ['cme-manager'])
  const others = (await listMattersOfChild(trx, the.childId)).filter(
    (each) => each.kind === 'authority-case' && each.open,
  )
  // A thread opens one case by this link; what it hands over a second time stands without it.
  const before = the.openedFrom && (await findCaseOpenedFrom(trx, the.openedFrom.id))
  const link = before ? undefined : the.openedFrom
  const startsAt = the.startsAt === 'L3' || the.startsAt === 'L6' ? the.startsAt : undefined
  // A place is sought with the Admissions team, so the case is open to it from there on.
  const admissions = startsAt === 'L3' ? await findOrganisationOfKind(trx, 'admissions') : undefined
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
    ...(link ? { openedFrom: link.id } : {}),
    openTo: [
      { organisationId: team.id, side: 'authority', because: the.from },
      ...(admissions
        ? [{ organisationId: admissions.id, side: 'admissions', because: 'a school place is needed' }]
        : []),
    ],
    ownerOrganisationId: team.id,
    ownerAccountId: (owner ?? manager)?.accountId ?? null,
    deputyAccountId: (deputy ?? manager ?? owner)?.accountId ?? null,
    events: [
      { kind: 'case-opened', facts, happenedOn: the.openedOn },
      ...(the.also ?? []),
      ...noteOfSiblings(await listCasesOfSiblings(trx, the.childId)),
      ...others.map(
        ({ reference }): NewEvent => ({
          kind: 'duplicate-suspected',
          facts: { other: reference, reason: 'The child has another open case' },
        }),
      ),
    ],
  })
}

/** The history says from its first day that the family is looked for already. */
function noteOfSiblings(cases: readonly CaseOfSibling[]): readonly NewEvent[] {
  if (cases.length === 0) return []
  const list = cases.map(({ reference }) => reference).join(', ')
  return [
    {
      kind: 'note-recorded',
      facts: {
        text: `A brother or sister has an open case: ${list}. One tracing action can serve them all.`,
      },
    },
  ]
}

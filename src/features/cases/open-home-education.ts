import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { EventFacts } from '../../domain/case/event-facts.ts'
import type { StateId } from '../../domain/case/process-states.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { Asker } from '../../platform/auth/asker.ts'
import { inServiceName } from '../../platform/db/in-service-name.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import type { Deps } from '../slice.ts'
import { listMattersOfChild, type Matter } from './matters.store.ts'
import { openMatter } from './open-matter.ts'
import {
  findOrganisationOfSchool,
  getOrganisationOfKind,
  listColleagues,
  type Organisation,
} from './organisations.store.ts'
import { type NewEvent, recordEvents } from './record-events.ts'

export type HomeEducationStart = EventFacts['home-education-opened']['startsAt']

export interface NewHomeEducation {
  readonly childId: string
  /** The school that holds the name on its register, where there is one. */
  readonly schoolUrn: number | null
  readonly openedFrom?: Pick<Matter, 'id'>
  readonly openedOn: PlainDate
  readonly from: string
  readonly startsAt: HomeEducationStart
  /** The parent’s written notice, where it has arrived: the school’s time to remove the name runs from it. */
  readonly notice?: EventFacts['home-education-notified']
}

/** The home education states in which another thread may hand a child over; undefined for any other state. */
export function homeEducationStart(state: StateId | null | undefined): HomeEducationStart | undefined {
  return (['E0', 'E1', 'E4', 'E9'] as const).find((each) => each === state)
}

/**
 * Opens the home education thread on a child, or opens the child’s own again where it had ended. Does nothing where it
 * is open already: a child has one. In the service’s own name, as {@link openAuthorityCase}.
 */
export async function openHomeEducation(
  deps: Deps,
  trx: Trx,
  by: Asker,
  the: NewHomeEducation,
): Promise<Result<void>> {
  return inServiceName(trx, by, async () => {
    const before = (await listMattersOfChild(trx, the.childId)).find((each) => each.kind === 'home-education')
    if (before?.open) return ok(undefined)
    const opened = before
      ? await recordEvents(deps, trx, by, before.id, [openingOf(the)])
      : await openNew(deps, trx, by, the)
    return opened.ok ? ok(undefined) : opened
  })
}

async function openNew(deps: Deps, trx: Trx, by: Asker, the: NewHomeEducation) {
  const team = await getOrganisationOfKind(trx, 'home-education-team')
  const cmeTeam = await getOrganisationOfKind(trx, 'cme-team')
  const school = the.schoolUrn === null ? undefined : await findOrganisationOfSchool(trx, the.schoolUrn)
  const [owner, deputy] = await listColleagues(trx, team.id, ['ehe-officer'])
  const sides: readonly (readonly [Organisation | undefined, string])[] = [
    [team, 'home-education-team'],
    [cmeTeam, 'authority'],
    [school, 'school'],
  ]
  return openMatter(deps, trx, by, {
    kind: 'home-education',
    childId: the.childId,
    schoolUrn: the.schoolUrn,
    openedOn: the.openedOn,
    ...(the.openedFrom ? { openedFrom: the.openedFrom.id } : {}),
    openTo: sides.flatMap(([organisation, side]) =>
      organisation ? [{ organisationId: organisation.id, side, because: the.from }] : [],
    ),
    ownerOrganisationId: team.id,
    ownerAccountId: owner?.accountId ?? null,
    deputyAccountId: (deputy ?? owner)?.accountId ?? null,
    events: [
      the.notice && the.startsAt === 'E0'
        ? { kind: 'home-education-notified', facts: the.notice, happenedOn: the.openedOn }
        : openingOf(the),
    ],
  })
}

function openingOf(the: NewHomeEducation): NewEvent {
  return {
    kind: 'home-education-opened',
    facts: { from: the.from, startsAt: the.startsAt },
    happenedOn: the.openedOn,
  }
}

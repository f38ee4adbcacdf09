import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { SignedIn } from '../../platform/auth/asker.ts'
import { inServiceName } from '../../platform/db/in-service-name.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import {
  findOrganisationOfSchool,
  getMatter,
  getOrganisationOfKind,
  type Matter,
  type NewEvent,
  openAuthorityCase,
  type Recorded,
  recordEvents,
} from '../cases/index.ts'
import { tellOrganisation } from '../letters/index.ts'
import type { Deps } from '../slice.ts'
import { type Arrival, answerArrival } from './arrivals.store.ts'

export interface ArrivalAnswer {
  readonly came: boolean
  readonly startedOn: PlainDate | undefined
  readonly note: string
}

type Within = { readonly deps: Deps; readonly trx: Trx; readonly by: SignedIn }

/**
 * The receiving school answers whether the pupil came; the leaving school reads it on its own thread. Says false when
 * somebody has answered already.
 */
export async function settleArrival(
  within: Within,
  arrival: Arrival,
  answer: ArrivalAnswer,
): Promise<Result<boolean>> {
  const { deps, trx, by } = within
  const kept = await answerArrival(
    trx,
    arrival.id,
    {
      answer: answer.came ? 'came' : 'not-here',
      startedOn: answer.startedOn ?? null,
      note: answer.note || null,
    },
    { accountId: by.accountId, at: deps.clock.now() },
  )
  if (!kept) return ok(false)
  const how = [`${by.organisationName} answered here`, answer.note].filter(Boolean).join(': ')
  const event: NewEvent = answer.came
    ? {
        kind: 'arrival-confirmed',
        facts: {
          school: by.organisationName,
          how,
          ...(answer.startedOn ? { startedOn: answer.startedOn } : {}),
        },
      }
    : { kind: 'arrival-denied', facts: { school: by.organisationName, how } }
  return inServiceName(trx, by, async () => {
    const matter = await getMatter(trx, arrival.matterId)
    const recorded = await recordEvents(deps, trx, by, matter.id, [event])
    // The enquiry may have ended meanwhile, the child being back; the answer of the school stands all the same.
    if (!recorded.ok) return ok(true)
    if (!answer.came) {
      const opened = await lookForThePupil(within, matter, recorded.value)
      if (!opened.ok) return opened
    }
    const school =
      matter.schoolUrn === null ? undefined : await findOrganisationOfSchool(trx, matter.schoolUrn)
    if (school)
      await tellOrganisation(deps, trx, by, {
        template: 'arrival-answered',
        pack: by.pack,
        organisation: school,
        matter,
        about: String(recorded.value.state.eventCount),
      })
    return ok(true)
  })
}

/**
 * A pupil whose name is off the roll already and who did not come to the new school is nobody's: the authority looks.
 * Where the name is still on, the enquiry itself goes back to the referral.
 */
export async function lookForThePupil(
  { deps, trx, by }: Within,
  matter: Matter,
  { state }: Pick<Recorded, 'state'>,
): Promise<Result<void>> {
  if (state.state !== 'Q8') return ok(undefined)
  const opened = await openAuthorityCase(deps, trx, by, {
    childId: matter.childId,
    schoolUrn: matter.schoolUrn,
    openedFrom: matter,
    openedOn: deps.clock.today(),
    route: 'R5',
    from: 'The new school does not have the pupil, and the name is off the old roll',
  })
  if (!opened.ok) return opened
  await tellOrganisation(deps, trx, by, {
    template: 'arrival-answered',
    pack: by.pack,
    organisation: await getOrganisationOfKind(trx, 'cme-team'),
    matter,
    about: `case ${state.eventCount}`,
  })
  return ok(undefined)
}

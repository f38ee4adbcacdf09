import { displayDate } from '../../domain/calendar/display-date.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { SignedIn } from '../../platform/auth/asker.ts'
import { inServiceName } from '../../platform/db/in-service-name.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { getMatter, listOpenMattersOf, recordEvents } from '../cases/index.ts'
import { hasProtectedAddress } from '../children/index.ts'
import type { Deps } from '../slice.ts'
import { listWaitingArrivals } from './arrivals.store.ts'
import { settleArrival } from './settle-arrival.ts'

type Within = { readonly deps: Deps; readonly trx: Trx; readonly by: SignedIn; readonly today: PlainDate }

/**
 * The school that waits to hear whether this pupil came hears it: the return is that school’s own word. Gives the threads
 * that are answered by it.
 */
export async function confirmArrival(
  within: Within,
  childId: string,
  joinedOn: PlainDate,
): Promise<Result<readonly string[]>> {
  const waiting = await listWaitingArrivals(within.trx, within.by.organisationId)
  const own = waiting.filter((each) => each.childId === childId)
  for (const arrival of own) {
    const settled = await settleArrival(within, arrival, {
      came: true,
      startedOn: joinedOn,
      note: 'by the new pupil return',
    })
    if (!settled.ok) return settled
  }
  return ok(own.map(({ matterId }) => matterId))
}

/**
 * Asks an officer on each open matter about the child what the return means for it: nothing closes by itself. On another
 * school’s enquiry, and where the home must stay secret, the question does not say which school sent it.
 */
export async function proposeJoiner(
  { deps, trx, by, today }: Within,
  childId: string,
  joinedOn: PlainDate,
  answered: readonly string[],
): Promise<Result<void>> {
  const within = deps.packs.rulesAt(today, by.pack).rule<number>('case/new-pupil-settled-within')
  if (!within.ok) return within
  const answerBy = addDays(today, within.value.value)
  return inServiceName(trx, by, async () => {
    const secret = await hasProtectedAddress(trx, childId)
    for (const { id, kind } of await listOpenMattersOf(trx, [childId])) {
      const matter = await getMatter(trx, id)
      if (answered.includes(id) || kind === 'home-education') continue
      if (kind === 'school-enquiry' && matter.schoolUrn === by.schoolUrn) continue
      const sender = kind === 'authority-case' && !secret ? by.organisationName : 'A school'
      const question = `${sender} has sent a new pupil return: the child is on its register from ${displayDate(joinedOn)}. Is it this child? If so, record it here, so that this ends as it should.`
      const asked = await recordEvents(deps, trx, by, id, [
        { kind: 'question-asked', facts: { of: 'authority', question, answerBy } },
      ])
      if (!asked.ok) return asked
    }
    return ok(undefined)
  })
}

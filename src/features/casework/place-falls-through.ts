import { displayDate } from '../../domain/calendar/display-date.ts'
import type { Asker } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { findOrganisationOfSchool, loadMatter, recordEvents } from '../cases/index.ts'
import { findOpenEntry } from '../children/index.ts'
import { findSchoolByLaestab } from '../schools/index.ts'
import type { Deps } from '../slice.ts'
import { openNoShow } from './no-show-after-offer.ts'
import { openToAdmissions } from './open-to-admissions.ts'

/**
 * T44 of itself: the agreed starting day is long past and nobody has seen the child there. A place is sought again; or,
 * where the name stands on that school’s register, the school has a pupil who did not come. Gives whether it fell.
 */
export async function placeFallsThrough(deps: Deps, trx: Trx, by: Asker, matterId: string): Promise<boolean> {
  const { matter, child, state } = await loadMatter(trx, matterId)
  const { offer } = state
  if (!state.open || state.state !== 'L4' || offer === null || offer.startsOn === null) return false
  const today = deps.clock.today()
  const school = offer.laestab === null ? undefined : await findSchoolByLaestab(trx, offer.laestab, today)
  const entry = school && (await findOpenEntry(trx, child.id, school.urn))
  // The register says that the child came: an officer records the start, nothing falls back.
  if (entry && entry.firstAttendedOn !== null) return false
  const known = school && entry && (await findOrganisationOfSchool(trx, school.urn))
  const recorded = await recordEvents(deps, trx, by, matterId, [
    {
      kind: 'place-fell-through',
      facts: {
        why: 'did-not-start',
        reason: `No start was seen at ${offer.school}, agreed for ${displayDate(offer.startsOn)}`,
        onRegister: known !== undefined,
        ...(offer.laestab === null ? {} : { school: offer.laestab }),
      },
    },
  ])
  if (!recorded.ok) throw new Error(recorded.refusal.message)
  const context = { deps, trx, by, child, matter, today }
  if (recorded.value.state.state === 'L3') await openToAdmissions(context)
  if (known !== undefined) {
    const opened = await openNoShow(context, offer.laestab ?? '', offer.startsOn)
    if (!opened.ok) throw new Error(opened.refusal.message)
  }
  return true
}

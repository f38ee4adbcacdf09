import { ok, type Result } from '../../domain/result.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import { type ActContext, openMatterTo, recordEvents } from '../cases/index.ts'
import { tellOrganisation } from '../letters/index.ts'
import { findSchool } from '../schools/index.ts'
import { routeToTeam } from './route-to-team.ts'

/**
 * T9, T6, T7 (policy 4.3, 4.5, 4.6): asks the team of the child's home district, and opens the enquiry to it. Where the
 * address does not tell the district, nothing is asked yet: a person chooses the team.
 */
export async function askTeamOfHome({
  deps,
  trx,
  by,
  matter,
  child,
  today,
}: ActContext): Promise<Result<void>> {
  const school = matter.schoolUrn === null ? undefined : await findSchool(trx, matter.schoolUrn)
  const of = {
    childId: child.id,
    schoolPostcode: school?.postcode ?? null,
    schoolDistrict: school?.district ?? null,
  }
  const team = await routeToTeam(trx, deps.packs, by.pack, of, today)
  if (team === undefined) return ok(undefined)
  await openMatterTo(trx, matter.id, team.organisation.id, 'team', team.because, deps.clock.now())
  await tellOrganisation(deps, trx, by, {
    template: 'team-asked',
    pack: by.pack,
    organisation: team.organisation,
    matter,
    about: 'request',
  })
  const asked = await recordEvents(deps, trx, systemOf(by.laId), matter.id, [
    {
      kind: 'team-requested',
      facts: { team: team.organisation.name, district: team.district, note: `Chosen by ${team.because}` },
    },
  ])
  return asked.ok ? ok(undefined) : asked
}

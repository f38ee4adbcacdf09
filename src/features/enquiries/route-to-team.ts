import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import type { Packs } from '../../rules/packs.ts'
import { findOrganisationByKey, type Organisation } from '../cases/index.ts'
import { findAddress } from '../children/index.ts'

export interface TeamChosen {
  readonly organisation: Organisation
  readonly district: string
  /** How the team was found, for the timeline. */
  readonly because: string
}

/**
 * The investigating team of the district where the child lives; where no home address may be read or places it, the
 * team of the school's own district (policy 4.3: the school's team is told).
 *
 * @param on  the day of the request; teams and districts are dated
 */
export async function routeToTeam(
  trx: Trx,
  packs: Packs,
  pack: string,
  of: {
    readonly childId: string
    readonly schoolPostcode: string | null
    readonly schoolDistrict: string | null
  },
  on: PlainDate,
): Promise<TeamChosen | undefined> {
  const rules = packs.rulesAt(on, pack)
  const home = await findAddress(trx, of.childId)
  const byHome = home?.district ?? onlyDistrict(rules, home?.postcode)
  const bySchool = of.schoolDistrict ?? onlyDistrict(rules, of.schoolPostcode)
  for (const [district, because] of [
    [byHome, 'the district of the home address'],
    [bySchool, 'the district of the school, since the home address does not tell'],
  ] as const) {
    const team = district && rules.teams().find((rule) => rule.value.district === district)
    const organisation = team && (await findOrganisationByKey(trx, team.value.id))
    if (organisation && district) return { organisation, district, because }
  }
  return undefined
}

function onlyDistrict(
  rules: ReturnType<Packs['rulesAt']>,
  postcode: string | null | undefined,
): string | undefined {
  if (!postcode) return undefined
  const { candidates, mayBeElsewhere } = rules.districtsOfPostcode(postcode)
  return candidates.length === 1 && !mayBeElsewhere ? candidates[0]?.id : undefined
}

import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import type { Packs } from '../../rules/packs.ts'
import type { Rules } from '../../rules/rules-on-day.ts'
import { findOrganisationByKey, type Organisation } from '../cases/index.ts'
import { findAddress, hasProtectedAddress } from '../children/index.ts'

export interface TeamChosen {
  readonly organisation: Organisation
  readonly district: string
  /** How the team was found, for the timeline. */
  readonly because: string
}

const BY_HOME = 'the district of the home address'
const BY_SCHOOL = 'the district of the school, since the home address does not tell'
const BY_BOTH = 'the district of the school, one of those in which the home postcode may lie'

/**
 * The investigating team of the district where the child lives. Where no home address may be read or places it, the
 * team of the school’s own district (policy 4.3: the school asks its team); where the home lies in one of several
 * other districts, nobody: a person chooses.
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
  const home = await possibleHomes(trx, rules, of.childId)
  const school =
    districtNamed(rules, of.schoolDistrict) ?? onlyOne(possibleDistricts(rules, of.schoolPostcode))
  const only = onlyOne(home)
  if (only !== undefined) return teamOf(trx, rules, only, BY_HOME)
  if (school === undefined) return undefined
  if (home.length === 0) return teamOf(trx, rules, school, BY_SCHOOL)
  return home.includes(school) ? teamOf(trx, rules, school, BY_BOTH) : undefined
}

const ELSEWHERE = 'elsewhere'

/** Where the home may lie: nothing where it is not known, must stay secret, or is not in this authority. */
async function possibleHomes(trx: Trx, rules: Rules, childId: string): Promise<readonly string[]> {
  if (await hasProtectedAddress(trx, childId)) return []
  const home = await findAddress(trx, childId)
  const district = districtNamed(rules, home?.district)
  const possible = district === undefined ? possibleDistricts(rules, home?.postcode) : [district]
  return possible.every((each) => each === ELSEWHERE) ? [] : possible
}

function possibleDistricts(rules: Rules, postcode: string | null | undefined): readonly string[] {
  if (!postcode) return []
  const { candidates, mayBeElsewhere } = rules.districtsOfPostcode(postcode)
  return [...candidates.map(({ id }) => id), ...(mayBeElsewhere ? [ELSEWHERE] : [])]
}

// The register of schools writes a district by its name, a home address by its id.
function districtNamed(rules: Rules, district: string | null | undefined): string | undefined {
  const wanted = district?.trim().toLowerCase()
  return rules.districts().find(({ value }) => value.id === wanted || value.name.toLowerCase() === wanted)
    ?.value.id
}

function onlyOne(districts: readonly string[]): string | undefined {
  return districts.length === 1 && districts[0] !== ELSEWHERE ? districts[0] : undefined
}

async function teamOf(
  trx: Trx,
  rules: Rules,
  district: string,
  because: string,
): Promise<TeamChosen | undefined> {
  const team = rules.teams().find((rule) => rule.value.district === district)
  const organisation = team && (await findOrganisationByKey(trx, team.value.id))
  return organisation ? { organisation, district, because } : undefined
}

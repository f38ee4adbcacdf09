import { plainDate } from '../domain/calendar/plain-date.ts'
import type { Trx } from '../platform/db/in-transaction.ts'
import type { Packs } from '../rules/packs.ts'
import { type PlantedRow, plant } from './demo.store.ts'
import { outwardOf } from './demo-addresses.ts'
import type { SchoolForPupils } from './demo-schools.ts'
import { DEMO_PEOPLE, emailOf, STAFFED_SCHOOLS } from './made-up-people.ts'
import type { Random } from './random.ts'

export interface PlantingOrganisations {
  readonly laId: number
  readonly authorityName: string
  readonly pack: string
  readonly packs: Packs
  readonly random: Random
  readonly at: Date
  readonly today: string
  readonly schools: readonly SchoolForPupils[]
}

export interface PlantedOrganisations {
  /** The organisation of each school, by URN. */
  readonly bySchool: ReadonlyMap<number, string>
  /** Schools whose people can sign in, by their keys. */
  readonly staffed: ReadonlyMap<string, SchoolForPupils>
}

/** The authority's teams, each school, and the people who work there. */
export async function plantOrganisations(
  trx: Trx,
  planting: PlantingOrganisations,
): Promise<PlantedOrganisations> {
  const { laId, random, at, schools } = planting
  const ids = new Map<string, string>()
  const add = (kind: string, key: string, name: string, urn: number | null = null): PlantedRow => {
    const id = random.id(at.getTime())
    ids.set(key, id)
    return { la_id: laId, id, kind, key, name, school_urn: urn }
  }
  const teams = planting.packs
    .rulesAt(plainDate(planting.today), planting.pack)
    .teams()
    .map((rule) => rule.value)
  await plant(trx, 'organisation', [
    add('cme-team', 'cme-team', 'Children Missing Education team'),
    add('admissions', 'admissions', 'School Admissions'),
    add('home-education-team', 'home-education-team', 'Elective Home Education team'),
    add('virtual-school', 'virtual-school', 'Virtual School'),
    add('authority', 'authority', planting.authorityName),
    ...teams.map((team) => add('investigating-team', team.id, team.name)),
    ...schools.map((school) => add('school', keyOfSchool(school.urn), school.name, school.urn)),
  ])
  const places = new Map(ids)
  for (const team of teams) places.set(`team:${team.district}`, ids.get(team.id) ?? '')
  const staffed = staffedSchools(schools)
  for (const [place, school] of staffed) places.set(place, ids.get(keyOfSchool(school.urn)) ?? '')
  await plantPeople(trx, planting, places)
  const bySchool = new Map(schools.map((school) => [school.urn, ids.get(keyOfSchool(school.urn)) ?? '']))
  return { bySchool, staffed }
}

async function plantPeople(
  trx: Trx,
  planting: PlantingOrganisations,
  places: ReadonlyMap<string, string>,
): Promise<void> {
  const { laId, random, at } = planting
  const accounts: PlantedRow[] = []
  const roles: PlantedRow[] = []
  for (const person of DEMO_PEOPLE) {
    const works = person.works.filter(({ at: place }) => (places.get(place) ?? '') !== '')
    if (works.length === 0) continue
    const id = random.id(at.getTime())
    const made = { la_id: laId, created_at: at.toISOString() }
    accounts.push({ ...made, id, email: emailOf(person), display_name: person.name, demo_key: person.key })
    for (const { role, at: place } of works) {
      roles.push({
        la_id: laId,
        id: random.id(at.getTime()),
        account_id: id,
        organisation_id: places.get(place) ?? '',
        role,
      })
    }
  }
  await plant(trx, 'account', accounts)
  await plant(trx, 'account_role', roles)
}

// The primary school nearest to the first staffed secondary, so that one demo family can have children at both.
function staffedSchools(schools: readonly SchoolForPupils[]): ReadonlyMap<string, SchoolForPupils> {
  const found = new Map<string, SchoolForPupils>()
  for (const [place, name] of Object.entries(STAFFED_SCHOOLS)) {
    const school = schools.find((one) => one.name === name)
    if (school !== undefined) found.set(place, school)
  }
  const outward = outwardOf(found.get('weston-road')?.postcode ?? '')
  const isPrimary = (school: SchoolForPupils) => (school.lowAge ?? 0) <= 4 && school.highAge === 11
  const primary = schools.filter(isPrimary).find((school) => outwardOf(school.postcode ?? '') === outward)
  const any = primary ?? schools.find(isPrimary)
  if (any !== undefined) found.set('primary', any)
  return found
}

function keyOfSchool(urn: number): string {
  return `school-${urn}`
}

import { districtOf, outwardOf } from './demo-addresses.ts'
import type { Random } from './random.ts'

/** What making up pupils needs to know of a real school. Ages as the register states them. */
export interface SchoolForPupils {
  readonly urn: number
  readonly name: string
  readonly phase: string | null
  readonly lowAge: number | null
  readonly highAge: number | null
  readonly town: string | null
  readonly postcode: string | null
}

/** A place where families live: the first half of a postcode, its town, and the schools that a child there may attend. */
export interface Area {
  readonly outward: string
  readonly town: string
  readonly district: string
  readonly weight: number
  readonly schools: readonly SchoolForPupils[]
}

/** Schools around which made-up families gather, so that each demo person's lists are worth looking at. */
export const BUSY_SCHOOLS: readonly string[] = ['The Weston Road Academy', 'The Hart School']
const BUSY_SHARE = 0.18

/** The areas of a county, made from its mainstream schools of compulsory school age. */
export function areasOf(schools: readonly SchoolForPupils[]): readonly Area[] {
  const usable = schools.filter(isUsable)
  const byOutward = Map.groupBy(usable, (school) => outwardOf(school.postcode ?? ''))
  const areas: Area[] = []
  for (const [outward, near] of byOutward) {
    const district = districtOf(outward)
    if (district === undefined) continue
    const others = usable.filter(
      (school) => districtOf(school.postcode ?? '') === district && !near.includes(school),
    )
    const town = mostCommon(near.map((school) => school.town ?? district))
    areas.push({ outward, town, district, weight: near.length, schools: [...near, ...others] })
  }
  return areas.toSorted((a, b) => (a.outward < b.outward ? -1 : 1))
}

export function drawArea(random: Random, areas: readonly Area[]): Area {
  const busy = areas.filter((area) => area.schools.some(isBusyHere(area)))
  if (busy.length > 0 && random.chance(BUSY_SHARE)) return random.pick(busy)
  let left = random.next() * areas.reduce((sum, area) => sum + area.weight, 0)
  for (const area of areas) {
    left -= area.weight
    if (left < 0) return area
  }
  return random.pick(areas)
}

function isBusyHere(area: Area): (school: SchoolForPupils) => boolean {
  return (school) => BUSY_SCHOOLS.includes(school.name) && outwardOf(school.postcode ?? '') === area.outward
}

/**
 * A school for a child of this age at the start of the school year: mostly one nearby, else one of the district.
 * @returns undefined when no school of the district takes that age
 */
export function drawSchool(random: Random, area: Area, age: number): SchoolForPupils | undefined {
  const fitting = area.schools.filter((school) => takes(school, age))
  const near = fitting.filter((school) => outwardOf(school.postcode ?? '') === area.outward)
  const busy = near.filter((school) => BUSY_SCHOOLS.includes(school.name))
  if (busy.length > 0 && random.chance(0.8)) return random.pick(busy)
  if (near.length > 0 && random.chance(0.9)) return random.pick(near)
  return fitting.length > 0 ? random.pick(fitting) : undefined
}

/** The age at which a child of that age will have begun at the school. */
export function entryAge(school: SchoolForPupils, age: number): number {
  return Math.min(age, Math.max(4, school.lowAge ?? 4))
}

function takes(school: SchoolForPupils, age: number): boolean {
  return age >= (school.lowAge ?? 4) && age < (school.highAge ?? 16)
}

function isUsable(school: SchoolForPupils): boolean {
  const { lowAge, highAge, postcode } = school
  return lowAge !== null && highAge !== null && lowAge < 16 && highAge > 5 && postcode !== null
}

function mostCommon(words: readonly string[]): string {
  const counts = [...Map.groupBy(words, (word) => word)].map(([word, all]) => ({ word, count: all.length }))
  return counts.toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))[0]?.word ?? ''
}

import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { DestinationSchool } from '../../exchange/ctf/true-status.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import {
  findSchoolByLaestab,
  findSchoolsByName,
  getSchool,
  listSchoolNumbers,
  listSchools,
  type School,
  standingOn,
} from '../schools/index.ts'

/**
 * A school of the register with its numbers, and those before and after it, as a destination needs it. Where no school
 * had the number on the day, the one that had it last, so that it can be said what became of it.
 */
export async function findDestinationSchool(
  trx: Trx,
  laestab: string,
  on: PlainDate,
): Promise<DestinationSchool | undefined> {
  const found =
    (await findSchoolByLaestab(trx, laestab, on)) ??
    (await findSchoolsByName(trx, laestab)).find((school) => school.laestab === laestab)
  return found && destinationSchoolOf(trx, found.urn)
}

/** Schools of the register whose name or town is like what was typed and which are open on the day, best first. */
export async function schoolsCalled(trx: Trx, typed: string, on: PlainDate): Promise<readonly School[]> {
  const found = await findSchoolsByName(trx, typed, { limit: 30 })
  return found.filter((school) => standingOn(school, on) === 'open').slice(0, 10)
}

export async function destinationSchoolOf(trx: Trx, urn: number): Promise<DestinationSchool> {
  const school = await getSchool(trx, urn)
  const numbers = await listSchoolNumbers(trx, school.urn)
  const related = await listSchools(
    trx,
    [...school.predecessors, ...school.successors].map(({ urn }) => urn),
  )
  const named = (urns: readonly { readonly urn: number }[]) =>
    related
      .filter(({ urn }) => urns.some((each) => each.urn === urn))
      .map(({ urn, name, laestab: number }) => ({ urn, name, ...(number ? { laestab: number } : {}) }))
  return {
    urn: school.urn,
    name: school.name,
    type: school.kind,
    status: school.status,
    ...(school.openOn ? { openOn: school.openOn } : {}),
    ...(school.closeOn ? { closeOn: school.closeOn } : {}),
    numbers: numbers.map((number) => ({
      laestab: number.laestab,
      from: number.fromOn,
      ...(number.untilOn ? { until: number.untilOn } : {}),
      basis: number.basis,
    })),
    predecessors: named(school.predecessors),
    successors: named(school.successors),
  }
}

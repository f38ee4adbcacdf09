import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { foldName } from '../../linkage/name-key.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import type { LinkedSchool, School, SchoolWithLinks } from './school.ts'

const COLUMNS = [
  'school.urn',
  'school.laestab',
  'school.la_code as laCode',
  'school.la_name as laName',
  'school.name',
  'school.former_name as formerName',
  'school.kind',
  'school.status',
  'school.phase',
  'school.open_on as openOn',
  'school.close_on as closeOn',
  'school.low_age as lowAge',
  'school.high_age as highAge',
  'school.street',
  'school.locality',
  'school.town',
  'school.postcode',
  'school.district',
  'school.trust_name as trustName',
] as const

export async function findSchool(read: ReadTrx, urn: number): Promise<School | undefined> {
  return read.selectFrom('school').select(COLUMNS).where('school.urn', '=', urn).executeTakeFirst()
}

/** Throws when the register does not hold it: for callers that have a stored URN. */
export async function getSchool(read: ReadTrx, urn: number): Promise<SchoolWithLinks> {
  const school = await findSchool(read, urn)
  if (school === undefined) throw new Error(`No school with URN ${urn}`)
  const links = await read
    .selectFrom('school_link')
    .leftJoin('school', 'school.urn', 'school_link.linked_urn')
    .select([
      'school_link.linked_urn as urn',
      'school_link.kind',
      'school_link.established_on as establishedOn',
      'school.name',
    ])
    .where('school_link.urn', '=', urn)
    .orderBy('school_link.linked_urn')
    .execute()
  const ofKind = (kind: string): readonly LinkedSchool[] =>
    links
      .filter((link) => link.kind === kind)
      .map(({ urn, name, establishedOn }) => ({ urn, name, establishedOn }))
  return { ...school, predecessors: ofKind('predecessor'), successors: ofKind('successor') }
}

export async function listSchools(read: ReadTrx, urns: readonly number[]): Promise<readonly School[]> {
  if (urns.length === 0) return []
  return read
    .selectFrom('school')
    .select(COLUMNS)
    .where('school.urn', 'in', [...urns])
    .orderBy('school.name')
    .execute()
}

/**
 * The school that carried a DfE number on a day. A successor often takes over its predecessor's number: the one whose
 * time with the number began last wins.
 */
export async function findSchoolByLaestab(
  read: ReadTrx,
  laestab: string,
  on: PlainDate,
): Promise<School | undefined> {
  return read
    .selectFrom('school_number')
    .innerJoin('school', 'school.urn', 'school_number.urn')
    .select(COLUMNS)
    .where('school_number.laestab', '=', laestab.replace(/[^0-9]/g, ''))
    .where('school_number.from_on', '<=', on)
    .where((eb) => eb.or([eb('school_number.until_on', 'is', null), eb('school_number.until_on', '>=', on)]))
    .orderBy('school_number.from_on', 'desc')
    .orderBy('school.urn', 'desc')
    .executeTakeFirst()
}

/** The DfE number that a school carried on a day. */
export async function findLaestabOn(read: ReadTrx, urn: number, on: PlainDate): Promise<string | undefined> {
  const row = await read
    .selectFrom('school_number')
    .select('laestab')
    .where('urn', '=', urn)
    .where('from_on', '<=', on)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', on)]))
    .orderBy('from_on', 'desc')
    .executeTakeFirst()
  return row?.laestab
}

/** Schools whose name, town or number is like what was typed, best first; closed ones last. `on` empties no list. */
export async function findSchoolsByName(
  read: ReadTrx,
  typed: string,
  options: { readonly laCode?: string; readonly limit?: number } = {},
): Promise<readonly School[]> {
  const key = foldName(typed)
  const digits = typed.replace(/[^0-9]/g, '')
  if (key === '') return []
  const { rows } = await sql<{ urn: number }>`
    select school.urn from school
    where (school.name_key % ${key} or school.name_key like ${`%${key}%`}
      or (${digits.length >= 4} and (school.laestab = ${digits} or school.urn::text = ${digits})))
      and (${options.laCode ?? null}::text is null or school.la_code = ${options.laCode ?? null})
    order by (lower(school.status) = 'closed'), (school.name_key like ${`%${key}%`}) desc,
      similarity(school.name_key, ${key}) desc, school.name, school.urn
    limit ${Math.min(options.limit ?? 20, 100)}`.execute(read)
  const schools = new Map(
    (
      await listSchools(
        read,
        rows.map((row) => row.urn),
      )
    ).map((school) => [school.urn, school]),
  )
  return rows.flatMap((row) => schools.get(row.urn) ?? [])
}

export interface SchoolNumber {
  readonly laestab: string
  readonly fromOn: PlainDate
  readonly untilOn: PlainDate | null
  readonly basis: string
}

/** Every DfE number a school has carried, the latest first. */
export async function listSchoolNumbers(read: ReadTrx, urn: number): Promise<readonly SchoolNumber[]> {
  return read
    .selectFrom('school_number')
    .select(['laestab', 'from_on as fromOn', 'until_on as untilOn', 'basis'])
    .where('urn', '=', urn)
    .orderBy('from_on', 'desc')
    .execute()
}

/** What the register said differently, the latest first. */
export async function listSchoolChanges(read: ReadTrx, urn: number) {
  return read
    .selectFrom('school_change')
    .select(['noticed_on as noticedOn', 'field', 'was', 'is_now as isNow'])
    .where('urn', '=', urn)
    .orderBy('noticed_on', 'desc')
    .orderBy('field')
    .limit(500)
    .execute()
}

/** The three digits of an authority, as they stand in its schools' records. */
export async function getAuthorityCode(read: ReadTrx, laId: number): Promise<string> {
  const row = await read
    .selectFrom('local_authority')
    .select('code')
    .where('id', '=', laId)
    .executeTakeFirstOrThrow()
  return row.code
}

import { type PlainDate, plainDate } from '../domain/calendar/plain-date.ts'
import { nameKey } from '../linkage/name-key.ts'
import type { Trx } from '../platform/db/in-transaction.ts'
import { type PlantedRow, plant } from './demo.store.ts'
import type { DemoChild, DemoFamily } from './make-families.ts'
import type { Random } from './random.ts'

/** Where and when the families are planted. */
export interface Planting {
  readonly laId: number
  readonly random: Random
  readonly at: Date
  /** Organisation of each school, by URN. */
  readonly organisations: ReadonlyMap<number, string>
  /** The number of the next child. */
  next: number
}

interface Rows {
  readonly family: PlantedRow[]
  readonly child: PlantedRow[]
  readonly child_address: PlantedRow[]
  readonly family_contact: PlantedRow[]
  readonly child_flag: PlantedRow[]
  readonly register_entry: PlantedRow[]
  readonly child_access: PlantedRow[]
}

const SOURCE = 'made up for the demonstration'
const LAW_OF_2024 = plainDate('2024-08-19')

/** Writes families in as many statements as there are tables. */
export async function plantFamilies(
  trx: Trx,
  planting: Planting,
  families: readonly DemoFamily[],
): Promise<number> {
  const rows: Rows = {
    family: [],
    child: [],
    child_address: [],
    family_contact: [],
    child_flag: [],
    register_entry: [],
    child_access: [],
  }
  for (const family of families) addFamily(rows, planting, family)
  await plant(trx, 'family', rows.family)
  await plant(trx, 'child', rows.child)
  await plant(trx, 'child_address', rows.child_address)
  await plant(trx, 'family_contact', rows.family_contact)
  await plant(trx, 'child_flag', rows.child_flag)
  await plant(trx, 'register_entry', rows.register_entry)
  await plant(trx, 'child_access', rows.child_access)
  return rows.child.length
}

function addFamily(rows: Rows, planting: Planting, family: DemoFamily): void {
  const { laId, random, at } = planting
  const familyId = random.id(at.getTime())
  rows.family.push({ la_id: laId, id: familyId, recorded_at: at.toISOString() })
  for (const child of family.children) addChild(rows, planting, family, familyId, child)
}

function addChild(
  rows: Rows,
  planting: Planting,
  family: DemoFamily,
  familyId: string,
  child: DemoChild,
): void {
  const { laId, random, at } = planting
  const id = random.id(at.getTime())
  const recorded = { la_id: laId, recorded_at: at.toISOString() }
  const known = { ...recorded, child_id: id, source: SOURCE }
  rows.child.push({
    ...recorded,
    id,
    reference: referenceOf(planting.next++),
    family_id: familyId,
    given_name: child.givenName,
    middle_names: child.middleNames,
    family_name: child.familyName,
    known_as: child.knownAs,
    former_family_name: child.formerFamilyName,
    born_on: child.bornOn,
    sex: child.sex,
    upn: child.upn,
    name_key: nameKey(child.givenName, child.familyName),
  })
  addAddresses(rows, planting, family, known)
  for (const [index, contact] of family.contacts.entries()) {
    rows.family_contact.push({
      ...known,
      id: random.id(at.getTime()),
      position: index + 1,
      name: contact.name,
      relationship: contact.relationship,
      parental_responsibility: contact.parentalResponsibility,
      lives_with_child: contact.livesWithChild,
      emergency: contact.emergency,
      phone: contact.phone,
      email: contact.email,
      address: null,
      protected: family.protected && contact.livesWithChild === 'yes',
      from_on: family.movedInOn,
      recorded_at: writtenDown(planting, family.movedInOn),
    })
  }
  for (const code of child.flags)
    rows.child_flag.push({
      ...known,
      id: random.id(at.getTime()),
      code,
      from_on: family.movedInOn,
      recorded_at: writtenDown(planting, family.movedInOn),
    })
  addEntries(rows, planting, child, known)
}

type Known = {
  readonly la_id: number
  readonly recorded_at: string
  readonly child_id: string
  readonly source: string
}

/** Facts of a made-up past were written down on their first morning, so that what was known on a past day can be asked. */
function writtenDown({ at }: Planting, day: PlainDate): string {
  const then = `${day}T09:00:00.000Z`
  return then < at.toISOString() ? then : at.toISOString()
}

function addAddresses(rows: Rows, planting: Planting, family: DemoFamily, known: Known): void {
  const { random, at } = planting
  const add = (address: DemoFamily['address'], from: PlainDate, until: PlainDate | null) =>
    rows.child_address.push({
      ...known,
      id: random.id(at.getTime()),
      ...address,
      from_on: from,
      until_on: until,
      protected: family.protected,
      // A restriction is looked at anew within 90 days of the word that it rests on.
      recorded_at: family.protected ? known.recorded_at : writtenDown(planting, from),
    })
  if (family.earlierAddress !== null) add(family.earlierAddress, plainDate('2015-01-01'), family.movedInOn)
  add(family.address, family.movedInOn, null)
}

function addEntries(rows: Rows, planting: Planting, child: DemoChild, known: Known): void {
  const next = new Map(child.entries.map((entry, index) => [entry, child.entries[index + 1]]))
  for (const entry of child.entries) {
    const organisation = planting.organisations.get(entry.schoolUrn)
    const after = next.get(entry)
    rows.register_entry.push({
      ...known,
      id: planting.random.id(planting.at.getTime()),
      recorded_at: writtenDown(planting, entry.startingOn),
      school_urn: entry.schoolUrn,
      year_group: entry.yearGroup,
      starting_on: entry.startingOn,
      first_attended_on: entry.firstAttendedOn === undefined ? entry.startingOn : entry.firstAttendedOn,
      last_attended_on: entry.lastAttendedOn ?? null,
      ended_on: entry.endedOn,
      ground: entry.endedOn === null ? null : entry.endedOn >= LAW_OF_2024 ? 'A' : 'a',
      ground_rule_set:
        entry.endedOn === null ? null : entry.endedOn >= LAW_OF_2024 ? 'SI 2024/208' : 'SI 2006/1751',
      destination: after === undefined ? null : { kind: 'school', urn: after.schoolUrn },
    })
    if (entry.endedOn === null && organisation !== undefined) {
      rows.child_access.push({
        la_id: known.la_id,
        child_id: known.child_id,
        organisation_id: organisation,
        because: 'on the roll',
        from_at: known.recorded_at,
      })
    }
  }
}

export function referenceOf(number: number): string {
  return String(number).padStart(6, '0')
}
